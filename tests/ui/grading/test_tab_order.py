"""The Tab key walks a page as it is read: from the tree to the answer, its evidence and note, then to the score."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_client.contract.states import DeclarationState
from tests.journeys import steps

READING = [
    "indicator-tree",
    "number",
    "choose-files",
    "note",
    "previous",
    "next",
    "save",
    "next-open",
    "check",
    "submit",
]


def test_tab_walks_the_page_of_filling_as_it_is_read(window, settled):
    window.resize(1400, 900)
    row = next(each for each in steps.declarations(window) if each.state is DeclarationState.FILLING)
    view = window.office.grading.show(row.id)
    order = [each.code for each in view.scheme.criteria(row.category)]
    number = next(
        each.code
        for each in view.scheme.criteria(row.category)
        if each.mode == "number" and order.index(each.code)
    )
    window.pages.go("indicators", f"{row.id}#{number}")
    settled()
    page = window.pages.page()
    page._tree.setFocus()
    walked = []
    for _ in range(40):
        name = window.focusWidget().objectName()
        if name in READING and name not in walked:
            walked.append(name)
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert walked == READING
