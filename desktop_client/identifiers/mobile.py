"""手机号码 of the Chinese mainland: 11 digits that can receive text messages."""

from __future__ import annotations

import re

from desktop_client.contract.codes import Code
from desktop_client.identifiers.typed import as_digits, compact, is_digits
from desktop_client.problems import Problem, Severity

LENGTH = 11
#: Operators' prefixes change too often to be checked; these belong to data cards and the internet of things.
NO_MESSAGES = ("140", "141", "144", "146", "148")


def normalise(text: str) -> str:
    """The 11 digits without country code, spaces, hyphens, dots and brackets."""
    number = re.sub(r"[-‐-―−().·]", "", compact(text))  # every dash a keyboard or a copied page may give
    return re.sub(r"^(\+|00)?86(?=1\d{10}$)", "", number)


def check(text: str, place: str = "") -> list[Problem]:
    """What is wrong with the number."""
    number = normalise(text)
    if not is_digits(number):
        return [Problem(Code.MOBILE_INVALID, place, suggestion=_likely(number))]
    if number[0] == "1" and len(number) != LENGTH:
        return [Problem(Code.MOBILE_LENGTH, place, facts={"count": str(len(number))})]
    if not is_mobile(number):
        return [Problem(Code.MOBILE_INVALID, place)]
    if number.startswith(NO_MESSAGES):
        return [Problem(Code.MOBILE_NO_MESSAGES, place, Severity.WARNING)]
    return []


def mask(text: str) -> str:
    """Recognisable to its owner, useless to others: ``138****5678``."""
    number = normalise(text)
    if len(number) < LENGTH:
        return "*" * len(number)
    return f"{number[:3]}{'*' * (len(number) - 7)}{number[-4:]}"


def is_mobile(number: str) -> bool:
    """Whether a normalised number has a mobile's form."""
    return re.fullmatch(r"1[3-9][0-9]{9}", number) is not None


def _likely(number: str) -> str | None:
    candidate = as_digits(number)
    return candidate if candidate != number and is_mobile(candidate) else None
