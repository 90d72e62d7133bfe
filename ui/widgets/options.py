"""An answer as a large card: key, mark, words, points. Radio buttons and check boxes to assistive technology."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from ui import icons, theme
from ui.widgets.text import paint_key

_PADDING, _KEY, _MARK, _LEAST = 14, 26, 18, 42


class _Card:
    """What both kinds of card share; mixed in before the Qt button that gives role, state, keys and press action."""

    def __init__(self, text: str, *, key: str = "", points: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)  # type: ignore[call-arg]  # the Qt button's
        self._face = _Face(cast("QAbstractButton", self), key=key, points=points)

    def set_texts(self, text: str, *, points: str = "") -> None:
        """Word the card anew."""
        cast("QAbstractButton", self).setText(text)
        self._face.word(points)

    def hitButton(self, position: QPoint) -> bool:
        """Take a click anywhere on the card."""
        return cast("QAbstractButton", self).rect().contains(position)

    def sizeHint(self) -> QSize:
        """Return the size for the words in one line."""
        return self._face.size_hint()

    def minimumSizeHint(self) -> QSize:
        """Return the least useful size; longer words break into lines."""
        return QSize(220, _LEAST)

    def hasHeightForWidth(self) -> bool:
        """Narrow cards are higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at this width."""
        return self._face.height_for(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card."""
        self._face.paint()


class RadioCard(_Card, QRadioButton):
    """One of several answers. ``key`` is the digit that ticks it, ``points`` stand at the right end."""


class CheckCard(_Card, QCheckBox):
    """One of several answers of which more than one may hold; otherwise as ``RadioCard``."""


class _Face:
    """How a card looks; the Qt button beneath keeps its role, its state, its keys and its press action."""

    def __init__(self, button: QAbstractButton, *, key: str, points: str) -> None:
        self._button = button
        self._key = key
        self._is_round = isinstance(button, QRadioButton)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        button.setSizePolicy(policy)
        self.word(points)

    def word(self, points: str) -> None:
        self._points = points
        self._button.setAccessibleName(self._button.text())
        self._button.setAccessibleDescription(points)
        self._button.updateGeometry()

    def size_hint(self) -> QSize:
        metrics = QFontMetrics(theme.font(bold=True))
        width = self._text_left() + metrics.horizontalAdvance(self._button.text()) + self._points_width()
        return QSize(min(width, 560), self.height_for(min(width, 560)))

    def height_for(self, width: int) -> int:
        room = QRect(0, 0, max(width - self._text_left() - self._points_width(), 80), 10_000)
        flags = Qt.TextFlag.TextWordWrap
        lines = QFontMetrics(theme.font(bold=True)).boundingRect(room, flags, self._button.text())
        return max(_LEAST, lines.height() + 22)

    def paint(self) -> None:
        button = self._button
        painter = QPainter(button)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        middle = button.height() // 2
        left = _PADDING
        if self._key:
            paint_key(painter, QRect(left, middle - 10, _KEY, 20), self._key)
            left += _KEY + theme.GAP_3
        self._paint_mark(painter, QRect(left, middle - _MARK // 2, _MARK, _MARK))
        self._paint_words(painter)

    def _paint_frame(self, painter: QPainter) -> None:
        button = self._button
        strong = button.isChecked() or button.hasFocus()
        width = 2 if strong else 1
        ground = (
            "soft"
            if button.isChecked()
            else "hover"
            if button.underMouse() and button.isEnabled()
            else "surface"
        )
        painter.setPen(QPen(theme.color("accent" if strong else "line"), width))
        painter.setBrush(theme.color(ground))
        half = width / 2
        painter.drawRoundedRect(button.rect().toRectF().adjusted(half, half, -half, -half), 8, 8)
        if button.hasFocus() and button.isChecked():
            # A ticked card already has the accent frame: a second ring inside it says where the keyboard is.
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(button.rect().toRectF().adjusted(4.5, 4.5, -4.5, -4.5), 5, 5)

    def _paint_mark(self, painter: QPainter, where: QRect) -> None:
        checked = self._button.isChecked()
        shape = where.toRectF().adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.color("accent" if checked else "edge"), 1.4))
        painter.setBrush(theme.color("accent" if checked else "surface"))
        if self._is_round:
            painter.drawEllipse(shape)
            if checked:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("on_accent"))
                painter.drawEllipse(shape.adjusted(4.5, 4.5, -4.5, -4.5))
            return
        painter.drawRoundedRect(shape, 4, 4)
        if checked:
            icons.paint(painter, "check", "on_accent", where.adjusted(2, 2, -2, -2))

    def _paint_words(self, painter: QPainter) -> None:
        button = self._button
        inside = button.rect().adjusted(self._text_left(), 0, -self._points_width(), 0)
        enabled = button.isEnabled()
        painter.setFont(theme.font(bold=button.isChecked()))
        painter.setPen(theme.color("text" if enabled else "disabled"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, button.text())
        painter.setFont(theme.font(pixels=theme.SMALL, tabular=True))
        painter.setPen(theme.color("muted" if enabled else "disabled"))
        end = button.rect().adjusted(0, 0, -_PADDING, 0)
        painter.drawText(end, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._points)

    def _text_left(self) -> int:
        return _PADDING + (_KEY + theme.GAP_3 if self._key else 0) + _MARK + theme.GAP_3

    def _points_width(self) -> int:
        if not self._points:
            return _PADDING
        return QFontMetrics(theme.font(pixels=theme.SMALL)).horizontalAdvance(self._points) + 2 * _PADDING
