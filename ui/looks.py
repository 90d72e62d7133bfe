"""How states are worn, whatever they are states of: icon and tone, and the words for where a sending stands."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop_client.contract.states import Sending
from ui import words
from ui.widgets import cells
from ui.widgets.tones import Tone

translate = QCoreApplication.translate

Look = tuple[Tone, str]
"""A tone, and the icon that says the same, so that colour is never alone."""

SENDING: Mapping[Sending, Look] = {
    Sending.DIRTY: (Tone.QUIET, "upload"),
    Sending.QUEUED: (Tone.INFO, "send"),
    Sending.SENDING: (Tone.INFO, "send"),
    Sending.UNKNOWN: (Tone.WARN, "circle-question-mark"),
    Sending.FAILED: (Tone.BAD, "circle-alert"),
    Sending.CONFLICT: (Tone.WARN, "triangle-alert"),
}

SILENT = frozenset({Sending.CLEAN, Sending.DIRTY})
"""Sending states that need no word in a list: saved here, and going out by themselves."""

ON_ITS_WAY = frozenset({Sending.QUEUED, Sending.SENDING, Sending.UNKNOWN})


def chip(text: str, look: Look) -> cells.Chip:
    """Return a chip with these words."""
    tone, icon = look
    return cells.Chip(text=text, tone=tone, icon=icon)


def sending_chip(sending: Sending) -> cells.Chip:
    """Return where the sending stands in the few words that fit beside another chip."""
    short = {
        Sending.QUEUED: translate("looks", "待发送"),
        Sending.SENDING: translate("looks", "正在发送"),
        Sending.UNKNOWN: translate("looks", "结果未知"),
        Sending.FAILED: translate("looks", "需要处理"),
        Sending.CONFLICT: translate("looks", "需要处理"),
    }
    return chip(short.get(sending) or words.word(sending), SENDING[sending])


def chips(first: cells.Chip, sending: Sending) -> tuple[cells.Chip, ...]:
    """Return what a record wears in a list: its business state and, when it matters, where its sending stands."""
    return (first,) if sending in SILENT else (first, sending_chip(sending))


def told(chips_: tuple[cells.Chip, ...]) -> str:
    """Return chips in words, for screen readers and tool tips."""
    return translate("looks", "，").join(each.text for each in chips_)
