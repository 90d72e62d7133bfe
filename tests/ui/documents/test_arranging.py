"""Pages are moved, turned, removed and brought back, by keyboard and by mouse."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from ui.documents.page_view import PAGES


def test_pages_move_with_alt_and_arrows_however_fast_they_are_pressed(room):
    room.add(room.paper("甲", "one", "two", "three", "four"))
    room.choose(0)
    for _ in range(2):
        room.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    room.settle()
    assert room.order() == ["甲2", "甲3", "甲1", "甲4"]
    assert room.desk.table.grid.view.rows() == [2], "what was moved stays chosen"
    room.press(Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    room.settle()
    assert room.order() == ["甲1", "甲2", "甲3", "甲4"]


def test_pages_dragged_elsewhere_come_before_the_page_they_are_let_go_at(room):
    room.add(room.paper("甲", "one", "two", "three"))
    data = QMimeData()
    data.setData(PAGES, room.desk.table.model.page(2).id.encode())
    room.drop(data, left_of=0)
    assert room.order() == ["甲3", "甲1", "甲2"]


def test_the_keyboard_walks_chooses_and_turns(room):
    room.add(room.paper("甲", "one", "two", "three"))
    room.choose(0)
    room.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert room.desk.table.grid.view.rows() == [0, 1]
    room.desk.commands["rotate"].trigger()
    room.settle()
    assert [room.desk.table.model.page(row).rotation for row in range(3)] == [90, 90, 0]
    room.desk.commands["rotate-back"].trigger()
    room.settle()
    assert room.desk.table.model.page(0).rotation == 0


def test_removing_is_undone_and_done_again(room):
    room.add(room.paper("甲", "one", "two", "three"))
    room.choose(0, 2)
    room.desk.commands["remove"].trigger()
    room.settle()
    assert room.order() == ["甲2"]
    room.desk.commands["undo"].trigger()
    room.settle()
    assert room.order() == ["甲1", "甲2", "甲3"]
    room.desk.commands["redo"].trigger()
    room.settle()
    assert room.order() == ["甲2"]


def test_what_was_arranged_is_there_when_the_desk_is_opened_again(room, qtbot):
    room.add(room.paper("甲", "one", "two"))
    room.choose(1)
    room.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    room.settle()
    key = room.desk.session.key
    room.desk.open("another desk")
    room.settle()
    assert room.order() == []
    room.desk.open(key)
    room.settle()
    assert room.order() == ["甲2", "甲1"]


def test_the_model_keeps_the_rules_of_qt(room):
    QAbstractItemModelTester(room.desk.table.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    room.add(room.paper("甲", "one", "two", "three"), room.paper("乙", "four"))
    room.desk.session.move([room.desk.table.model.page(3).id], room.desk.table.model.page(1).id)
    room.desk.session.remove([room.desk.table.model.page(0).id])
    room.settle()
    room.desk.session.undo()
    room.settle()
    assert room.order() == ["甲1", "乙1", "甲2", "甲3"]


def test_delete_takes_the_file_where_the_keyboard_stands_in_the_list_of_files(room):
    room.add(room.paper("甲", "one"), room.paper("乙", "two"))
    room.choose(1)
    sources = room.desk.side.sources
    sources.setFocus()
    sources.setCurrentRow(0)
    QTest.keyClick(sources, Qt.Key.Key_Delete)
    room.settle()
    assert room.order() == ["乙1"]
