"""The closed set of field kinds: how each kind's text is normalised at the door and what can be wrong with it.

``ui/fields`` has one widget for each key; a test keeps the two tables equal.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.forms.model import Field
from desktop_client.identifiers import id_card, licence, mobile, uscc
from desktop_client.identifiers.typed import as_digits, closed_up, unseen
from desktop_client.problems import Problem

YES, NO = "yes", "no"

Normalise = Callable[[str], str]
Check = Callable[[Field, str], list[Problem]]


@dataclass(frozen=True, slots=True)
class FieldKind:
    """``check`` gets normalised text that is not empty; without one, any text will do.

    ``max_length`` holds unless the field has its own.
    """

    normalise: Normalise
    check: Check | None = None
    max_length: int = limits.MAX_NAME_CHARACTERS


def titled(field: Field, **facts: str) -> dict[str, str]:
    """The facts of a problem with this field: its title in both languages, and more."""
    english = {"label_en": field.title_en} if field.title_en else {}
    return {"label": field.title, **english, **facts}


def split(value: str) -> list[str]:
    """The codes of a ``choices`` value."""
    return [code for code in value.split(",") if code]


# -- normalising --------------------------------------------------------------------------------------------

_FULL_WIDTH = {
    ord(full): half
    for full, half in ((chr(code), chr(code - 0xFEE0)) for code in range(0xFF10, 0xFF5B))
    if half.isalnum()
}
_YES = frozenset({"yes", "y", "true", "1", "是", "有"})
_NO = frozenset({"no", "n", "false", "0", "否", "无"})


def _line(text: str) -> str:
    """One visible line. Full-width letters and digits become half-width; Chinese punctuation stays."""
    return " ".join(_visible(text.translate(_FULL_WIDTH)).split())


def _paragraphs(text: str) -> str:
    return _visible(text.replace("\r\n", "\n")).strip()


def _visible(text: str) -> str:
    return unicodedata.normalize("NFC", "".join(char for char in text if char in "\n\t" or not unseen(char)))


def _number(text: str) -> str:
    return closed_up(text).replace(",", "").rstrip("%")


def _year(text: str) -> str:
    return closed_up(text).rstrip("年")


def _date(text: str) -> str:
    """``2026-05-31`` from the ways a date is written; anything else as it came."""
    closed = closed_up(text)
    parts = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", closed) or re.fullmatch(
        r"(\d{4})(\d\d)(\d\d)", closed
    )
    return f"{parts[1]}-{int(parts[2]):02}-{int(parts[3]):02}" if parts else closed


def _codes(text: str) -> str:
    return ",".join(dict.fromkeys(split(re.sub(r"[，、;；]", ",", closed_up(text)))))


def _yes_no(text: str) -> str:
    said = closed_up(text).lower()
    return YES if said in _YES else NO if said in _NO else said


def _as_typed(text: str) -> str:
    return text


# -- checking -----------------------------------------------------------------------------------------------


def _number_with(decimals: int, *, low: str | None = None, high: str | None = None) -> Check:
    """A check for decimal numbers; ``low`` and ``high`` hold where the field sets no ends of its own."""

    def check(field: Field, value: str) -> list[Problem]:
        number = _decimal(value)
        if number is None:
            likely = as_digits(value.upper())
            suggestion = likely if _decimal(likely) is not None else None
            return [Problem(Code.NUMBER_INVALID, field.name, facts=titled(field), suggestion=suggestion)]
        if number != round(number, decimals):
            code = Code.NUMBER_TOO_FINE if decimals else Code.NUMBER_NOT_WHOLE
            return [Problem(code, field.name, facts=titled(field, limit=str(decimals)))]
        return _range(field, number, field.minimum or low, field.maximum or high)

    return check


def _decimal(value: str) -> Decimal | None:
    if not re.fullmatch(r"[+-]?[0-9]{1,15}(\.[0-9]{1,9})?", value):
        return None
    try:
        return Decimal(value)
    except InvalidOperation:
        return None


def _range(field: Field, number: Decimal, low: str | None, high: str | None) -> list[Problem]:
    if (low is None or number >= Decimal(low)) and (high is None or number <= Decimal(high)):
        return []
    ends = {name: end for name, end in (("minimum", low), ("maximum", high)) if end is not None}
    return [Problem(Code.VALUE_OUT_OF_RANGE, field.name, facts=titled(field, **ends))]


def _real_date(field: Field, value: str) -> list[Problem]:
    try:
        date.fromisoformat(value)
    except ValueError:
        return [Problem(Code.DATE_INVALID, field.name, facts=titled(field))]
    return []


def _real_year(field: Field, value: str) -> list[Problem]:
    if not re.fullmatch(r"[0-9]{4}", value) or not 2000 <= int(value) <= 2100:
        return [Problem(Code.YEAR_INVALID, field.name, facts=titled(field))]
    return _range(field, Decimal(value), field.minimum, field.maximum)


def _one_of(field: Field, value: str) -> list[Problem]:
    known = {choice.code for choice in field.choices}
    return [] if value in known else [Problem(Code.CHOICE_UNKNOWN, field.name, facts=titled(field))]


def _some_of(field: Field, value: str) -> list[Problem]:
    # A form without choices gets them from the bureau (资质情况); until then any code may be right.
    known = {choice.code for choice in field.choices}
    if not known or known.issuperset(split(value)):
        return []
    return [Problem(Code.CHOICE_UNKNOWN, field.name, facts=titled(field))]


def _yes_or_no(field: Field, value: str) -> list[Problem]:
    return [] if value in (YES, NO) else [Problem(Code.CHOICE_UNKNOWN, field.name, facts=titled(field))]


def _given(field: Field, value: str) -> list[Problem]:
    return [] if value == YES or not field.required else [Problem(Code.COMMITMENT_MISSING, field.name)]


def _mail(field: Field, value: str) -> list[Problem]:
    # Light on purpose: only a message that arrives proves an address.
    form = r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+"
    return [] if re.fullmatch(form, value) else [Problem(Code.EMAIL_INVALID, field.name, facts=titled(field))]


def _document(field: Field, value: str) -> list[Problem]:
    return id_card.check(value, field.name, document=id_card.guess(value))


def _by(check: Callable[[str, str], list[Problem]]) -> Check:
    return lambda field, value: check(value, field.name)


KINDS: Mapping[str, FieldKind] = {
    "text": FieldKind(_line),
    "note": FieldKind(_paragraphs, max_length=limits.MAX_NOTE_CHARACTERS),
    "integer": FieldKind(_number, _number_with(0)),
    "amount": FieldKind(_number, _number_with(2)),
    "percent": FieldKind(_number, _number_with(2, low="0", high="100")),
    "date": FieldKind(_date, _real_date),
    "year": FieldKind(_year, _real_year),
    "choice": FieldKind(closed_up, _one_of),
    "choices": FieldKind(_codes, _some_of, limits.MAX_NOTE_CHARACTERS),
    "yes_no": FieldKind(_yes_no, _yes_or_no),
    "uscc": FieldKind(uscc.normalise, _by(uscc.check)),
    "licence": FieldKind(licence.normalise, _by(licence.check)),
    "mobile": FieldKind(mobile.normalise, _by(mobile.check)),
    "id_document": FieldKind(id_card.normalise, _document),
    "email": FieldKind(closed_up, _mail),
    "password": FieldKind(_as_typed, max_length=limits.MAX_PASSWORD_CHARACTERS),
    "file": FieldKind(_as_typed, max_length=limits.MAX_NOTE_CHARACTERS),
    "commitment": FieldKind(_yes_no, _given),
}
