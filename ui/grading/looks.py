"""Which colour and icon each state wears: amber needs the person, red was refused, green is done, the rest is calm."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop_client.contract.states import DeclarationState, GradeState, Sending, Word
from desktop_client.grading.models import Row
from ui import words
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
    Sending.DIRTY: (Tone.QUIET, "upload"),
    Sending.QUEUED: (Tone.INFO, "send"),
    Sending.SENDING: (Tone.INFO, "send"),
    Sending.UNKNOWN: (Tone.WARN, "circle-question-mark"),
    Sending.FAILED: (Tone.BAD, "circle-alert"),
    Sending.CONFLICT: (Tone.WARN, "triangle-alert"),
    GradeState.ACTIVE: (Tone.GOOD, "badge-check"),
    GradeState.EXPIRING: (Tone.WARN, "clock"),
    GradeState.RENEWING: (Tone.WARN, "hourglass"),
    GradeState.SUPERSEDED: (Tone.QUIET, "archive"),
    GradeState.EXPIRED: (Tone.BAD, "circle-x"),
    GradeState.REVOKED: (Tone.BAD, "circle-x"),
}

SILENT = frozenset({Sending.CLEAN, Sending.DIRTY})
"""Sending states that need no word in the list: saved here, and going out by themselves."""


def tone(state: Word) -> Tone:
    """Return the tone of a state."""
    return _LOOKS[state][0]


def icon(state: Word) -> str:
    """Return the icon that goes with a state, so that colour is never alone."""
    return _LOOKS[state][1]


def chip(state: Word, text: str | None = None) -> cells.Chip:
    """Return the chip of a state; ``text`` where more than the bare word is to be said."""
    return cells.Chip(text=text or words.word(state), tone=tone(state), icon=icon(state))


def sending_chip(sending: Sending) -> cells.Chip:
    """Return where the sending stands in the few words that fit beside another chip."""
    short = {
        Sending.QUEUED: translate("looks", "待发送"),
        Sending.SENDING: translate("looks", "正在发送"),
        Sending.UNKNOWN: translate("looks", "结果未知"),
        Sending.FAILED: translate("looks", "需要处理"),
        Sending.CONFLICT: translate("looks", "需要处理"),
    }
    return chip(sending, short.get(sending))


def chips(row: Row) -> tuple[cells.Chip, ...]:
    """Return what a declaration wears in a list: its business state and, when it matters, where its sending stands."""
    first = chip(row.state, business_text(row))
    return (first,) if row.sending in SILENT else (first, sending_chip(row.sending))


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
    return translate("looks", "，").join(chip.text for chip in chips(row))
