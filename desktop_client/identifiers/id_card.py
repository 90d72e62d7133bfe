"""证件号码 of a person: 居民身份证 and 港澳台居民居住证 (GB 11643), 外国人永久居留身份证 old and new, 护照."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import partial

from desktop_client import clock
from desktop_client.contract.codes import Code
from desktop_client.identifiers.typed import as_digits, compact
from desktop_client.problems import Problem, Severity

LENGTH = 18
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
RESIDENCE_REGIONS = ("810000", "820000", "830000")
WORKING_AGE = 16


class Document(StrEnum):
    """The kinds of document a person may show."""

    RESIDENT = "resident"
    RESIDENCE_PERMIT = "residence_permit"  # 港澳台居民居住证
    PERMANENT_RESIDENCE = "permanent_residence"  # since 2023-12-01: 18 digits from 9
    PERMANENT_RESIDENCE_OLD = "permanent_residence_old"  # 3 letters and 12 digits
    PASSPORT = "passport"


def normalise(text: str) -> str:
    """The number without spaces, in half-width capitals."""
    return compact(text).replace("-", "")


def check(
    text: str, place: str = "", *, today: date | None = None, document: Document = Document.RESIDENT
) -> list[Problem]:
    """What is wrong with the number for this kind of document; ``today`` is this computer's date if not given.

    Unknown regions are fine: counties come and go.
    """
    number = normalise(text)
    today = today or clock.today(clock.SystemClock())
    if document in (Document.PASSPORT, Document.PERMANENT_RESIDENCE_OLD):
        return _form(number, place, document)
    problem = (
        _length(number, place)
        or _letters(number, place)
        or _kind(number, place, document)
        or _birthday(number, place, today)
        or _check_digit(number, place)
    )
    return [problem] if problem else _age(number, place, today)


def guess(text: str) -> Document:
    """The kind of document that a number has the form of; 居民身份证 when nothing speaks for another."""
    number = normalise(text)
    if re.fullmatch(r"[A-Z]{3}[0-9]{12}", number):
        return Document.PERMANENT_RESIDENCE_OLD
    if len(number) < 15 and re.fullmatch(r"[A-Z]{1,2}[A-Z0-9]{5,8}", number):
        return Document.PASSPORT
    if number.startswith(RESIDENCE_REGIONS):
        return Document.RESIDENCE_PERMIT
    return Document.PERMANENT_RESIDENCE if number.startswith("9") else Document.RESIDENT


def check_character(body: str) -> str:
    """The 18th character for 17 digits (ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    return CHECK_CHARACTERS[total % 11]


def birthday(number: str) -> date | None:
    """The birth date inside an 18-character number, or None if no such day exists."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def is_male(number: str) -> bool:
    """The 17th digit is odd for men."""
    return int(number[16]) % 2 == 1


def mask(text: str) -> str:
    """Recognisable to its owner, useless to others: ``110***********002X``."""
    number = normalise(text)
    if len(number) <= 7:
        return "*" * len(number)
    return f"{number[:3]}{'*' * (len(number) - 7)}{number[-4:]}"


def _form(number: str, place: str, document: Document) -> list[Problem]:
    pattern = r"[A-Z]{3}[0-9]{12}" if document is Document.PERMANENT_RESIDENCE_OLD else r"[A-Z0-9]{5,15}"
    return [] if re.fullmatch(pattern, number) else [Problem(Code.ID_KIND, place)]


def _length(number: str, place: str) -> Problem | None:
    if len(number) == LENGTH:
        return None
    return Problem(Code.ID_LENGTH, place, facts={"limit": str(LENGTH), "count": str(len(number))})


def _letters(number: str, place: str) -> Problem | None:
    for position, char in enumerate(number, start=1):
        if char not in ("0123456789X" if position == LENGTH else "0123456789"):
            facts = {"position": str(position), "letter": char}
            return Problem(Code.ID_LETTER, place, facts=facts, suggestion=_likely(number))
    return None


def _kind(number: str, place: str, document: Document) -> Problem | None:
    fits: Mapping[Document, Callable[[], bool]] = {
        Document.RESIDENT: lambda: not number.startswith(("9", *RESIDENCE_REGIONS)),
        Document.RESIDENCE_PERMIT: partial(number.startswith, RESIDENCE_REGIONS),
        Document.PERMANENT_RESIDENCE: partial(number.startswith, "9"),
    }
    return None if fits[document]() else Problem(Code.ID_KIND, place)


def _birthday(number: str, place: str, today: date) -> Problem | None:
    born = birthday(number)
    return None if born is not None and born <= today else Problem(Code.ID_BIRTHDAY, place)


def _check_digit(number: str, place: str) -> Problem | None:
    return None if check_character(number[:-1]) == number[-1] else Problem(Code.ID_CHECK_DIGIT, place)


def _age(number: str, place: str, today: date) -> list[Problem]:
    born = birthday(number)
    if born is None:
        return []
    years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return [Problem(Code.ID_UNDER_AGE, place, Severity.WARNING)] if years < WORKING_AGE else []


def _likely(number: str) -> str | None:
    candidate = as_digits(number)
    return (
        None if candidate == number or _letters(candidate, "") or _check_digit(candidate, "") else candidate
    )
