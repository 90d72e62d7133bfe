"""Bands of a scale side by side, the reached one filled, a marker where the value stands."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

_BAR_TOP, _BAR, _GAP, _HEIGHT = 12, 8, 3, 40


class Band(NamedTuple):
    """One band: its name and the value it begins at."""

    label: str
    lower: float


class GradeScale(QWidget):
    """Bands are drawn equally wide; inside its band the marker stands where the value does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bands: list[Band] = []
        self._maximum = 1.0
        self._value: float | None = None
        self._given: str | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_bands(self, bands: list[Band], *, maximum: float) -> None:
        """Set the bands, lowest first, and where the last one ends."""
        self._bands = sorted(bands, key=lambda band: band.lower)
        self._maximum = maximum
        self.set_value(self._value, band=self._given)

    def set_value(self, value: float | None, *, band: str | None = None) -> None:
        """Move the marker; ``None`` shows the bands only. ``band`` is filled where the value alone does not decide."""
        self._value = value
        self._given = band
        reached = self.reached()
        said = "" if value is None else f"{value:g} / {self._maximum:g}"
        self.setAccessibleDescription(f"{reached.label} {said}" if reached else said)
        self.update()

    def reached(self) -> Band | None:
        """Return the band that was given, else the one the value lies in; none below the first."""
        if self._value is None:
            return None
        if self._given is not None:
            return next((band for band in self._bands if band.label == self._given), None)
        return self._lies_in()

    def _lies_in(self) -> Band | None:
        if self._value is None:
            return None
        return next((band for band in reversed(self._bands) if self._value >= band.lower), None)

    def sizeHint(self) -> QSize:
        """Room for the labels."""
        return QSize(40 * max(4, len(self._bands)), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Room for short labels."""
        return QSize(30 * max(3, len(self._bands)), _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bands, labels and marker."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        reached = self.reached()
        for number, band in enumerate(self._bands):
            self._paint_band(painter, self._place(number), band, is_reached=band is reached)
        if self._value is not None and self._bands:
            self._paint_marker(painter, self._position())

    def _paint_band(self, painter: QPainter, where: QRectF, band: Band, *, is_reached: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent" if is_reached else "track"))
        painter.drawRoundedRect(where, _BAR / 2, _BAR / 2)
        painter.setFont(theme.font(pixels=11, bold=is_reached))
        painter.setPen(theme.color("accent" if is_reached else "muted"))
        below = QRectF(where.left(), where.bottom() + 3, where.width(), 16)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, band.label)

    def _paint_marker(self, painter: QPainter, x: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("text"))
        painter.drawPolygon(QPolygonF([QPointF(x - 6, 2), QPointF(x + 6, 2), QPointF(x, 9)]))

    def _place(self, number: int) -> QRectF:
        width = self.width() / max(1, len(self._bands))
        return QRectF(number * width, _BAR_TOP, width - _GAP, _BAR)

    def _position(self) -> float:
        value = min(self._value or 0.0, self._maximum)
        band = self._lies_in()
        if band is None:
            return 6.0
        number = self._bands.index(band)
        upper = self._bands[number + 1].lower if number + 1 < len(self._bands) else self._maximum
        share = (value - band.lower) / (upper - band.lower) if upper > band.lower else 0.5
        where = self._place(number)
        return min(max(where.left() + share * where.width(), 6.0), self.width() - 6.0)
