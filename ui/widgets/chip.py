"""A chip outside of a table: icon and word on a soft ground."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme
from ui.widgets import cells
from ui.widgets.tones import Tone


class ChipLabel(QLabel):
    """A label to Qt and to screen readers, a chip to the eye; painted as the chips in tables are."""

    def __init__(
        self, text: str = "", *, tone: Tone = Tone.QUIET, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_chip(text, tone=tone, icon=icon)

    def show_chip(self, text: str, *, tone: Tone = Tone.QUIET, icon: str = "") -> None:
        """Show another word, tone and icon."""
        self._chip = cells.Chip(text=text, tone=tone, icon=icon or None)
        self.setText(text)
        self.setVisible(bool(text))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the chip's own size."""
        metrics = QFontMetrics(theme.font(pixels=theme.SMALL, bold=True))
        return QSize(cells.chip_width(self._chip, metrics) + 2, cells.CHIP_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = QPainter(self)
        painter.setFont(theme.font(pixels=theme.SMALL, bold=True))
        cells.paint_chip(painter, self._chip, QRect(0, 0, self.width(), self.height()))
