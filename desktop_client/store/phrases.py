"""Full text in Chinese for SQLite's FTS5: each character a word, each term of a search a phrase of such words.

A trigram index would not find words of two characters (补贴), a word list not those it does not know.
"""

from __future__ import annotations

import re
import unicodedata

#: Runs of letters and digits, or one sign of a script that is written without spaces.
_WORD = re.compile(r"[^\W_⺀-鿿豈-﫿぀-ヿ가-힯]+|[⺀-鿿豈-﫿぀-ヿ가-힯]")


def spaced(text: str) -> str:
    """What is put into the index."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """Full and half width, upper and lower case are the same; punctuation is nothing."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def match(asked: str) -> str:
    """The FTS5 expression for what a person typed: every term must occur, the last may be unfinished.

    Empty when nothing was asked for.
    """
    terms = [found for term in asked.split() if (found := words(term))]
    phrases = ['"' + " ".join(term) + '"' for term in terms]
    if terms and terms[-1][-1].isascii():
        phrases[-1] += " *"
    return " AND ".join(phrases)


def excerpt(text: str, asked: str, *, length: int = 60) -> str:
    """A piece of ``text`` around the first place where a term stands; its beginning when none does."""
    flat = " ".join(text.split())
    spots = [spot for term in asked.split() if (spot := flat.casefold().find(term.casefold())) >= 0]
    first = max(0, min(spots, default=0) - length // 3)
    piece = flat[first : first + length]
    return ("…" if first else "") + piece + ("…" if first + length < len(flat) else "")
