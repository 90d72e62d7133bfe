"""From facts to a verdict: each rule is needed, and each side may ask for its own purpose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_client.contract.codes import Code
from desktop_client.gate import DESK, INSPECT, SENDING, Facts, Kind, Purpose, State, judge
from desktop_client.gate.judge import RULES

READ = Facts(Kind.PDF, bytes=1_000, sha256="0" * 64, pages=3)
PICTURE = replace(READ, kind=Kind.IMAGE, pages=1)

TABLE: list[tuple[Facts, Purpose, str, Code]] = [
    (Facts(Kind.MISSING), DESK, "refuse", Code.FILE_MISSING),
    (Facts(Kind.FOLDER), DESK, "refuse", Code.FILE_IS_FOLDER),
    (Facts(Kind.UNREADABLE), DESK, "refuse", Code.FILE_UNREADABLE),
    (Facts(Kind.EMPTY), DESK, "refuse", Code.FILE_EMPTY),
    (Facts(Kind.TOO_LARGE), DESK, "refuse", Code.FILE_TOO_LARGE),
    (Facts(Kind.OFD), DESK, "refuse", Code.FILE_IS_OFD),
    (Facts(Kind.OFFICE), DESK, "refuse", Code.FILE_IS_OFFICE),
    (Facts(Kind.ARCHIVE), DESK, "refuse", Code.FILE_IS_ARCHIVE),
    (Facts(Kind.PROGRAM), DESK, "refuse", Code.FILE_IS_PROGRAM),
    (Facts(Kind.TEXT), DESK, "refuse", Code.FILE_IS_TEXT),
    (Facts(Kind.UNKNOWN), DESK, "refuse", Code.FILE_TYPE_UNSUPPORTED),
    (PICTURE, DESK, "accept", Code.FILE_IS_IMAGE_HERE),
    (PICTURE, INSPECT, "refuse", Code.FILE_IS_IMAGE),
    (PICTURE, SENDING, "refuse", Code.FILE_IS_IMAGE),
    (replace(PICTURE, state=State.BROKEN), DESK, "refuse", Code.FILE_UNREADABLE),
    (replace(READ, bytes=20_971_521), SENDING, "refuse", Code.FILE_TOO_LARGE),
    (replace(READ, bytes=20_971_521), DESK, "accept", Code.PDF_SOUND),
    (replace(READ, state=State.BOMB), DESK, "refuse", Code.PDF_BOMB),
    (replace(READ, state=State.HEAVY), DESK, "refuse", Code.PDF_TOO_HEAVY),
    (replace(READ, state=State.LOCKED, encrypted=True), DESK, "refuse", Code.PDF_ENCRYPTED),
    (replace(READ, state=State.BROKEN), DESK, "refuse", Code.PDF_DAMAGED),
    (replace(READ, state=State.EMPTY, pages=0), DESK, "refuse", Code.PDF_NO_PAGES),
    (replace(READ, pages=2_001), SENDING, "refuse", Code.PDF_TOO_MANY_PAGES),
    (replace(READ, pages=2_001), DESK, "warn", Code.PDF_MANY_PAGES),
    (replace(READ, pages=2_000), SENDING, "accept", Code.PDF_SOUND),
    (replace(READ, xfa=True), DESK, "warn", Code.PDF_XFA),
    (replace(READ, broken=2, damaged=True), DESK, "warn", Code.PDF_PARTLY_BROKEN),
    (replace(READ, damaged=True, repaired=True), DESK, "warn", Code.PDF_REPAIRED),
    (replace(READ, signatures=1), DESK, "warn", Code.PDF_SIGNED),
    (replace(READ, scripts=1), DESK, "warn", Code.PDF_SCRIPTS),
    (replace(READ, attachments=1), DESK, "warn", Code.PDF_ATTACHMENTS),
    (replace(READ, encrypted=True), DESK, "warn", Code.PDF_PROTECTED),
    (replace(READ, is_checked=False), DESK, "warn", Code.PDF_NOT_WHOLLY_CHECKED),
    (READ, DESK, "accept", Code.PDF_SOUND),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "purpose", "verdict", "code"), TABLE, ids=[f"{code}-{n}" for n, (*_, code) in enumerate(TABLE)]
)
def test_facts_have_their_verdict(facts: Facts, purpose: Purpose, verdict: str, code: Code) -> None:
    finding = judge(facts, purpose)
    assert (finding.verdict, finding.code) == (verdict, code)


def test_no_rule_is_left_without_an_example() -> None:
    assert {rule.code for rule in RULES} == {code for *_, code in TABLE}


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("purpose", [DESK, INSPECT, SENDING], ids=["desk", "inspect", "sending"])
def test_only_what_was_read_is_ever_accepted(kind: Kind, state: State, purpose: Purpose) -> None:
    finding = judge(replace(READ, kind=kind, state=state), purpose)
    is_usable = kind in {Kind.PDF, Kind.IMAGE} and state is State.READ
    assert finding.verdict == "refuse" or is_usable


def test_the_worst_is_told_first() -> None:
    everything = replace(READ, xfa=True, broken=1, repaired=True, signatures=1, scripts=1, pages=2_001)
    assert judge(everything, DESK).code is Code.PDF_XFA
    assert judge(replace(everything, state=State.LOCKED), DESK).code is Code.PDF_ENCRYPTED
