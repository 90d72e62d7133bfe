"""政策补贴: a policy read, its form filled in and uploaded with the other papers, 提交, 补正, 审核通过."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLabel

from ui.tour import eyes, papers
from ui.tour.stage import Stage
from ui.tour.story import Step

PROJECT = "朝阳区人力资源服务业发展大会备案表"
RULES = "人力资源服务业发展补贴实施细则（示例）"
FORM, OTHER = "上传申报表", "上传其他材料"
PAGE_PIXELS = 1240


def _see_the_policies(stage: Stage) -> None:
    stage.person.click("实施细则")
    stage.person.sees("共 8 份", "正文", RULES)


def _search(stage: Stage) -> None:
    person = stage.person
    person.fill("在全文中查找", "补贴")
    person.press("Return")
    person.click_row(RULES, of="政策文件")
    person.sees(RULES, "PDF 共 3 页")


def _read_as_printed(stage: Stage) -> None:
    stage.person.turn_to("原文（PDF）")
    stage.person.sees("第 1 页，共 3 页")
    stage.person.wait(lambda: page_is_drawn(1), "the first page as it was printed")


def _see_the_projects(stage: Stage) -> None:
    person = stage.person
    person.click("补贴申报")
    person.sees("还没有补贴申报")
    person.click("新增补贴申报")
    person.sees("勾选要申报的项目", PROJECT, "持有人力资源服务许可证（符合）", "（不符合）")


def _download_the_form(stage: Stage) -> None:
    person = stage.person
    person.click("下载申报表", about=PROJECT)
    person.give_files(_form(stage))
    person.sees("申报表已保存，机构信息已填好", "版本 2026.1")


def _upload_the_form(stage: Stage) -> None:
    person = stage.person
    person.tick(PROJECT)
    person.click("确认")
    person.sees("申报名称", "申报年度", "大小控制在 20M 以内")
    person.click("选择文件", about=FORM)
    person.give_files(_form(stage))
    person.sees(f"移除 {_form(stage).name}")


def _lay_out_the_papers(stage: Stage) -> None:
    person, folder = stage.person, _folder(stage)
    person.click("材料工坊", about=OTHER)
    person.sees("把材料放到这里，合成一个 20 MB 以内的 PDF")
    person.click("选择文件")
    plan = papers.write_photograph(folder, "会议方案.jpg", "会议方案（示例）")
    person.give_files(*stage.papers, plan)
    person.sees("3 页均可正常显示", "在 20 MB 以内，无需压缩")


def _save_the_papers(stage: Stage) -> None:
    stage.person.click("保存")
    stage.person.sees(FORM, "其他材料_", "3 页")


def _ready(stage: Stage) -> None:
    stage.person.click("保存")
    stage.person.row_reads(PROJECT, "待提交")
    stage.person.sees("已同步")


def _look_at_what_goes(stage: Stage) -> None:
    stage.line.cut()
    stage.person.click("提交")
    stage.person.sees("提交这份申报？", _form(stage).name, "其他材料_")


def _submit_offline(stage: Stage) -> None:
    stage.person.click("提交")
    stage.person.sees("已保存，等待发送")
    stage.person.row_reads(PROJECT, "待发送")


def _mend_the_network(stage: Stage) -> None:
    stage.line.mend()
    stage.person.row_reads(PROJECT, "待审核")


def _hear_the_reasons(stage: Stage) -> None:
    person = stage.person
    person.row_reads(PROJECT, "待补正 · 2 项")
    person.click("修改")
    person.sees("申报表第 2 页：公章不清晰", "其他材料第 3 页：")


def _seal_the_form(stage: Stage) -> None:
    """The form printed, sealed and scanned takes the place of the one without a seal."""
    person = stage.person
    scans = stage.watch.aside(partial(_sealed_form, stage))
    person.click("选择文件", about=FORM)
    person.give_files(*scans)
    person.click_row(_form(stage).name, of="来源文件")
    person.click("移除此文件")
    person.sees("2 页均可正常显示")


def _scan_the_page_again(stage: Stage) -> None:
    person = stage.person
    person.click("保存")
    person.sees("已修改")
    person.click("材料工坊", about=OTHER)
    person.click_row("会议方案.jpg", of="来源文件")
    person.click("重新选择文件")
    person.give_files(papers.write_photograph(_folder(stage), "会议方案（清晰）.jpg", "会议方案 · 清晰"))
    person.sees("会议方案（清晰）.jpg", "3 页均可正常显示")


def _see_all_addressed(stage: Stage) -> None:
    person = stage.person
    person.click("保存")
    person.sees("修改补贴申报", "其他材料第 3 页：")
    person.wait(lambda: sum("已修改" in text for text in eyes.words()) == 2, "both reasons 已修改")


def _submit_again(stage: Stage) -> None:
    person = stage.person
    person.click("保存")
    person.sees("申报状态")
    person.click("提交")
    person.sees("提交这份申报？", "申报表版本", "2026.1")
    person.click("提交")
    person.sees("已提交，等待审核", "回执号")


def _follow_the_steps(stage: Stage) -> None:
    person = stage.person
    person.row_reads(PROJECT, "审核通过")
    person.click_row(PROJECT)
    person.turn_to("审批流程")
    person.sees("初审（", "审定（", "已通过 · 练习审核员", "退回补正")


def _read_the_result(stage: Stage) -> None:
    stage.person.turn_to("审批结果")
    stage.person.sees("审批意见", "补贴金额", "回执号")


def page_is_drawn(number: int) -> bool:
    """Tell whether this page stands there, large."""
    large = [each for each in eyes.find_all(QLabel) if each.accessibleName() == f"第 {number} 页"]
    return any(not each.pixmap().isNull() for each in large)


def _sealed_form(stage: Stage) -> list[Path]:
    client = stage.program.client
    assert client is not None  # noqa: S101 - somebody is signed in
    draw = client.documents.drawing(_form(stage).read_bytes())
    return papers.write_sealed(_folder(stage), [draw(number, PAGE_PIXELS) for number in range(2)])


def _folder(stage: Stage) -> Path:
    return stage.papers[0].parent


def _form(stage: Stage) -> Path:
    return _folder(stage) / "大会备案表.pdf"


STEPS = (
    Step("policies", "政策补贴 → 实施细则: what the bureau published", _see_the_policies),
    Step("policy", "A search through all texts leads to the rules", _search),
    Step("policy-pages", "原文（PDF）: the pages as they were printed", _read_as_printed),
    Step("projects", "补贴申报 → 新增补贴申报: projects, conditions, deadlines", _see_the_projects),
    Step("form", "下载申报表: filled in with the institution's data", _download_the_form),
    Step("upload", "The project ticked, 确认: 上传申报表", _upload_the_form),
    Step("desk", "上传其他材料: PDF and pictures on the PDF desk", _lay_out_the_papers),
    Step("desk-saved", "保存: one PDF, attached", _save_the_papers),
    Step("ready", "保存: 待提交", _ready),
    Step("submit", "提交, the network off: a look at what goes", _look_at_what_goes),
    Step("subsidy-queued", "Sealed and waiting", _submit_offline),
    Step("subsidy-sent", "Network back: sent by itself, 待审核", _mend_the_network),
    Step("subsidy-returned", "待补正: a reason at each page it is about", _hear_the_reasons),
    Step("sealed", "The form, sealed and scanned, instead of the one without a seal", _seal_the_form),
    Step("scanned-again", "The page that could not be read, scanned again", _scan_the_page_again),
    Step("addressed", "Both reasons are addressed", _see_all_addressed),
    Step("subsidy-resubmitted", "提交 again: the receipt comes at once", _submit_again),
    Step("process", "审核通过; 审批流程: every step, who and when", _follow_the_steps),
    Step("decision", "审批结果: amount and receipts", _read_the_result),
)
