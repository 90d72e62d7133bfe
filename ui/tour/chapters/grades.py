"""评定结果: the grade and its validity, 升级, why 保级 is not open yet, and 保级 where it is."""

from __future__ import annotations

from ui.tour import eyes
from ui.tour.chapters import people
from ui.tour.stage import Stage
from ui.tour.story import Step

VALID_YEARS = 3
KEPT = "人力资源管理咨询"


def _see_the_grade(stage: Stage) -> None:
    person = stage.person
    person.click("申请列表")
    person.row_reads(people.CATEGORY, "已评定")
    person.click("评定结果")
    declared = stage.program.client.office.clock.now() if stage.program.client else None
    assert declared is not None  # noqa: S101 - somebody is signed in
    person.row_reads(people.CATEGORY, "A", f"{declared.year + VALID_YEARS}-{declared:%m}-")


def _see_why_not_keep(stage: Stage) -> None:
    stage.person.click_row(people.CATEGORY)
    stage.person.sees("保级：")


def _ask_for_the_upgrade(stage: Stage) -> None:
    stage.person.click("升级")
    stage.person.sees(f"为“{people.CATEGORY}”申请升级？", "继续有效")


def _upgrade(stage: Stage) -> None:
    stage.person.click("确定")
    stage.person.sees("申请列表")
    stage.person.row_reads("升级", people.CATEGORY, "填写中")


def _ask_to_delete(stage: Stage) -> None:
    stage.person.click_row("升级")
    stage.person.click("删除")
    stage.person.sees("不能恢复")


def _delete(stage: Stage) -> None:
    stage.person.click("删除")
    stage.person.sees("申请列表")
    stage.person.wait(lambda: not eyes.row("升级"), "no row “升级” any more")


def _take_the_sample_account(stage: Stage) -> None:
    person = stage.person
    sign_out(stage, people.PERSON)
    person.click("使用示例账号")
    person.sees("已填入示例机构")
    person.click("登录")
    person.sees("工作台", "需要您处理", "已同步")


def _see_the_sample_grades(stage: Stage) -> None:
    stage.person.choose("练习审核员对下一件", "先不处理")
    stage.person.click("评定结果")
    stage.person.click_row(KEPT)
    stage.person.sees("可以留出一轮补正的时间")


def _fill_the_keep_form(stage: Stage) -> None:
    person = stage.person
    person.click("保级")
    person.sees("统计年度从业人员数", "现有等级")
    for field, text in (
        ("统计年度从业人员数", "12"),
        ("营业收入", "860"),
        ("服务场所面积", "160"),
        ("服务用人单位数量", "75"),
        ("联系人", "张三"),
        ("联系人手机", people.MOBILE),
    ):
        person.fill(field, text)
    person.answer("是否受到行政处罚", "否")
    person.answer("许可证是否在有效期", "是")


def _commit(stage: Stage) -> None:
    stage.person.click("确定")
    stage.person.sees("填报承诺")
    stage.person.tick("我已阅读并作出以上填报承诺")


def _keep(stage: Stage) -> None:
    stage.person.click("保存")
    stage.person.sees("已上报，等待审核")
    stage.person.click("申请列表")
    stage.person.row_reads("保级", KEPT, "待审核")


def sign_out(stage: Stage, name: str) -> None:
    """退出 from the menu at the person's name."""
    person = stage.person
    person.click(name)
    person.choose_in_menu("退出")
    person.sees("登录", "机构注册")


STEPS = (
    Step("award", "评定结果: the grade, valid for three years", _see_the_grade),
    Step("keep-not-yet", "保级 is not open yet, and the page says from when", _see_why_not_keep),
    Step("upgrade", "升级 asks first", _ask_for_the_upgrade),
    Step("upgrade-begun", "确定: a 升级 stands in 申请列表, its answers brought along", _upgrade),
    Step("delete", "删除 asks before what cannot be taken back", _ask_to_delete),
    Step("deleted", "The row is gone", _delete),
)

SAMPLE_STEPS = (
    Step("sample", "Signed out, and in again with 使用示例账号", _take_the_sample_account),
    Step(
        "sample-awards", "评定结果 of the sample institution: one grade runs out soon", _see_the_sample_grades
    ),
    Step("keep-form", "保级: the short form", _fill_the_keep_form),
    Step("keep-commitment", "确定: 填报承诺", _commit),
    Step("kept", "保存: 保级 awaits its review", _keep),
)
