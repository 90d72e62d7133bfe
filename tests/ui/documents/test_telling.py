"""What the desk says of itself: size, sources, findings, and all of it to screen readers."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ui import accessibility
from ui.widgets.text import Label

PERSON = "Zhang San 11010519491231002X 13800138000"


def test_the_meter_says_how_large_it_is_and_of_what(room):
    room.add(room.paper("甲", "one"), room.paper("乙", "two"))
    assert "20 MB" in room.desk.side.meter.findChild(Label, "size-limit").text()
    assert [entry.name for entry in room.desk.side.sources._entries] == ["甲.pdf", "乙.pdf"]


def test_findings_stand_under_their_page_and_lead_to_it(room):
    room.add(room.paper("甲", "one", "", PERSON))
    room.settle(room.desk.is_at_rest)
    marks = [room.desk.table.model.tile(row).mark for row in range(3)]
    assert marks[0] is None
    assert marks[1].words == "空白页"
    assert "个人信息" in marks[2].words
    lines = room.desk.side.findings
    blank = next(row for row in range(lines.count()) if "空白" in lines.item(row).text())
    lines.itemClicked.emit(lines.item(blank))
    assert room.desk.table.grid.view.rows() == [1]


def test_a_page_is_told_to_screen_readers_with_all_that_is_seen(room):
    room.add(room.paper("甲", "one", ""))
    room.settle(room.desk.is_at_rest)
    told = room.desk.table.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "第 2 页，甲.pdf，空白页"
    assert not accessibility.unnamed_controls(room.desk)


def test_a_file_that_is_gone_is_said_in_place_and_can_be_chosen_again(room):
    paper = room.paper("甲", "one")
    room.add(paper, room.paper("乙", "two"))
    moved = paper.rename(room.folder / "搬走.pdf")
    room.desk.open(room.desk.session.key)
    room.settle()
    assert room.desk.table.model.tile(0).mark.words == "原文件不在"
    sources = room.desk.side.sources
    assert "甲.pdf" in sources.item(0).text()
    sources.setFocus()
    sources.setCurrentRow(0)
    room.desk.picking.another_picked.emit(sources.current_id(), moved)
    room.settle()
    assert room.desk.table.model.page(0).is_there
