"""A subsidy by the guide (第四章): policy, form, papers, 提交 without a network, a page sent back, and 审核通过."""

from __future__ import annotations

from pathlib import Path

import pypdf

from tests.fixtures.bureau import RunningBureau
from tests.fixtures.projects import Projects
from tests.fixtures.wire import Wire
from tests.journeys.subsidy import clerk
from tests.journeys.subsidy.clerk import PROJECT
from tests.journeys.subsidy.folder import Folder
from ui.tour.hands import Person
from ui.window import MainWindow

RULES = "人力资源服务业发展补贴实施细则（示例）"
REASON = "看不清，请重新扫描"


def test_from_the_policy_to_the_approval(
    window: MainWindow, person: Person, bureau: RunningBureau, wire: Wire, projects: Projects, folder: Folder
):
    read_the_policy(person)
    form = folder.path / "申报表.pdf"
    clerk.begin(person, form)
    assert_filled_in(form, window.office.account.institution.name)
    clerk.attach_form(person, form)
    put_the_other_papers_together(person, folder)
    subsidy_id = clerk.newest(window).id

    submit_without_a_network(person, wire)
    assert projects.submitted(subsidy_id) == 0
    wire.mend()
    window.loop.sync()
    person.row_reads(PROJECT, "待审核")
    assert projects.submitted(subsidy_id) == 1

    bureau.review_subsidy(subsidy_id, "take")
    finding = {"material": "other_material", "page": 2, "text": REASON}
    bureau.review_subsidy(subsidy_id, "return", findings=[finding])
    window.loop.sync()
    mend_the_page(person, folder)
    clerk.submit(person)
    person.sees("已提交，等待审核", "回执号")
    assert projects.submitted(subsidy_id) == 2

    for _step in ("初审", "审定"):
        bureau.review_subsidy(subsidy_id, "pass")
    window.loop.sync()
    read_the_result(person)


def read_the_policy(person: Person) -> None:
    """实施细则: searched, opened, its printed pages looked at."""
    person.click("实施细则")
    person.fill("在全文中查找", "补贴")
    person.press("Return")
    person.click_row(RULES, of="政策文件")
    person.sees(RULES, "正文")
    person.turn_to("原文（PDF）")
    person.sees("第 1 页，共 ")
    person.wait(lambda: clerk.page_is_drawn(1), "page 1 as it was printed")


def put_the_other_papers_together(person: Person, folder: Folder) -> None:
    """A scan, a picture and a letter become one PDF."""
    clerk.lay_on_desk(
        person,
        folder.scan("会议方案.jpg", "plan"),
        folder.scan("场地合同.png", "lease"),
        folder.letter("应急预案.pdf", "alarm", "exits"),
    )
    person.sees("会议方案.jpg", "场地合同.png", "应急预案.pdf", "4 页均可正常显示", "在 20 MB 以内，无需压缩")
    clerk.save_twice(person)
    person.row_reads(PROJECT, "待提交")


def submit_without_a_network(person: Person, wire: Wire) -> None:
    person.sees("已同步")
    wire.cut()
    clerk.submit(person)
    person.sees("已保存，等待发送")
    person.row_reads(PROJECT, "待发送")


def mend_the_page(person: Person, folder: Folder) -> None:
    """待补正: the reason leads to the page; its file is scanned anew and takes the same place."""
    person.row_reads(PROJECT, "待补正")
    person.click("修改")
    person.sees("修改补贴申报", f"其他材料第 2 页：{REASON}")
    person.click_row(REASON)
    person.wait(lambda: clerk.page_is_drawn(2), "page 2 of what was sent")
    person.click("关闭")
    person.click("材料工坊", about=clerk.OTHER_MATERIAL)
    person.click_row("场地合同.png", of="来源文件")
    person.click("重新选择文件")
    person.give_files(folder.scan("场地合同（清晰）.png", "lease, legible"))
    person.sees("场地合同（清晰）.png", "4 页均可正常显示")
    person.click("保存")
    person.sees("修改补贴申报", "已修改")
    person.click("保存")
    person.row_reads(PROJECT, "待补正")


def read_the_result(person: Person) -> None:
    """A click on the name: 申报表, 申报材料, 审批流程 with who and when, 审批结果."""
    person.row_reads(PROJECT, "审核通过")
    person.click_row(PROJECT)
    person.sees("申报表", "申报材料", "审批流程", "审批结果")
    person.turn_to("审批流程")
    person.sees("初审（", "审定（", "已通过 · 练习审核员 · ", "一般 3 个工作日")
    person.sees("初审 · 退回补正 · 练习审核员（审核员）", "补正提交 · 张三（单位管理员）")
    person.turn_to("审批结果")
    person.sees("审批意见", "决定时间", "补贴金额", "第几次提交")


def assert_filled_in(form: Path, institution: str) -> None:
    text = "".join(page.extract_text() for page in pypdf.PdfReader(form).pages)
    assert institution in text
    assert "2026.1" in text, "the mark of the version"
