"""Signs: icons drawn on a page as decoration beside words that say the same."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui import icons, theme
from ui.widgets.tones import Tone


class Picture(QLabel):
    """An icon that is drawn anew whenever the colours change; decoration beside words that say the same."""

    def __init__(
        self, icon: str, *, tone: str = "text", size: int = icons.SIZE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._size = size
        self._icon = icon
        self.setFixedSize(size, size)

    def set_icon(self, icon: str, *, tone: str) -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon in the colour of the moment."""
        icons.paint(QPainter(self), self._icon, self._tone, self.rect())


class SignDisc(QWidget):
    """An icon on a soft round ground."""

    def __init__(
        self, icon: str, *, tone: Tone = Tone.INFO, size: int = 40, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._tone = tone
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint disc and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(self._tone.ground))
        painter.drawEllipse(self.rect())
        inset = round(self.width() * 0.28)
        icons.paint(painter, self._icon, self._tone.ink, self.rect().adjusted(inset, inset, -inset, -inset))
