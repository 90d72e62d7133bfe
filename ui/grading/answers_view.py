"""Everything that was answered, to be read: per element its criteria with answer, note and files."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_client.grading.models import DeclarationView
from ui import theme, wording
from ui.grading.conflict_dialog import told
from ui.grading.receipt import keep_lines
from ui.i18n import Retranslated
from ui.widgets.frames import Rule
from ui.widgets.text import Label, SectionLabel

AT_ONCE = 10
"""Lines that are there with the page, more than a window shows below the facts; the rest follows turn by turn."""


@dataclass(frozen=True, slots=True)
class Block:
    """One element, or the short form: its heading, and questions with their answers."""

    heading: str
    lines: list[tuple[str, str]]


class AnswersView(Retranslated, QWidget):
    """Read only; the answers of a 保级 are those of its short form.

    A hundred labels at once would be felt: what is out of sight is added in the next turns of the event loop.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: DeclarationView | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP_2)
        self._waiting: deque[Block] = deque()
        self._soon = QTimer(self)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._go_on)

    def show_answers(self, view: DeclarationView) -> None:
        """Show the answers of this declaration."""
        before, self._view = self._view, view
        if before is None or (before.answers, before.keep, before.scheme) != (
            view.answers,
            view.keep,
            view.scheme,
        ):
            self.retranslate()

    def is_complete(self) -> bool:
        """Tell whether all answers are there; otherwise they will be in a moment."""
        return not self._waiting

    def retranslate(self) -> None:
        """Word everything anew."""
        self.setAccessibleName(self.tr("填报内容"))
        while (item := self._column.takeAt(0)) is not None:
            if gone := item.widget():
                gone.hide()
                gone.deleteLater()
        self._waiting = deque(_blocks(self._view) if self._view is not None else ())
        lines = 0
        while self._waiting and lines < AT_ONCE:
            lines += len(self._waiting[0].lines)
            self._add(self._waiting.popleft())
        if self._waiting:
            self._soon.start()

    def _go_on(self) -> None:
        if self._waiting:
            self._add(self._waiting.popleft())
        if not self._waiting:
            self._soon.stop()

    def _add(self, block: Block) -> None:
        if self._column.count():
            self._column.addWidget(Rule(self))
        if block.heading:
            self._column.addWidget(SectionLabel(block.heading, parent=self))
        self._column.addWidget(self._grid(block.lines))

    def _grid(self, lines: list[tuple[str, str]]) -> QWidget:
        # From the outside in: a label that gets its parent later is dressed by the style sheet once more.
        block = QWidget(self)
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GAP_3)
        grid.setVerticalSpacing(theme.GAP_1 + 2)
        for number, (question, answer) in enumerate(lines):
            grid.addWidget(Label(question, role="muted", wrap=True, parent=block), number, 0)
            grid.addWidget(Label(answer, wrap=True, parent=block), number, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 6)
        return block


def _blocks(view: DeclarationView) -> Iterator[Block]:
    if view.keep:
        yield Block("", keep_lines(view))
        return
    rows = view.scheme.rows(view.row.category)
    for (dimension, element), below in groupby(rows, key=lambda row: row[:2]):
        yield Block(
            f"{dimension.code} {wording.title(dimension)} › {element.code} {wording.title(element)}",
            [
                (
                    f"{criterion.code} {wording.title(criterion)}",
                    told(criterion, view.answers.get(criterion.code)),
                )
                for _, _, criterion in below
            ],
        )
