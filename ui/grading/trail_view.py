"""办理过程: every step of a case with who took it, when and why, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_client.contract.messages import TrailStep
from desktop_client.contract.states import DeclarationEvent
from ui import wording, words
from ui.i18n import Retranslated
from ui.widgets.trail import Block, Trail


class TrailView(Retranslated, Trail):
    """The trail of a declaration."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: Sequence[TrailStep] = ()
        self.retranslate()

    def show_trail(self, steps: Sequence[TrailStep]) -> None:
        """Show these steps."""
        self._steps = steps
        self.retranslate()

    def retranslate(self) -> None:
        """Word every step."""
        self.setAccessibleName(self.tr("办理过程"))
        self.show_blocks([self._block(step) for step in self._steps], nothing=self.tr("还没有上报过。"))

    def _block(self, step: TrailStep) -> Block:
        who = self.tr("{actor}（{role}）").format(actor=step.actor, role=words.word(step.role))
        what = self.tr("{what} · {who}").format(what=event_words(step.event), who=who)
        return Block(what, wording.exact(step.at), step.note)


def event_words(event: str) -> str:
    """Return what was done, in words; a newer bureau's event is shown as it came."""
    known = DeclarationEvent(event) if event in list(DeclarationEvent) else None
    return words.word(known) if known else event
