"""办理过程: every step of a case with who took it, when and why, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_client.contract.messages import TrailStep
from desktop_client.contract.states import DeclarationEvent
from ui import theme, wording, words
from ui.i18n import Retranslated
from ui.widgets.text import Label


class TrailView(Retranslated, QWidget):
    """One block of text per step; all of it can be read by a screen reader line by line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: Sequence[TrailStep] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP_3)
        self.retranslate()

    def show_trail(self, steps: Sequence[TrailStep]) -> None:
        """Show these steps."""
        self._steps = steps
        self.retranslate()

    def retranslate(self) -> None:
        """Word every step."""
        self.setAccessibleName(self.tr("办理过程"))
        while (item := self._column.takeAt(0)) is not None:
            if gone := item.widget():
                gone.hide()
                gone.deleteLater()
        if not self._steps:
            self._column.addWidget(Label(self.tr("还没有上报过。"), role="muted", wrap=True))
        for step in reversed(self._steps):
            self._column.addWidget(self._block(step))

    def _block(self, step: TrailStep) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        what = event_words(step.event)
        who = self.tr("{actor}（{role}）").format(actor=step.actor, role=words.word(step.role))
        column.addWidget(Label(self.tr("{what} · {who}").format(what=what, who=who), wrap=True))
        column.addWidget(Label(wording.exact(step.at), role="muted"))
        if step.note:
            column.addWidget(Label(step.note, role="muted", wrap=True))
        return block


def event_words(event: str) -> str:
    """Return what was done, in words; a newer bureau's event is shown as it came."""
    known = DeclarationEvent(event) if event in list(DeclarationEvent) else None
    return words.word(known) if known else event
