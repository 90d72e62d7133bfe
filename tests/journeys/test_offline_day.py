"""A day without network: everything is filled and filed all the same, goes out once when the bureau is back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTableView, QWidget

from desktop_client.contract.states import DeclarationState, Sending
from tests.fixtures.window import lead_to
from tests.journeys import steps
from ui.sending.indicator import Standing


def go_offline(window, bureau, settled) -> None:
    bureau.stop()
    window.loop.sync()
    settled(lambda: window.indicator.current() is Standing.OFFLINE)


def test_filled_and_filed_offline_then_sent_exactly_once(window, bureau, settled, screen, tmp_path):
    proof = tmp_path / "证明.pdf"
    proof.write_bytes(steps.SMALLEST_PDF)
    go_offline(window, bureau, settled)

    created = steps.new_declaration(window, settled, category="software")
    steps.key(window.pages.page().findChild(QTableView, "declarations"), Qt.Key.Key_Return)
    steps.fill_everything(window, settled, evidence=proof)
    told = steps.file_with_commitment(window, settled)

    assert "等待发送" in told
    assert window.office.grading.row(created.id).sending is Sending.QUEUED
    window.pages.go("declarations", created.id)
    settled()
    page = window.pages.page()
    assert not page.findChild(QPushButton, "fill").isEnabled()
    assert not page.findChild(QPushButton, "submit").isEnabled()

    bureau.start()
    lead_to(bureau, screen.profile)
    window.loop.sync()
    settled(lambda: window.office.grading.row(created.id).state is DeclarationState.AWAITING_REVIEW)
    view = window.office.grading.show(created.id)
    assert len(view.receipts) == 1
    assert not window.office.sending.queue()


def test_the_dashboard_says_what_waits(window, bureau, settled):
    go_offline(window, bureau, settled)
    steps.new_declaration(window, settled, category="software")
    window.pages.go("dashboard")
    settled()
    card = window.pages.page().findChild(QWidget, "card-unsent")
    assert card.accessibleName() == "待发送 1"
