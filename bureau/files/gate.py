"""The bureau's own verdict on the bytes of a file: read in a confined process, judged by the table below.

The facts come from the same reader as the client's; what they lead to is decided here and believes nobody.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bureau.problems import Refusal
from desktop_client import gate
from desktop_client.confined import Confined
from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.gate import Facts, Kind, State

_PICTURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}
_OTHER_KINDS: Mapping[Kind, Code] = {
    Kind.OFD: Code.FILE_IS_OFD,
    Kind.OFFICE: Code.FILE_IS_OFFICE,
    Kind.ARCHIVE: Code.FILE_IS_ARCHIVE,
    Kind.PROGRAM: Code.FILE_IS_PROGRAM,
    Kind.TEXT: Code.FILE_IS_TEXT,
}
Applies = Callable[[Facts], bool]


@dataclass(frozen=True, slots=True)
class Judged:
    """What a file has turned out to be; ``pages`` of a PDF that was read."""

    media_type: str
    pages: int | None = None


def _ended(state: State) -> Applies:
    return lambda facts: facts.state is state


#: Why a document is not taken, the first reason first. Scripts and attachments are no reason: reviewers read
#: documents under a policy that runs nothing, and forms of other offices are full of them.
RULES: tuple[tuple[Code, Applies], ...] = (
    (Code.PDF_BOMB, _ended(State.BOMB)),
    (Code.PDF_TOO_HEAVY, _ended(State.HEAVY)),
    (Code.PDF_ENCRYPTED, _ended(State.LOCKED)),
    (Code.FILE_UNREADABLE, lambda facts: facts.kind is Kind.IMAGE and facts.state is State.BROKEN),
    (Code.PDF_DAMAGED, _ended(State.BROKEN)),
    (Code.PDF_NO_PAGES, _ended(State.EMPTY)),
    (Code.PDF_TOO_MANY_PAGES, lambda facts: (facts.pages or 0) > limits.MAX_FILE_PAGES),
)


def judge(file: Path, *, claimed_type: str, name: str) -> Judged:
    """What ``file`` is by its own bytes, or :class:`Refusal`; the sender's word only has to agree."""
    facts = reader().facts(file)
    media_type = _media_type(file, facts)
    if media_type is None:
        other = _OTHER_KINDS.get(facts.kind, Code.FILE_TYPE_UNSUPPORTED)
        raise Refusal(other, facts={"name": name}, status=415)
    if claimed_type not in ("", "application/octet-stream", media_type):
        raise Refusal(Code.FILE_TYPE_MISMATCH, facts={"name": name})
    for code, applies in RULES:
        if applies(facts):
            told = {"name": name, "count": str(facts.pages), "limit": str(limits.MAX_FILE_PAGES)}
            raise Refusal(code, facts=told)
    return Judged(media_type, facts.pages)


@functools.cache
def reader() -> gate.Gate:
    """The one reader of this process; its own process starts with the first file and ends with us."""
    return gate.Gate(Confined(gate.ENTRY, limits=gate.LIMITS))


def _media_type(file: Path, facts: Facts) -> str | None:
    """Among those that are taken here."""
    if facts.kind is Kind.PDF:
        return "application/pdf"
    with file.open("rb") as stream:
        head = stream.read(16)
    return next((kind for magic, kind in _PICTURES.items() if head.startswith(magic)), None)
