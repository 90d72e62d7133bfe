"""审核不通过: two indicators come back with reasons, each lands where it belongs, is mended and filed again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from desktop_client.contract.states import DeclarationState
from tests.journeys import steps
from ui.grading.criterion_pane import CriterionPane
from ui.grading.indicator_model import Mark
from ui.grading.indicator_tree import IndicatorTree
from ui.widgets.dialogs import ConfirmDialog


def came_back(window):
    return next(row for row in steps.declarations(window) if row.state is DeclarationState.REJECTED)


def open_tree(window):
    return window.pages.page().findChild(IndicatorTree).model()


def mend(window, settled, proof) -> None:
    """Do something about the criterion that is open: another file and a note."""
    page = window.pages.page()
    steps.drop_file(page, proof)
    settled()
    note = page.findChild(QPlainTextEdit, "note")
    note.setFocus()
    QTest.keyClicks(note, "scanned anew")
    page.findChild(CriterionPane).flush()


def test_reasons_land_on_their_indicators_and_the_second_round_passes(window, bureau, settled, tmp_path):
    proof = tmp_path / "重新扫描.pdf"
    proof.write_bytes(steps.SMALLEST_PDF)
    row = came_back(window)
    reasons = {
        todo.finding.indicator: todo.finding.text for todo in window.office.grading.show(row.id).findings
    }
    assert len(reasons) == 2

    window.pages.go("declarations", row.id)
    settled()
    steps.press(window.pages.page(), "revise")
    settled(lambda: "填写" in window.pages.page().title())

    page = window.pages.page()
    for code, text in reasons.items():
        page.enter(f"{row.id}#{code}")
        assert page.findChild(QWidget, "finding").text() == text
        assert open_tree(window).index_of(code).data(Qt.ItemDataRole.UserRole + 1).mark is Mark.FINDING
        mend(window, settled, proof)
        settled(
            lambda code=code: (
                open_tree(window).index_of(code).data(Qt.ItemDataRole.UserRole + 1).mark is Mark.ADDRESSED
            )
        )

    steps.fill_evidence(window, settled, proof)
    told = steps.file_with_commitment(window, settled)
    assert "等待审核" in told
    bureau.review(row.id, "take")
    bureau.review(row.id, "pass")
    steps.synchronised(window, settled)
    assert window.office.grading.row(row.id).state is DeclarationState.GRADED
    assert len(window.office.grading.show(row.id).receipts) == 2


def test_the_reasons_are_on_the_dashboard_and_lead_to_the_detail(window, settled):
    row = came_back(window)
    window.pages.go("dashboard")
    settled()
    button = window.pages.page().findChild(QPushButton, "todo-correct")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settled()
    page = window.pages.page()
    reasons = page.findChild(QWidget, "finding-list")
    told = " ".join(reasons.item(number).text() for number in range(reasons.count()))
    for todo in window.office.grading.show(row.id).findings:
        assert todo.finding.text in told


def test_what_nobody_has_taken_is_withdrawn_and_can_be_changed(window, bureau, settled, tmp_path):
    proof = tmp_path / "证明.pdf"
    proof.write_bytes(steps.SMALLEST_PDF)
    created = steps.new_declaration(window, settled, category="software")
    steps.key(window.pages.page().findChild(QWidget, "declarations"), Qt.Key.Key_Return)
    steps.fill_everything(window, settled, evidence=proof)
    steps.file_with_commitment(window, settled)

    window.pages.go("declarations", created.id)
    settled()
    steps.press(window.pages.page(), "withdraw")
    steps.press(steps.dialog(window, ConfirmDialog), "confirm-button")
    settled()
    assert window.office.grading.row(created.id).state is DeclarationState.FILLING
    assert window.pages.page().findChild(QPushButton, "fill").isEnabled()
