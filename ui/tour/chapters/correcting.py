"""退回: the reasons stand on the exact indicators, are mended there, and the declaration goes in again."""

from __future__ import annotations

from ui.grading.answer_fields import BandTable
from ui.tour import eyes
from ui.tour.chapters import filling, people
from ui.tour.stage import Stage
from ui.tour.story import Step
from ui.widgets.options import CheckCard, RadioCard


def _hear_the_refusal(stage: Stage) -> None:
    stage.person.click("申请列表")
    stage.person.row_reads(people.CATEGORY, "待补正")
    stage.person.click("查看")
    stage.person.sees("退回理由", "前补正上报")


def _go_to_the_indicator(stage: Stage) -> None:
    stage.person.click("填写")
    stage.person.sees("退回理由，请按此修改")


def _mend_the_first(stage: Stage) -> None:
    _mend(stage)
    stage.person.sees("退回理由（已修改）")


def _mend_the_second(stage: Stage) -> None:
    stage.person.press("F7")
    stage.person.click_row("退回理由")
    stage.person.sees("退回理由，请按此修改")
    _mend(stage)
    stage.person.sees("退回理由（已修改）", "没有必须处理的问题，可以上报")


def _file_again(stage: Stage) -> None:
    person = stage.person
    person.click("上报")
    person.tick("我已阅读并作出以上填报承诺")
    person.click("保存")
    person.sees("已上报，等待审核", "回执号")


def _mend(stage: Stage) -> None:
    """Give another answer, and the paper that was asked for."""
    cards = [*eyes.find_all(RadioCard), *eyes.find_all(CheckCard)]
    if cards:
        stage.person.press("1")
    elif eyes.find_all(BandTable):
        stage.person.press("Ctrl+A")
        stage.person.type("100")
    filling.attach(stage, number=1)


STEPS = (
    Step("returned", "The practice reviewer returns two indicators, with reasons", _hear_the_refusal),
    Step("reason", "填写 opens the exact indicator, its reason on top", _go_to_the_indicator),
    Step("first-mended", "The first is mended", _mend_the_first),
    Step("second-mended", "The second is mended, 检查 finds nothing more", _mend_the_second),
    Step("resubmitted", "上报 again, online: the receipt comes at once", _file_again),
)
