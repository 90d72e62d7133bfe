"""Which colour and icon each state of an application wears, and what it says in a list."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop_client.contract.states import SubsidyState
from desktop_client.subsidy.models import SubsidyRow
from ui import looks, words
from ui.looks import Look
from ui.widgets import cells
from ui.widgets.tones import Tone

translate = QCoreApplication.translate

LOOKS: Mapping[SubsidyState, Look] = {
    SubsidyState.PREPARING: (Tone.INFO, "pencil"),
    SubsidyState.READY: (Tone.INFO, "file-check"),
    SubsidyState.AWAITING_REVIEW: (Tone.QUIET, "clock"),
    SubsidyState.IN_REVIEW: (Tone.QUIET, "hourglass"),
    SubsidyState.NEEDS_CORRECTION: (Tone.WARN, "triangle-alert"),
    SubsidyState.REJECTED: (Tone.BAD, "circle-x"),
    SubsidyState.APPROVED: (Tone.GOOD, "badge-check"),
    SubsidyState.PUBLICISED: (Tone.GOOD, "megaphone"),
    SubsidyState.PAID: (Tone.GOOD, "hand-coins"),
}
WITH_REASONS = (SubsidyState.NEEDS_CORRECTION, SubsidyState.REJECTED)


def chip(state: SubsidyState, text: str = "") -> cells.Chip:
    """Return the chip of a state; ``text`` where more than the bare word is to be said."""
    return looks.chip(text or words.word(state), LOOKS[state])


def chips(row: SubsidyRow) -> tuple[cells.Chip, ...]:
    """Return what an application wears in a list."""
    return looks.chips(chip(row.state, _business_text(row)), row.sending)


def _business_text(row: SubsidyRow) -> str:
    word = words.word(row.state)
    if row.state in WITH_REASONS and row.findings:
        return translate("looks", "{state} · {count} 项").format(state=word, count=row.findings)
    return word
