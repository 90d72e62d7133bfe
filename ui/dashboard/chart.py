"""The time line, painted: months across, a lane for each case and grade, a red line for today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme, wording
from ui.dashboard.lanes import Lane, Span, months
from ui.i18n import Retranslated

HEAD, LANE, BAR, TITLE = 26, 34, 22, 150


class TimelineChart(Retranslated, QWidget):
    """Only a picture of what the table beside it holds; read to screen readers as one sentence per lane."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline-chart")
        self._lanes: Sequence[Lane] = ()
        self._start, self._end, self._today = date(2000, 1, 1), date(2000, 2, 1), date(2000, 1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_lanes(self, lanes: Sequence[Lane], *, start: date, end: date, today: date) -> None:
        """Show these lanes in this period."""
        self._lanes = lanes
        self._start, self._end, self._today = start, end, today
        self.setAccessibleDescription("\n".join(f"{lane.title}：{lane.told()}" for lane in lanes))
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        """Name the picture."""
        self.setAccessibleName(self.tr("时间线"))

    def sizeHint(self) -> QSize:
        return QSize(600, HEAD + LANE * len(self._lanes) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_months(painter)
        for number, lane in enumerate(self._lanes):
            self._paint_lane(painter, lane, HEAD + number * LANE)
        self._paint_today(painter)

    def _paint_months(self, painter: QPainter) -> None:
        painter.setFont(theme.font(pixels=theme.SMALL))
        for month in months(self._start, self._end):
            x = self._x(month)
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(x, HEAD - 4), QPointF(x, self.height()))
            painter.setPen(theme.color("muted"))
            where = QRectF(x + 4, 0, 120, HEAD - 6)
            painter.drawText(
                where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, wording.month(month)
            )

    def _paint_lane(self, painter: QPainter, lane: Lane, top: int) -> None:
        painter.setFont(theme.font())
        painter.setPen(theme.color("text"))
        title = painter.fontMetrics().elidedText(lane.title, Qt.TextElideMode.ElideRight, TITLE - theme.GAP_3)
        painter.drawText(QRectF(0, top, TITLE, LANE), Qt.AlignmentFlag.AlignVCenter, title)
        bars = [self._bar(span, top) for span in lane.spans]
        for number, (span, bar) in enumerate(zip(lane.spans, bars, strict=True)):
            following = bars[number + 1].left() if number + 1 < len(bars) else float(self.width())
            self._paint_span(painter, span, bar, room=following)
        if lane.mark and self._start <= lane.mark < self._end:
            self._paint_mark(painter, self._x(lane.mark), top + LANE / 2)

    def _paint_span(self, painter: QPainter, span: Span, bar: QRectF, *, room: float) -> None:
        painter.setPen(QPen(theme.color(span.tone.ink), 1))
        painter.setBrush(theme.color(span.tone.ground))
        painter.drawRoundedRect(bar, 4, 4)
        painter.setFont(theme.font(pixels=theme.SMALL))
        metrics = QFontMetrics(painter.font())
        inside = bar.adjusted(6, 0, -6, 0)
        if metrics.horizontalAdvance(span.text) > inside.width():
            # What does not fit into its bar stands beside it, as far as the next one.
            beside = QRectF(bar.right() + 6, bar.top(), room - bar.right() - 12, bar.height())
            inside = beside if beside.width() > inside.width() else inside
            painter.setPen(theme.color("text" if inside is beside else span.tone.ink))
        else:
            painter.setPen(theme.color(span.tone.ink))
        cut = metrics.elidedText(span.text, Qt.TextElideMode.ElideRight, int(inside.width()))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)

    @staticmethod
    def _paint_mark(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QPen(theme.color("surface"), 1.5))
        painter.setBrush(theme.color("warn"))
        painter.drawPolygon(
            QPolygonF([QPointF(x, y - 8), QPointF(x + 8, y), QPointF(x, y + 8), QPointF(x - 8, y)])
        )

    def _paint_today(self, painter: QPainter) -> None:
        x = self._x(self._today) + 1
        painter.setPen(QPen(theme.color("bad"), 1.5))
        painter.drawLine(QPointF(x, HEAD - 6), QPointF(x, self.height()))

    def _bar(self, span: Span, top: int) -> QRectF:
        left, right = self._x(max(span.start, self._start)), self._x(min(span.end, self._end))
        return QRectF(left, top + (LANE - BAR) / 2, max(right - left, 6.0), BAR)

    def _x(self, day: date) -> float:
        share = (day - self._start).days / max(1, (self._end - self._start).days)
        return TITLE + share * (self.width() - TITLE - 1)
