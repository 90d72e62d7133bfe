"""More than 60 MB of scans become one file below 20 MB, which arrives once over a line that breaks three times."""

from __future__ import annotations

import hashlib
from pathlib import Path

from desktop_client.contract import limits
from desktop_client.contract.messages import MaterialFile
from tests.fixtures.bureau import RunningBureau
from tests.fixtures.wire import Wire
from tests.journeys.subsidy import clerk
from tests.journeys.subsidy.clerk import PROJECT
from tests.journeys.subsidy.folder import Folder
from ui.tour.hands import Person
from ui.window import MainWindow

PAGES = 15
#: Where in a piece the line breaks.
BREAKS = (700_000, 200_000, 90_000)
#: Of a request without its body.
HEAD = 1_500


def test_a_pile_gets_there_whole_and_once(
    window: MainWindow, person: Person, bureau: RunningBureau, wire: Wire, folder: Folder, pile: list[Path]
):
    assert sum(file.stat().st_size for file in pile) > 60_000_000
    clerk.begin(person, folder.path / "申报表.pdf")
    clerk.lay_on_desk(person, *pile)
    make_it_fit(person)

    requests, carried = len(wire.requests), wire.carried
    for after in BREAKS:
        wire.next("cut_up", verb="PATCH", after=after)
    person.click("保存")
    person.sees(clerk.OTHER_MATERIAL, f"{PAGES} 页 · ")
    person.click("保存")
    person.row_reads(PROJECT, "材料准备")
    file = clerk.newest(window).other_material
    assert file is not None
    person.wait(lambda: kept(bureau, file), "the file at the bureau")

    assert file.pages == PAGES
    assert file.bytes < limits.AIM_FILE_BYTES
    assert not [each for each in wire.mishaps if each.times], "the line did not break three times"
    assert wire.seen("/uploads", "POST") == 1
    heads = (len(wire.requests) - requests) * HEAD
    assert wire.carried - carried - heads <= file.bytes + len(BREAKS) * limits.UPLOAD_CHUNK_BYTES


def make_it_fit(person: Person) -> None:
    """压缩到 20 MB 以内, and a look at what it did to a page."""
    person.sees(f"{PAGES} 页均可正常显示")
    person.click("压缩到 20 MB 以内")
    person.sees("压缩前 63.", "压缩后")
    person.click("返回全部页面")
    person.sees("已压缩：63.", "压缩前后对比")


def kept(bureau: RunningBureau, file: MaterialFile) -> bool:
    """Whether the bureau has these very bytes."""
    found = next(bureau.data.rglob(f"{file.sha256}*"), None)
    return found is not None and hashlib.sha256(found.read_bytes()).hexdigest() == file.sha256
