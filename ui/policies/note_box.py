"""Own notes on a document: one for the whole, one for each page; every key is kept, none leaves this computer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import Retranslated
from ui.widgets.text import Label

LINES_HEIGHT = 58


class NoteBox(Retranslated, QWidget):
    """Shows the note of the page that is being read; page 0 is the whole document."""

    written = Signal(int, str)
    """The note of a page now reads so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = 0
        self._notes: dict[int, str] = {}
        self._heading = Label(role="section")
        self._text = QPlainTextEdit()
        self._text.setObjectName("policy-note")
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(LINES_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_1)
        column.addWidget(self._heading)
        column.addWidget(self._text)
        self._text.textChanged.connect(self._write)
        self.retranslate()

    def show_notes(self, notes: dict[int, str], *, page: int = 0) -> None:
        """Show another document's notes."""
        self._notes = dict(notes)
        self.turn_to(page)

    def turn_to(self, page: int) -> None:
        """Show the note of another page."""
        self._page = page
        self._text.blockSignals(True)
        self._text.setPlainText(self._notes.get(page, ""))
        self._text.blockSignals(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Say which page the note is on."""
        heading = self.tr("第 {page} 页的笔记").format(page=self._page) if self._page else self.tr("全文笔记")
        self._heading.setText(heading)
        self._text.setAccessibleName(heading)
        self._text.setPlaceholderText(self.tr("写给自己的话，边写边存，只保存在这台电脑，查找时也能找到。"))

    def _write(self) -> None:
        text = self._text.toPlainText()
        self._notes[self._page] = text
        self.written.emit(self._page, text)
