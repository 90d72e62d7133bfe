"""升级 and 保级 as the guide has them: the one fills the list with a new declaration, the other asks a short form."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QTableView, QWidget

from desktop_client.contract.states import DeclarationState, Kind
from tests.journeys import steps
from ui.grading.keeping import KeepDialog
from ui.widgets.dialogs import ConfirmDialog

FORM = {
    "staff_count": "18",
    "revenue": "560.5",
    "floor_area": "180",
    "clients": "42",
    "penalised": "no",
    "licence_valid": "yes",
    "contact": "李四",
    "contact_mobile": "13800138000",
}


def select_award(window, settled, award):
    window.pages.go("awards", str(award.id))
    settled()
    return window.pages.page()


def test_an_upgrade_is_confirmed_and_waits_selected_in_the_list(window, settled):
    row = next(each for each in window.office.grading.awards() if each.may_upgrade)
    page = select_award(window, settled, row.award)
    steps.press(page, "upgrade")
    asked = steps.dialog(window, ConfirmDialog)
    assert asked.confirm_button.text() == "确定"
    steps.press(asked, "confirm-button")
    settled()

    page = window.pages.page()
    assert page.title() == "申请列表"
    table = page.findChild(QTableView, "declarations")
    chosen = table.model().declaration(table.selectionModel().selectedRows()[0])
    assert chosen.kind is Kind.UPGRADE
    assert chosen.category == row.award.category
    assert chosen.answered > 0


def test_keeping_a_grade_extends_it_by_three_years(window, bureau, settled):
    row = next(each for each in window.office.grading.awards() if each.may_keep)
    page = select_award(window, settled, row.award)
    steps.press(page, "keep")
    form = steps.dialog(window, KeepDialog)
    steps.press(form, "ok")
    assert form.isVisible(), "an empty form was taken"

    form.form.set_values(FORM)
    steps.press(form, "ok")
    told = steps.commit(window, settled)
    assert "等待审核" in told

    kept = next(each for each in steps.declarations(window) if each.kind is Kind.KEEP)
    assert kept.state is DeclarationState.AWAITING_REVIEW
    bureau.review(kept.id, "take")
    bureau.review(kept.id, "pass")
    steps.synchronised(window, settled)
    lives = next(
        each.award
        for each in window.office.grading.awards()
        if each.award.category == row.award.category and each.award.valid_until > row.award.valid_until
    )
    assert lives.valid_until.year == row.award.valid_until.year + 3
    assert lives.grade == row.award.grade


def test_why_a_grade_cannot_be_kept_yet_is_said(window, settled):
    row = next(each for each in window.office.grading.awards() if not each.may_keep)
    page = select_award(window, settled, row.award)
    assert not page.findChild(QPushButton, "keep").isEnabled()
    assert page.findChild(QWidget, "why").text()
