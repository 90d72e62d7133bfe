"""Which colour and icon each state wears: amber needs the person, red was refused, green is done, the rest is calm."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop_client.contract.states import DeclarationState, GradeState, Word
from desktop_client.grading.models import Row
from ui import looks, words
from ui.widgets import cells
from ui.widgets.tones import Tone

translate = QCoreApplication.translate

_LOOKS: Mapping[Word, tuple[Tone, str]] = {
    DeclarationState.FILLING: (Tone.INFO, "pencil"),
    DeclarationState.AWAITING_INSTITUTION: (Tone.WARN, "users"),
    DeclarationState.AWAITING_REVIEW: (Tone.QUIET, "clock"),
    DeclarationState.IN_REVIEW: (Tone.QUIET, "hourglass"),
    DeclarationState.NEEDS_CORRECTION: (Tone.WARN, "triangle-alert"),
    DeclarationState.REJECTED: (Tone.BAD, "circle-x"),
    DeclarationState.GRADED: (Tone.GOOD, "award"),
    DeclarationState.TERMINATED: (Tone.QUIET, "archive"),
    DeclarationState.SUSPENDED: (Tone.QUIET, "lock"),
    GradeState.ACTIVE: (Tone.GOOD, "badge-check"),
    GradeState.EXPIRING: (Tone.WARN, "clock"),
    GradeState.RENEWING: (Tone.WARN, "hourglass"),
    GradeState.SUPERSEDED: (Tone.QUIET, "archive"),
    GradeState.EXPIRED: (Tone.BAD, "circle-x"),
    GradeState.REVOKED: (Tone.BAD, "circle-x"),
}


def chip(state: Word, text: str | None = None) -> cells.Chip:
    """Return the chip of a state; ``text`` where more than the bare word is to be said."""
    return looks.chip(text or words.word(state), _LOOKS[state])


def chips(row: Row) -> tuple[cells.Chip, ...]:
    """Return what a declaration wears in a list: its business state and, when it matters, where its sending stands."""
    return looks.chips(chip(row.state, business_text(row)), row.sending)


def business_text(row: Row) -> str:
    """Return the state with what belongs to it: the grade given, or how many reasons came back."""
    word = words.word(row.state)
    if row.state is DeclarationState.GRADED and row.grade:
        return translate("looks", "{state} {grade}").format(state=word, grade=row.grade)
    if row.state in (DeclarationState.REJECTED, DeclarationState.NEEDS_CORRECTION) and row.findings:
        return translate("looks", "{state} · {count} 项").format(state=word, count=row.findings)
    return word


def state_text(row: Row) -> str:
    """Return both states in words, for screen readers and tool tips."""
    return looks.told(chips(row))
