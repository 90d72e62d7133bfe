"""统一社会信用代码 (GB 32100-2015): 18 characters, the last one a check over the others."""

from __future__ import annotations

from desktop_client.contract.codes import Code
from desktop_client.identifiers.typed import as_digits, compact, is_digits
from desktop_client.problems import Problem, Severity

LENGTH = 18
#: A character's value is its index; I, O, S, V and Z are left out because they look like digits or each other.
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
INNER_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
REGION = slice(2, 8)
#: Letters that never occur, and the digits they are taken for.
LOOK_ALIKES = str.maketrans("OISZ", "0152")


def normalise(text: str) -> str:
    """The code without spaces, in half-width capitals; nothing that could be a slip is changed."""
    return compact(text).replace("-", "")


def check(text: str, place: str = "") -> list[Problem]:
    """What is wrong with the code, the most telling reason first; letters are fine in positions 1 and 2."""
    code = normalise(text)
    problem = (
        _length(code, place) or _letters(code, place) or _region(code, place) or _check_digit(code, place)
    )
    if problem:
        return [problem]
    return _inner_check(code, place)


def is_valid(code: str) -> bool:
    """Whether a normalised code keeps the standard (the inner check aside)."""
    well_formed = len(code) == LENGTH and set(code) <= set(ALPHABET) and is_digits(code[REGION])
    return well_formed and check_character(code[:-1]) == code[-1]


def check_character(body: str) -> str:
    """The 18th character for the first 17; a remainder of 0 gives ``0``, the step many copies leave out."""
    total = sum(ALPHABET.index(char) * weight for char, weight in zip(body, WEIGHTS, strict=True))
    return ALPHABET[(31 - total % 31) % 31]


def inner_check_character(body: str) -> str:
    """The check of the organisation code (GB 11714) over its first 8 characters, where A counts 10 and Z 35."""
    total = sum(int(char, 36) * weight for char, weight in zip(body, INNER_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]


def _length(code: str, place: str) -> Problem | None:
    if len(code) == LENGTH:
        return None
    return Problem(Code.USCC_LENGTH, place, facts={"count": str(len(code))})


def _letters(code: str, place: str) -> Problem | None:
    for position, char in enumerate(code, start=1):
        if char not in ALPHABET:
            facts = {"position": str(position), "letter": char}
            return Problem(Code.USCC_LETTER, place, facts=facts, suggestion=_likely(code))
    return None


def _region(code: str, place: str) -> Problem | None:
    for position, char in enumerate(code[REGION], start=REGION.start + 1):
        if not is_digits(char):
            facts = {"position": str(position), "letter": char}
            return Problem(Code.USCC_REGION, place, facts=facts, suggestion=_likely(code))
    return None


def _check_digit(code: str, place: str) -> Problem | None:
    if check_character(code[:-1]) == code[-1]:
        return None
    return Problem(Code.USCC_CHECK_DIGIT, place)


def _inner_check(code: str, place: str) -> list[Problem]:
    # Codes in use exist whose inner check fails, so it may only remind.
    if inner_check_character(code[8:16]) == code[16]:
        return []
    return [Problem(Code.USCC_INNER_CHECK, place, Severity.WARNING)]


def _likely(code: str) -> str | None:
    """The code with look-alikes replaced, offered only if it is then right."""
    candidate = code.translate(LOOK_ALIKES)
    candidate = candidate[: REGION.start] + as_digits(candidate[REGION]) + candidate[REGION.stop :]
    return candidate if candidate != code and is_valid(candidate) else None
