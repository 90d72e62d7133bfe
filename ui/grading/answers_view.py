"""Everything that was answered, to be read: per element its criteria with answer, note and files."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_client.contract.scheme import Element
from desktop_client.grading.models import DeclarationView
from ui import theme, wording
from ui.grading.conflict_dialog import told
from ui.grading.receipt import keep_lines
from ui.i18n import Retranslated
from ui.widgets.frames import Rule
from ui.widgets.text import Label, SectionLabel


class AnswersView(Retranslated, QWidget):
    """Read only; the answers of a 保级 are those of its short form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: DeclarationView | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP_2)

    def show_answers(self, view: DeclarationView) -> None:
        """Show the answers of this declaration."""
        before, self._view = self._view, view
        if before is None or (before.answers, before.keep, before.scheme) != (
            view.answers,
            view.keep,
            view.scheme,
        ):
            self.retranslate()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.setAccessibleName(self.tr("填报内容"))
        while (item := self._column.takeAt(0)) is not None:
            if gone := item.widget():
                gone.hide()
                gone.deleteLater()
        view = self._view
        if view is None:
            return
        if view.keep:
            self._column.addWidget(self._grid(keep_lines(view)))
            return
        last: Element | None = None
        lines: list[tuple[str, str]] = []
        for dimension, element, criterion in view.scheme.rows(view.row.category):
            if element is not last:
                self._end(last, lines)
                lines = []
                last = element
                self._heading(
                    f"{dimension.code} {wording.title(dimension)} › {element.code} {wording.title(element)}"
                )
            lines.append(
                (
                    f"{criterion.code} {wording.title(criterion)}",
                    told(criterion, view.answers.get(criterion.code)),
                )
            )
        self._end(last, lines)

    def _heading(self, text: str) -> None:
        if self._column.count():
            self._column.addWidget(Rule())
        self._column.addWidget(SectionLabel(text))

    def _end(self, element: Element | None, lines: list[tuple[str, str]]) -> None:
        if element is not None:
            self._column.addWidget(self._grid(lines))

    @staticmethod
    def _grid(lines: list[tuple[str, str]]) -> QWidget:
        block = QWidget()
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GAP_3)
        grid.setVerticalSpacing(theme.GAP_1 + 2)
        for number, (question, answer) in enumerate(lines):
            grid.addWidget(Label(question, role="muted", wrap=True), number, 0)
            grid.addWidget(Label(answer, wrap=True), number, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 6)
        return block
