"""The receipt as PDF: everything that proves the filing is on it, and what it is not worth as well."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog

from desktop_client.contract.states import DeclarationState
from tests.journeys import steps
from ui.grading import exporting, receipt


@pytest.fixture
def graded(window):
    return next(each for each in steps.declarations(window) if each.state is DeclarationState.GRADED)


def text_of(path: Path) -> str:
    """All text without blanks; PDF readers take some ideographs for the radicals that look the same."""
    raw = "".join(page.extract_text() for page in PdfReader(path).pages)
    return "".join(unicodedata.normalize("NFKC", raw).split())


def test_number_hash_commitment_answers_and_the_marks_are_on_it(window, graded, tmp_path):
    sheet = exporting.sheet(window.office, graded.id)
    path = tmp_path / "receipt.pdf"
    receipt.write_pdf(sheet, path)

    told = text_of(path)
    view = window.office.grading.show(graded.id)
    assert view.receipts[-1].number in told
    assert view.receipts[-1].package_sha256[:20] in told
    for word in ("分类分级申报回执", "填报承诺", "练习", "示例", graded.institution_name, graded.credit_code):
        assert word in told
    last = list(view.scheme.criteria(graded.category))[-1]
    assert last.code in told


def test_what_was_not_submitted_says_so(window, tmp_path):
    row = next(each for each in steps.declarations(window) if each.state is DeclarationState.FILLING)
    path = tmp_path / "draft.pdf"
    receipt.write_pdf(exporting.sheet(window.office, row.id), path)
    assert "尚未上报" in text_of(path)


def test_markup_in_a_note_stays_text(window, tmp_path):
    row = next(each for each in steps.declarations(window) if each.state is DeclarationState.FILLING)
    code = next(iter(window.office.grading.show(row.id).answers))
    window.office.grading.answer(row.id, code, note="<b>1 < 2</b>")
    path = tmp_path / "draft.pdf"
    receipt.write_pdf(exporting.sheet(window.office, row.id), path)
    assert "<b>1<2</b>" in text_of(path)


def test_it_is_saved_where_the_person_says(window, settled, graded, tmp_path):
    window.pages.go("declarations", graded.id)
    settled()
    steps.press(window.pages.page(), "export")
    chosen = steps.dialog(window, QFileDialog)
    assert chosen.selectedFiles()[0].endswith(".pdf")
    target = tmp_path / "out.pdf"
    chosen.fileSelected.emit(str(target))
    chosen.reject()
    settled()
    assert target.read_bytes().startswith(b"%PDF")
    assert str(target) in steps.said(window.pages.page())
