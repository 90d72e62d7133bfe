"""Printing: a child process draws, this one only waits for it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from ui import printing, theme

PAPER = printing.Paper(
    title="回执",
    html="<p>统一信用代码 91110105MA01ABCDEF</p>",
    style="",
    foot="练习",
    pages="第 {number} 页，共 {count} 页",
    families=tuple(theme.FAMILIES),
)


def pages_of(paper: printing.Paper) -> list[str]:
    reader = PdfReader(io.BytesIO(printing.pdf(paper)))
    return ["".join(page.extract_text().split()) for page in reader.pages]


def test_digits_beside_latin_letters_can_be_copied_whatever_the_language_of_the_window():
    (page,) = pages_of(PAPER)
    assert "91110105MA01ABCDEF" in page


def test_every_page_has_its_number():
    pages = pages_of(replace(PAPER, html="<p>行</p>" * 100, pages="{number}/{count}"))
    assert len(pages) > 1
    assert all(f"{number}/{len(pages)}" in page for number, page in enumerate(pages, start=1))


def test_a_child_that_fails_is_not_taken_for_a_pdf():
    with pytest.raises(RuntimeError, match="KeyError"):
        printing.pdf(replace(PAPER, pages="{unknown}"))
