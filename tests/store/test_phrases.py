"""Full text in Chinese: whatever piece of a text is asked for is found, whatever is typed is never an error."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_client.store import phrases

TEXT = "人力资源服务机构补贴实施细则（2026年修订）HR-Service Ａ级"


@pytest.fixture(scope="module")
def index():
    db = sqlite3.connect(":memory:", check_same_thread=False)
    db.execute("CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')")
    db.execute("INSERT INTO words VALUES (?)", (phrases.spaced(TEXT),))
    return db


def finds(index, asked: str) -> bool:
    expression = phrases.match(asked)
    return bool(expression) and bool(
        index.execute("SELECT 1 FROM words WHERE words MATCH ?", (expression,)).fetchall()
    )


@pytest.mark.parametrize(
    "asked", ["补贴", "细则（2026", "hr", "serv", "A级", "ａ级", "补贴 机构", "2026年修订"]
)
def test_pieces_are_found(index, asked):
    assert finds(index, asked)


@pytest.mark.parametrize("asked", ["贴补", "补贴 河马", "ervice", ""])
def test_other_things_are_not(index, asked):
    assert not finds(index, asked)


@given(asked=st.text(max_size=30))
def test_nothing_typed_breaks_the_search(index, asked):
    finds(index, asked)


@given(first=st.integers(0, 13), length=st.integers(1, 14))
def test_every_run_of_characters_is_found(index, first, length):
    assert finds(index, TEXT[:14][first : first + length])


def test_an_excerpt_shows_the_place():
    text = "前言" * 50 + "这里说到补贴标准" + "后记" * 50

    piece = phrases.excerpt(text, "补贴", length=30)

    assert "补贴" in piece
    assert piece.startswith("…")
    assert piece.endswith("…")
