"""Pictures of what is on the screen, for the tour and the gallery: every window where it stands, the front one last."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme

DIM = QColor(0, 0, 0, 70)
"""Lies over what a dialog blocks: there is no window manager here that would set the dialog apart."""


def picture() -> QImage:
    """Draw all visible windows as they lie over one another."""
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.width() > 1]
    shown.sort(key=lambda each: (each.isModal(), each is QApplication.activePopupWidget()))
    where = QRect()
    for each in shown:
        where = where.united(each.geometry())
    ratio = max((each.devicePixelRatioF() for each in shown), default=1.0)
    image = QImage(where.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.color("background"))
    painter = QPainter(image)
    for each in shown:
        _draw(painter, each, where)
    painter.end()
    return image


def _draw(painter: QPainter, window: QWidget, where: QRect) -> None:
    place = window.geometry().translated(-where.topLeft())
    if window.isModal():
        painter.fillRect(QRect(0, 0, where.width(), where.height()), DIM)
    painter.drawPixmap(place.topLeft(), window.grab())
    if window.isModal():
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
