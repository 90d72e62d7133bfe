"""实施细则 in the window: found by any word, read in words and in print, marked and written on."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QPlainTextEdit, QPushButton, QTabWidget

from ui.widgets.search import SearchBox


@pytest.fixture
def reading(window, settled):
    window.pages.go("policies")
    settled()
    return window.pages.page()


def printed(window) -> str:
    """The id of a document that has a PDF."""
    policies = window.office.policies
    return next(row.id for row in policies.query() if policies.show(row.id).policy.file is not None)


def test_a_word_of_the_text_finds_the_documents_that_say_it(reading, settled):
    search = reading.findChild(SearchBox, "policy-search")
    everything = reading.findChild(QListView, "policies").model().rowCount()
    search.setText("大会")
    search.searched.emit("大会")
    settled()
    found = reading.findChild(QListView, "policies").model()
    assert 0 < found.rowCount() < everything
    assert "大会" in reading.findChild(QPlainTextEdit, "policy-text").toPlainText()


def test_the_printed_pages_are_drawn_and_can_be_turned(window, reading, settled):
    policy = printed(window)
    window.pages.go("policies", policy)
    reading.findChild(QTabWidget, "policy-tabs").setCurrentIndex(1)
    settled()
    pages = reading._reader.pages
    assert pages.page() == 1
    pages.turn_to(2)
    settled()
    assert not pages._picture.pixmap().isNull()
    assert window.office.policies.pdf(policy).startswith(b"%PDF")


def test_what_is_written_and_marked_is_kept_with_every_key(window, reading, settled):
    policy = printed(window)
    window.pages.go("policies", policy)
    settled()
    QTest.keyClicks(reading.findChild(QPlainTextEdit, "policy-note"), "ask by phone")
    reading.findChild(QPushButton, "policy-star").click()
    settled()
    view = window.office.policies.show(policy)
    assert view.notes[0] == "ask by phone"
    assert view.marked


def test_an_opened_document_is_new_no_more(window, reading, settled):
    before = window.office.policies.unseen()
    new = next(row for row in window.office.policies.query() if row.new)
    window.pages.go("policies", new.id)
    settled()
    assert window.office.policies.unseen() == before - 1
