"""From facts to a verdict: one table, read from above; the first rule that applies gives its code.

The facts are shared by both sides of the wire, the verdict is each side's own: it says for which ``Purpose`` it judges.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.gate.facts import Facts, Kind, State


class Verdict(StrEnum):
    ACCEPT = "accept"
    WARN = "warn"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a file is wanted for. A limit of None does not exist for it."""

    max_bytes: int | None = None
    max_pages: int | None = None
    takes_pictures: bool = False


#: Told what it is, whatever will be done with it.
INSPECT = Purpose()
#: Put on the PDF desk: any size, pictures become pages.
DESK = Purpose(takes_pictures=True)
#: Leaves for the bureau, or arrives there.
SENDING = Purpose(max_bytes=limits.MAX_FILE_BYTES, max_pages=limits.MAX_FILE_PAGES)


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict, its code, and the facts of its sentence."""

    verdict: Verdict
    code: Code
    facts: Mapping[str, str] = field(default_factory=dict)


Applies = Callable[[Facts, Purpose], bool]
Tells = Callable[[Facts, Purpose], Mapping[str, str]]


def _nothing(facts: Facts, purpose: Purpose) -> Mapping[str, str]:  # noqa: ARG001  # the shape of the table
    return {}


@dataclass(frozen=True, slots=True)
class Rule:
    code: Code
    verdict: Verdict
    applies: Applies
    tells: Tells = _nothing


def judge(facts: Facts, purpose: Purpose) -> Finding:
    """The most important thing to say of a file."""
    rule = next(rule for rule in RULES if rule.applies(facts, purpose))
    return Finding(rule.verdict, rule.code, rule.tells(facts, purpose))


def _is(kind: Kind) -> Applies:
    return lambda facts, _: facts.kind is kind


def _ended(state: State) -> Applies:
    return lambda facts, _: facts.state is state


def _has(count: Callable[[Facts], object]) -> Applies:
    return lambda facts, _: bool(count(facts))


def _count(count: Callable[[Facts], int]) -> Tells:
    return lambda facts, _: {"count": str(count(facts))}


def _is_too_large(facts: Facts, purpose: Purpose) -> bool:
    return purpose.max_bytes is not None and (facts.bytes or 0) > purpose.max_bytes


def _has_too_many_pages(facts: Facts, purpose: Purpose) -> bool:
    return purpose.max_pages is not None and (facts.pages or 0) > purpose.max_pages


def _megabytes(facts: Facts, purpose: Purpose) -> Mapping[str, str]:  # noqa: ARG001  # the shape of the table
    most = purpose.max_bytes or 1_073_741_824
    return {"limit": f"{most // 1_048_576} MB"}


def _pages(facts: Facts, purpose: Purpose) -> Mapping[str, str]:
    most = purpose.max_pages or limits.MAX_FILE_PAGES
    return {"count": str(facts.pages), "limit": str(most)}


RULES: tuple[Rule, ...] = (
    # not a document at all
    Rule(Code.FILE_MISSING, Verdict.REFUSE, _is(Kind.MISSING)),
    Rule(Code.FILE_IS_FOLDER, Verdict.REFUSE, _is(Kind.FOLDER)),
    Rule(Code.FILE_UNREADABLE, Verdict.REFUSE, _is(Kind.UNREADABLE)),
    Rule(Code.FILE_EMPTY, Verdict.REFUSE, _is(Kind.EMPTY)),
    Rule(Code.FILE_TOO_LARGE, Verdict.REFUSE, _is(Kind.TOO_LARGE), _megabytes),
    Rule(Code.FILE_IS_OFD, Verdict.REFUSE, _is(Kind.OFD)),
    Rule(Code.FILE_IS_OFFICE, Verdict.REFUSE, _is(Kind.OFFICE)),
    Rule(Code.FILE_IS_ARCHIVE, Verdict.REFUSE, _is(Kind.ARCHIVE)),
    Rule(Code.FILE_IS_PROGRAM, Verdict.REFUSE, _is(Kind.PROGRAM)),
    Rule(Code.FILE_IS_TEXT, Verdict.REFUSE, _is(Kind.TEXT)),
    Rule(Code.FILE_TYPE_UNSUPPORTED, Verdict.REFUSE, _is(Kind.UNKNOWN)),
    # a document that cannot be used
    Rule(Code.FILE_TOO_LARGE, Verdict.REFUSE, _is_too_large, _megabytes),
    Rule(Code.PDF_BOMB, Verdict.REFUSE, _ended(State.BOMB)),
    Rule(Code.PDF_TOO_HEAVY, Verdict.REFUSE, _ended(State.HEAVY)),
    Rule(Code.PDF_ENCRYPTED, Verdict.REFUSE, _ended(State.LOCKED)),
    Rule(
        Code.FILE_UNREADABLE,
        Verdict.REFUSE,
        lambda facts, _: facts.kind is Kind.IMAGE and facts.state is State.BROKEN,
    ),
    Rule(Code.PDF_DAMAGED, Verdict.REFUSE, _ended(State.BROKEN)),
    Rule(Code.PDF_NO_PAGES, Verdict.REFUSE, _ended(State.EMPTY)),
    Rule(Code.PDF_TOO_MANY_PAGES, Verdict.REFUSE, _has_too_many_pages, _pages),
    # a picture
    Rule(
        Code.FILE_IS_IMAGE_HERE,
        Verdict.ACCEPT,
        lambda facts, purpose: facts.kind is Kind.IMAGE and purpose.takes_pictures,
    ),
    Rule(Code.FILE_IS_IMAGE, Verdict.REFUSE, _is(Kind.IMAGE)),
    # a document with something to know, what hinders most first
    Rule(Code.PDF_XFA, Verdict.WARN, _has(lambda facts: facts.xfa)),
    Rule(
        Code.PDF_PARTLY_BROKEN,
        Verdict.WARN,
        _has(lambda facts: facts.broken),
        _count(lambda facts: facts.broken),
    ),
    Rule(Code.PDF_REPAIRED, Verdict.WARN, _has(lambda facts: facts.repaired)),
    Rule(
        Code.PDF_SIGNED,
        Verdict.WARN,
        _has(lambda facts: facts.signatures),
        _count(lambda facts: facts.signatures),
    ),
    Rule(
        Code.PDF_SCRIPTS, Verdict.WARN, _has(lambda facts: facts.scripts), _count(lambda facts: facts.scripts)
    ),
    Rule(
        Code.PDF_ATTACHMENTS,
        Verdict.WARN,
        _has(lambda facts: facts.attachments),
        _count(lambda facts: facts.attachments),
    ),
    Rule(Code.PDF_PROTECTED, Verdict.WARN, _has(lambda facts: facts.encrypted)),
    Rule(
        Code.PDF_MANY_PAGES,
        Verdict.WARN,
        lambda facts, _: (facts.pages or 0) > limits.MAX_FILE_PAGES,
        _pages,
    ),
    Rule(Code.PDF_NOT_WHOLLY_CHECKED, Verdict.WARN, lambda facts, _: not facts.is_checked),
    Rule(Code.PDF_SOUND, Verdict.ACCEPT, lambda facts, purpose: True),  # noqa: ARG005
)
