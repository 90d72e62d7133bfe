"""A day without network: everything is filled and filed all the same, goes out once when the bureau is back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTableView, QWidget

from desktop_client.contract.states import DeclarationState, Sending
from tests.fixtures.window import lead_to
from tests.journeys import steps
from ui.sending.indicator import Standing


@pytest.fixture
def screen(screen, bureau, wire):
    """The program, with a line between it and the bureau that can be cut."""
    lead_to(replace(bureau, url=wire.url), screen.profile)
    return screen


@pytest.fixture
def proof(tmp_path):
    file = tmp_path / "证明.pdf"
    file.write_bytes(steps.SMALLEST_PDF)
    return file


def go_offline(window, wire, settled) -> None:
    wire.cut()
    window.loop.sync()
    settled(lambda: window.indicator.current() is Standing.OFFLINE)


def fill_a_new_one(window, settled, proof):
    created = steps.new_declaration(window, settled, category="software")
    steps.key(window.pages.page().findChild(QTableView, "declarations"), Qt.Key.Key_Return)
    steps.fill_everything(window, settled, evidence=proof)
    return created


def test_filled_and_filed_offline_then_sent_exactly_once(window, wire, settled, proof):
    go_offline(window, wire, settled)
    created = fill_a_new_one(window, settled, proof)
    told = steps.file_with_commitment(window, settled)

    assert "等待发送" in told
    assert window.office.grading.row(created.id).sending is Sending.QUEUED
    window.pages.go("declarations", created.id)
    settled()
    page = window.pages.page()
    assert not page.findChild(QPushButton, "fill").isEnabled()
    assert not page.findChild(QPushButton, "submit").isEnabled()

    wire.mend()
    window.loop.sync()
    settled(lambda: window.office.grading.row(created.id).state is DeclarationState.AWAITING_REVIEW)
    assert len(window.office.grading.show(created.id).receipts) == 1
    assert not window.office.sending.queue()


def test_a_lost_answer_is_called_unknown_and_cleared_up_without_filing_twice(window, wire, settled, proof):
    created = fill_a_new_one(window, settled, proof)
    wire.next("cut_before_reply", path="/submit")
    told = steps.file_with_commitment(window, settled)

    assert "结果未知" in told
    assert not window.pages.page().findChild(QPushButton, "submit").isEnabled()
    window.loop.sync()
    settled(lambda: window.office.grading.row(created.id).sending is Sending.CLEAN)
    assert len(window.office.grading.show(created.id).receipts) == 1


def test_the_dashboard_says_what_waits(window, wire, settled):
    go_offline(window, wire, settled)
    steps.new_declaration(window, settled, category="software")
    window.pages.go("dashboard")
    settled()
    card = window.pages.page().findChild(QWidget, "card-unsent")
    assert card.accessibleName() == "待发送 1"
