"""分类分级申报 and 填写, with the network off: digits, Enter, Ctrl+Enter, numbers and files."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractButton, QLabel

from ui.grading.answer_fields import BandTable
from ui.tour import eyes
from ui.tour.chapters import people
from ui.tour.stage import Stage
from ui.tour.story import Step
from ui.widgets.options import CheckCard, RadioCard

MOST_INDICATORS = 200


def _see_the_empty_list(stage: Stage) -> None:
    stage.person.click("申请列表")
    stage.person.sees("分类分级管理", "还没有申报")


def _ask_for_a_declaration(stage: Stage) -> None:
    stage.person.click("分类分级申报")
    stage.person.sees("申报年度", "申报类别", "评定")
    stage.person.choose("申报类别", people.CATEGORY)


def _create(stage: Stage) -> None:
    stage.person.click("保存")
    stage.person.row_reads(people.CATEGORY, "评定", "填写中")


def _cut_the_network(stage: Stage) -> None:
    stage.person.sees("已同步")
    stage.line.cut()
    stage.person.sees("离线")


def _open_the_form(stage: Stage) -> None:
    stage.person.click("填写")
    stage.person.sees("一级评价指标", "二级评价指标", "三级评价指标", "完成情况", "未完成", "预计得分")


def _attach_from_the_disk(stage: Stage) -> None:
    """The first indicator wants a number and a file."""
    person = stage.person
    answer(stage)
    person.sees("必须提供")
    attach(stage, number=0)
    person.sees("租赁合同.pdf", "已完成")


def _fill_all(stage: Stage) -> None:
    for number in range(MOST_INDICATORS):
        # Either key goes on; a person uses both.
        stage.person.press("Ctrl+Return" if number % 2 else "Return")
        if _is_complete():
            break
        answer(stage)
        if eyes.find(QLabel, "必须提供"):
            attach(stage, number=number % 2)
    stage.person.wait(_is_complete, "all indicators answered, as “73 / 73 项已完成”")


def _check(stage: Stage) -> None:
    stage.person.press("F7")
    stage.person.sees("没有必须处理的问题，可以上报")


def answer(stage: Stage) -> None:
    """Answer the open indicator as it asks: tick by digit, or type a number."""
    cards = [*eyes.find_all(RadioCard), *eyes.find_all(CheckCard)]
    if not cards:
        stage.person.type(_a_number_in_the_middle())
        return
    if not any(card.isChecked() for card in cards):
        stage.person.press(str(_harmless(cards) + 1))
    if isinstance(cards[0], CheckCard) and len(cards) > 2 and not cards[1].isChecked():
        stage.person.press("2")


def attach(stage: Stage, *, number: int) -> None:
    """选择文件, its path typed into the system's dialog."""
    person = stage.person
    file = stage.papers[number]
    person.click("选择文件")
    person.give_files(file)
    person.sees(file.name)


def _harmless(cards: Sequence[QAbstractButton]) -> int:
    """The second answer, for a grade that can still be raised; never one that rules out every grade."""
    told = [card.accessibleDescription() for card in cards]
    if "一票否决" in told:
        return next(number for number, words in enumerate(told) if words != "一票否决")
    return min(1, len(cards) - 1) if isinstance(cards[0], RadioCard) else 0


def _a_number_in_the_middle() -> str:
    """What the middle band asks for at least, read from the table of bands."""
    told = eyes.find_all(BandTable)[0].accessibleDescription().split("→")[0]
    least = re.findall(r"([\d,.]+)[^；]*及以上", told)
    return least[len(least) // 2].replace(",", "")


def _is_complete() -> bool:
    remark = eyes.find(QLabel, "项已完成")
    found = re.search(r"(\d+) / (\d+)", remark.text() if remark else "")
    return found is not None and found[1] == found[2]


STEPS = (
    Step(
        "list-empty", "分类分级管理 → 申请列表: nothing yet, and the first step offered", _see_the_empty_list
    ),
    Step("create", "分类分级申报: year and category", _ask_for_a_declaration),
    Step("created", "保存: the declaration stands in the list", _create),
    Step("network-off", "The network goes away", _cut_the_network),
    Step("indicators", "填写, offline: the indicators of the category", _open_the_form),
    Step("evidence", "A number typed, 佐证材料 chosen from the disk", _attach_from_the_disk),
    Step("filled", "Every indicator answered from the keyboard", _fill_all),
    Step("check", "检查 finds nothing", _check),
)
