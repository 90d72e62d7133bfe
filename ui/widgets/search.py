"""A box to search in, with its glass, its key and a cross once there is something to clear."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import icons, theme
from ui.i18n import Retranslated
from ui.widgets.buttons import IconButton
from ui.widgets.text import paint_key

REST = 150
"""Milliseconds without a key before the search starts."""


class SearchBox(Retranslated, QLineEdit):
    """Tells what to search for after a short rest, at once on Enter; Escape empties it."""

    searched = Signal(str)

    def __init__(self, *, placeholder: str = "", key_hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key_hint = key_hint
        self._clear = IconButton("x", parent=self)
        self._clear.setObjectName("clear-search")
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Escape does the same from the keyboard
        self._clear.setVisible(False)
        self._clear.clicked.connect(self._empty)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._search)
        self.setMinimumWidth(200)
        self.setMaximumWidth(320)
        self.setTextMargins(24, 0, 22, 0)
        self.set_placeholder(placeholder)
        self.textChanged.connect(self._typed)
        self.returnPressed.connect(self._search)
        self.retranslate()

    def set_placeholder(self, text: str) -> None:
        """Say what is searched; it is the box's name for screen readers too."""
        self.setPlaceholderText(text)
        self.setAccessibleName(text)

    def retranslate(self) -> None:
        """Word the cross."""
        self._clear.set_name(self.tr("清除"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the box on Escape; an empty box leaves Escape to the page."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self._empty()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross at the right end."""
        super().resizeEvent(event)
        side = self.height() - 8
        self._clear.setGeometry(self.width() - side - 4, 4, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the glass, and the key while the box is empty."""
        super().paintEvent(event)
        painter = QPainter(self)
        middle = self.height() // 2
        icons.paint(painter, "search", "muted", QRect(10, middle - 8, 16, 16))
        if self._key_hint and not self.text():
            width = QFontMetrics(theme.font(pixels=11)).horizontalAdvance(self._key_hint) + 12
            paint_key(painter, QRect(self.width() - width - 8, middle - 10, width, 20), self._key_hint)

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._rest.start()

    def _search(self) -> None:
        self._rest.stop()
        self.searched.emit(self.text().strip())

    def _empty(self) -> None:
        self.clear()
        self._search()
