"""One page large, and 脱敏 on it: with the mouse, with the keyboard, and by accepting what was found."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

PERSON = "Zhang San 11010519491231002X 13800138000"


def test_enter_shows_the_page_large_and_escape_leads_back_to_it(room):
    room.add(room.paper("甲", "one", "two"))
    room.choose(0)
    room.press(Qt.Key.Key_Return)
    assert room.desk.table.preview.isVisible()
    QTest.keyClick(room.desk.table.preview._area.canvas, Qt.Key.Key_PageDown)
    room.settle()
    QTest.keyClick(room.desk.table.preview._area.canvas, Qt.Key.Key_Escape)
    assert room.desk.table.grid.isVisible()
    assert room.desk.table.grid.view.rows() == [1]


def test_numbers_that_were_found_are_covered_by_one_press_and_undone(room):
    room.add(room.paper("甲", PERSON))
    room.choose(0)
    room.desk.commands["redact"].trigger()
    box = room.desk.table.preview._redaction
    room.settle(lambda: box._accept.isVisible())
    assert "11010519491231002X" not in box._list.item(0).text(), "shown masked"
    found = len(box.ticked())
    assert found > 1
    box._accept.click()
    room.settle()
    assert len(room.desk.table.model.page(0).boxes) == found
    room.desk.commands["undo"].trigger()
    room.settle()
    assert len(room.desk.table.model.page(0).boxes) < found


def test_a_region_is_drawn_with_the_mouse(room):
    room.add(room.paper("甲", "one"))
    room.choose(0)
    room.desk.commands["redact"].trigger()
    room.settle()
    canvas = room.desk.table.preview._area.canvas
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(40, 50))
    QTest.mouseMove(canvas, QPoint(140, 90))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(140, 90))
    room.settle()
    (box,) = room.desk.table.model.page(0).boxes
    scale = canvas.zoom() * 96 / 72
    assert box.x == pytest.approx(40 / scale, abs=1)
    assert box.width == pytest.approx(100 / scale, abs=1)


def test_a_region_is_drawn_with_the_keyboard_alone(room):
    room.add(room.paper("甲", "one"))
    room.choose(0)
    room.desk.commands["redact"].trigger()
    room.settle()
    canvas = room.desk.table.preview._area.canvas
    for key, modifier in (
        (Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier),
    ):
        QTest.keyClick(canvas, key, modifier)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    room.settle()
    assert len(room.desk.table.model.page(0).boxes) == 1
