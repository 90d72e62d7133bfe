"""The check for cut-off words finds them, and leaves alone what gives way on purpose."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QWidget

from ui import fitting
from ui.widgets.text import ElidedLabel

SENTENCE = "内容已封存，连上办事机构后自动上报，只报一次。"


def combo() -> QComboBox:
    box = QComboBox()
    box.addItem(SENTENCE)
    return box


def wrapped() -> QLabel:
    label = QLabel(SENTENCE)
    label.setWordWrap(True)
    label.setFixedHeight(12)
    return label


@pytest.fixture
def window(qtbot, dress):
    made = QWidget()
    made.resize(400, 200)
    qtbot.addWidget(made)
    return made


def put(window, widget, *, width: int, left: int = 0):
    widget.setParent(window)
    widget.setFixedWidth(width)
    widget.move(left, 0)
    window.show()
    return widget


@pytest.mark.parametrize(
    "make",
    [lambda: QLabel(SENTENCE), wrapped, lambda: QPushButton(SENTENCE), lambda: QCheckBox(SENTENCE), combo],
)
def test_words_without_room_are_told(window, make):
    put(window, make(), width=80)
    assert len(fitting.cut_off(window)) == 1


def test_words_with_room_are_not(window):
    put(window, QLabel("完成情况"), width=200)
    assert fitting.cut_off(window) == []


def test_what_lies_outside_is_told(window):
    put(window, QLabel("完成情况"), width=200, left=300)
    assert len(fitting.cut_off(window)) == 1


def test_a_line_that_gives_way_with_dots_is_not_cut_off(window):
    put(window, ElidedLabel(SENTENCE), width=80)
    assert fitting.cut_off(window) == []
