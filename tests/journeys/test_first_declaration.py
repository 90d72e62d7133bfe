"""A clerk's first declaration: from the button of the guide to the receipt, and to a grade that holds three years."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget

from desktop_client.contract.states import DeclarationState
from tests.journeys import steps
from ui.grading.create_dialog import CreateDialog
from ui.widgets.dialogs import ConfirmDialog

CATEGORY = "software"


def test_a_declaration_is_filled_by_keyboard_filed_once_and_graded(window, bureau, settled, tmp_path):
    proof = tmp_path / "证明.pdf"
    proof.write_bytes(steps.SMALLEST_PDF)

    created = steps.new_declaration(window, settled, category=CATEGORY)
    table = window.pages.page().findChild(QTableView, "declarations")
    steps.key(table, Qt.Key.Key_Return)
    assert "填写" in window.pages.page().title()

    pressed = steps.fill_everything(window, settled, evidence=proof)
    row = window.office.grading.row(created.id)
    assert row.answered == row.total
    assert pressed <= row.total

    page = window.pages.page()
    steps.key(page, Qt.Key.Key_F7)
    assert "可以上报" in page.findChild(QWidget, "found").text()
    told = steps.file_with_commitment(window, settled)
    receipt = window.office.grading.show(created.id).receipts[-1]
    assert "等待审核" in told
    assert receipt.number in told

    bureau.review(created.id, "take")
    bureau.review(created.id, "pass")
    steps.synchronised(window, settled)
    assert window.office.grading.row(created.id).state is DeclarationState.GRADED
    award = next(each.award for each in window.office.grading.awards() if each.award.category == CATEGORY)
    assert award.valid_until.year == award.declared_at.year + 3

    window.pages.go("awards")
    settled()
    model = window.pages.page().findChild(QTableView, "awards").model()
    shown = {model.index(line, 6).data() for line in range(model.rowCount())}
    assert award.grade in shown


def test_one_open_declaration_per_category_and_year_and_the_way_to_it(window, settled):
    first = steps.new_declaration(window, settled, category=CATEGORY)
    window.pages.page().new_declaration()
    form = steps.dialog(window, CreateDialog)
    box = form.findChild(QWidget, "category")
    box.setCurrentIndex(box.findData(CATEGORY))
    steps.press(form, "save")
    assert form.isVisible()

    steps.press(form, "banner-action")
    settled()
    assert steps.shown_id(window) == first.id


def test_what_is_missing_is_said_before_anything_is_sent(window, settled):
    created = steps.new_declaration(window, settled, category=CATEGORY)
    page = window.pages.page()
    steps.press(page, "submit")
    assert "还不能上报" in steps.said(page)
    steps.press(page, "banner-action")
    settled()
    assert steps.shown_id(window) == created.id
    assert not window.office.grading.show(created.id).receipts


def test_a_wrong_declaration_is_deleted_after_asking(window, settled):
    created = steps.new_declaration(window, settled, category=CATEGORY)
    page = window.pages.page()
    steps.press(page, "delete")
    asked = steps.dialog(window, ConfirmDialog)
    steps.press(asked, "confirm-button")
    settled()
    assert created.id not in {row.id for row in steps.declarations(window)}
