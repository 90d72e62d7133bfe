"""A trail: every step of a case as a block of text, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.text import Label


@dataclass(frozen=True, slots=True)
class Block:
    """One step in words: what was done and by whom, when, and why."""

    what: str
    when: str
    note: str = ""


class Trail(QWidget):
    """One block of text per step; all of it can be read by a screen reader line by line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP_3)

    def show_blocks(self, blocks: Sequence[Block], *, nothing: str) -> None:
        """Show these, given oldest first; ``nothing`` says that there are none."""
        while (item := self._column.takeAt(0)) is not None:
            if gone := item.widget():
                gone.hide()
                gone.deleteLater()
        if not blocks:
            self._column.addWidget(Label(nothing, role="muted", wrap=True))
        for block in reversed(blocks):
            self._column.addWidget(_widget(block))


def _widget(block: Block) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Label(block.what, wrap=True))
    column.addWidget(Label(block.when, role="muted"))
    if block.note:
        column.addWidget(Label(block.note, role="muted", wrap=True))
    return widget
