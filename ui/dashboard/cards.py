"""The cards at the top of 工作台: one number, what it counts, and the way there."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import theme
from ui.widgets.tones import Tone

HEIGHT, NUMBER = 78, 34


class CountCard(QPushButton):
    """A button to Qt and screen readers, a card to the eye."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._title = ""
        self._detail = ""
        self._tone = Tone.QUIET
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int, *, title: str, detail: str, tone: Tone) -> None:
        """Show another number; the tone is worn only while there is something to count."""
        self._count, self._title, self._detail = count, title, detail
        self._tone = tone if count else Tone.QUIET
        self.setAccessibleName(f"{title} {count}")
        self.setAccessibleDescription(detail)
        self.setToolTip(detail)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(150, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        number = str(self._count)
        painter.setFont(theme.font(pixels=NUMBER, bold=True, tabular=True))
        width = max(28, painter.fontMetrics().horizontalAdvance(number))
        painter.setPen(theme.color(self._tone.ink))
        painter.drawText(QRect(theme.GAP_4, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, number)
        left = theme.GAP_4 + width + theme.GAP_4
        room = self.width() - left - theme.GAP_2
        middle = self.height() // 2
        self._paint_line(painter, self._title, QRect(left, middle - 23, room, 22), bold=True)
        self._paint_line(
            painter, self._detail, QRect(left, middle + 2, room, 20), pixels=theme.SMALL, ink="muted"
        )

    def _paint_ground(self, painter: QPainter) -> None:
        focused = self.hasFocus()
        painter.setPen(QPen(theme.color("accent" if focused else "line"), 2 if focused else 1))
        painter.setBrush(theme.color("hover" if self.underMouse() else "surface"))
        half = 1.0 if focused else 0.5
        painter.drawRoundedRect(
            self.rect().toRectF().adjusted(half, half, -half, -half), theme.CARD_RADIUS, theme.CARD_RADIUS
        )

    @staticmethod
    def _paint_line(
        painter: QPainter,
        text: str,
        where: QRect,
        *,
        pixels: int = theme.TEXT,
        bold: bool = False,
        ink: str = "text",
    ) -> None:
        painter.setFont(theme.font(pixels=pixels, bold=bold))
        painter.setPen(theme.color(ink))
        cut = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
