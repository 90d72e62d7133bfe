"""上报 with the network off, and what happens once it is back: queued, sent once, the receipt."""

from __future__ import annotations

from ui.tour.chapters import people
from ui.tour.stage import Stage
from ui.tour.story import Step


def _ask_for_the_commitment(stage: Stage) -> None:
    stage.person.click("上报")
    stage.person.sees("填报承诺", "本机构郑重承诺")
    stage.person.tick("我已阅读并作出以上填报承诺")


def _file_offline(stage: Stage) -> None:
    stage.person.click("保存")
    stage.person.sees("已保存，等待发送", "离线，1 项待发送")


def _look_at_the_queue(stage: Stage) -> None:
    stage.person.click("离线，1 项待发送")
    stage.person.sees("现在连不上办事机构", people.CATEGORY)


def _mend_the_network(stage: Stage) -> None:
    stage.person.press("Escape")
    stage.line.mend()
    stage.person.click("申请列表")
    stage.person.row_reads(people.CATEGORY, "待审核")
    stage.person.sees("已同步")


def _read_the_receipt(stage: Stage) -> None:
    stage.person.click("查看")
    stage.person.sees("办理过程", "回执", "第 1 次上报")


def _save_the_receipt(stage: Stage) -> None:
    person = stage.person
    person.click("导出 PDF")
    person.give_files(stage.receipt)
    person.sees("PDF 已保存")
    person.wait(lambda: stage.receipt.read_bytes().startswith(b"%PDF"), "a PDF with the receipt")


STEPS = (
    Step("commitment", "上报: 填报承诺 is read and ticked", _ask_for_the_commitment),
    Step("queued", "保存, still offline: sealed and waiting", _file_offline),
    Step("queue", "The sync indicator tells what waits and why", _look_at_the_queue),
    Step("awaiting-review", "Network back: sent by itself, 待审核", _mend_the_network),
    Step("receipt", "查看: every step, and the bureau's receipt", _read_the_receipt),
    Step("receipt-pdf", "导出 PDF: the receipt is saved", _save_the_receipt),
)
