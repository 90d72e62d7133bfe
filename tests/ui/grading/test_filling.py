"""填写 when something goes wrong: nothing typed is lost, and each trouble is said where it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QTableView, QWidget

from desktop_client.contract.codes import Code
from desktop_client.contract.states import DeclarationState, Sending
from desktop_client.errors import StoreError
from tests.journeys import steps
from ui.grading.conflict_dialog import ConflictDialog
from ui.grading.criterion_pane import CriterionPane
from ui.i18n import Language


@pytest.fixture
def filling(window, settled):
    """The page 填写 of the sample's open declaration, at its first indicator that takes a number."""
    row = next(each for each in steps.declarations(window) if each.state is DeclarationState.FILLING)
    view = window.office.grading.show(row.id)
    number = next(each.code for each in view.scheme.criteria(row.category) if each.mode == "number")
    window.pages.go("indicators", f"{row.id}#{number}")
    settled()
    return window.pages.page()


def open_code(page) -> str:
    return page.findChild(CriterionPane).code


def kept(window, page):
    return window.office.grading.show(page.declaration_id).answers[open_code(page)]


def test_a_note_is_on_disk_as_soon_as_the_page_is_left(window, filling):
    note = filling.findChild(QPlainTextEdit, "note")
    note.setFocus()
    QTest.keyClicks(note, "explained")
    window.pages.go("dashboard")
    assert kept(window, filling).note == "explained"


def test_a_note_is_on_disk_as_soon_as_the_window_closes(window, filling):
    note = filling.findChild(QPlainTextEdit, "note")
    QTest.keyClicks(note, "explained")
    grading = window.office.grading
    window.close()
    assert grading.show(filling.declaration_id).answers[open_code(filling)].note == "explained"


def test_a_number_out_of_range_is_refused_beside_the_field_and_the_last_good_one_stays(
    window, filling, settled
):
    field = filling.findChild(QLineEdit, "number")
    field.clear()
    QTest.keyClicks(field, "12")
    QTest.keyClicks(field, "0000000000")
    row = field.parentWidget()
    settled(lambda: row.problem())
    assert kept(window, filling).value is not None
    assert kept(window, filling).value < 10**9


def test_with_a_full_disk_the_answer_stays_on_screen_and_goes_to_disk_later(window, filling, monkeypatch):
    grading = window.office.grading
    really = grading.answer

    def full(*_: object, **__: object) -> None:
        raise StoreError(Code.DISK_FULL)

    monkeypatch.setattr(grading, "answer", full)
    field = filling.findChild(QLineEdit, "number")
    field.clear()
    QTest.keyClicks(field, "77")
    trouble = filling.findChild(QWidget, "trouble")
    assert trouble.isVisible()
    assert field.text() == "77"

    monkeypatch.setattr(grading, "answer", really)
    steps.press(trouble, "banner-action")
    assert not trouble.isVisible()
    assert kept(window, filling).value == 77


def test_a_file_that_is_not_what_its_name_says_is_refused_beside_the_box(filling, settled, tmp_path):
    lie = tmp_path / "证明.pdf"
    lie.write_bytes(b"MZ not a pdf")
    steps.drop_file(filling, lie)
    settled()
    box = filling.findChild(CriterionPane).evidence
    assert box.accessibleDescription()
    good = tmp_path / "good.pdf"
    good.write_bytes(steps.SMALLEST_PDF)
    steps.drop_file(filling, good)
    settled()
    assert not box.accessibleDescription()
    assert box.findChild(QWidget, "remove-file")


def test_what_was_found_in_one_declaration_is_not_said_of_the_next(window, filling, settled):
    steps.press(filling, "check")
    problems, found = filling.findChild(QWidget, "problems"), filling.findChild(QWidget, "found")
    assert problems.isVisible()
    other = next(each for each in steps.declarations(window) if each.id != filling.declaration_id)
    window.pages.go("indicators", other.id)
    settled()
    assert not problems.isVisible()
    assert not found.isVisible()


def test_digits_go_into_the_field_and_enter_goes_on(filling):
    field = filling.findChild(QLineEdit, "number")
    field.setFocus()
    field.clear()
    before = open_code(filling)
    QTest.keyClicks(field, "25")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert open_code(filling) == filling._model.beside(before, 1)


def test_the_language_changes_under_the_hands_and_what_is_typed_stays(filling, program, settled):
    field = filling.findChild(QLineEdit, "number")
    field.clear()
    QTest.keyClicks(field, "31")
    program.languages.choose(Language.ENGLISH)
    settled()
    assert filling.findChild(QLineEdit, "number").text() == "31"
    assert filling.findChild(QPushButton, "submit").text() == "Submit"
    program.languages.choose(Language.CHINESE)


def test_changed_elsewhere_both_versions_are_shown_and_one_is_chosen(
    window, filling, settled, make_computer, sign_in
):
    other = sign_in(make_computer("other").open())
    other.office.grading.answer(filling.declaration_id, open_code(filling), note="elsewhere")
    other.office.sending.sync()
    window.office.grading.answer(filling.declaration_id, open_code(filling), note="here")
    window.loop.sync()
    settled(lambda: window.office.grading.row(filling.declaration_id).sending is Sending.CONFLICT)
    banner = filling.findChild(QWidget, "state-banner")
    settled(banner.isVisible)

    steps.press(banner, "banner-action")
    choosing = steps.dialog(window, ConflictDialog)
    model = choosing.findChild(QTableView, "differences").model()
    assert {model.index(0, 1).data(), model.index(0, 2).data()} >= {"here"} or "here" in model.index(
        0, 1
    ).data()
    steps.press(choosing, "keep-theirs")
    settled()
    assert kept(window, filling).note == "elsewhere"
    assert not banner.isVisible()


def test_what_is_filed_can_be_read_but_not_changed(window, settled):
    row = next(each for each in steps.declarations(window) if each.state is DeclarationState.GRADED)
    window.pages.go("indicators", row.id)
    settled()
    page = window.pages.page()
    assert page.findChild(QWidget, "state-banner").isVisible()
    assert not page.findChild(QPushButton, "save").isEnabled()
    assert page.findChild(QPlainTextEdit, "note").isReadOnly()
