"""材料工坊 by itself: a pile that is too large made to fit, numbers blacked out, one PDF saved."""

from __future__ import annotations

from ui.tour import papers
from ui.tour.stage import Stage
from ui.tour.story import Step

SCANS = 6


def _open(stage: Stage) -> None:
    stage.person.click("材料工坊")
    stage.person.sees("把材料放到这里，合成一个 20 MB 以内的 PDF")


def _lay_out_the_pile(stage: Stage) -> None:
    person, folder = stage.person, stage.papers[0].parent
    files = stage.watch.aside(lambda: [papers.write_contract(folder), *papers.write_scans(folder, SCANS)])
    person.click("选择文件")
    person.give_files(*files)
    person.sees(f"{SCANS + 1} 页均可正常显示", "上限 20 MB", "压缩到 20 MB 以内")


def _arrange(stage: Stage) -> None:
    person = stage.person
    person.click_row("第 3 页，扫描件2.jpg")
    person.press("R")
    person.press("Alt+Left")
    person.sees("第 2 页，扫描件2.jpg")
    person.click("撤销")
    person.sees("第 3 页，扫描件2.jpg")


def _redact(stage: Stage) -> None:
    person = stage.person
    person.click_row("第 1 页，服务合同.pdf")
    person.click("脱敏")
    person.sees("本页发现的号码", "身份证号", "手机号")
    person.click("遮盖所选")
    person.sees("本页已遮盖 2 处")


def _shrink(stage: Stage) -> None:
    person = stage.person
    person.click("返回全部页面")
    person.click("压缩到 20 MB 以内")
    person.sees("压缩前", "压缩后")


def _save(stage: Stage) -> None:
    person, file = stage.person, stage.pictures / "materials.pdf"
    person.click("返回全部页面")
    person.sees("已压缩：")
    person.click("另存为 PDF")
    person.give_files(file)
    person.sees("已保存：", f"{SCANS + 1} 页")
    person.wait(lambda: file.read_bytes().startswith(b"%PDF"), "one PDF with everything")


STEPS = (
    Step("desk-empty", "材料工坊 alone: what it is for", _open),
    Step("pile", "A pile of scans: too large, and the meter says by how much", _lay_out_the_pile),
    Step("arranged", "Turned and moved by keys, the move taken back", _arrange),
    Step("redacted", "脱敏: the numbers found on a page are blacked out", _redact),
    Step("shrunk", "压缩到 20 MB 以内: before and after", _shrink),
    Step("materials", "另存为 PDF: one file, every page looked at", _save),
)
