"""How large the result is: the big number, its limit, and a bar with the share of every source."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_client.documents.models import DeskState, Meter
from ui import theme, wording
from ui.documents import source_colours
from ui.i18n import Retranslated
from ui.widgets.styling import mark
from ui.widgets.text import Label, SectionLabel

BAR, MARK = 10, 20


class SizeMeter(Retranslated, QWidget):
    """Right before anything is sent. Red above the limit, green below, and always in words too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("size-meter")
        self._meter: Meter | None = None
        self._title = SectionLabel()
        self._number = Label(role="number")
        self._number.setObjectName("total-size")
        self._limit = Label(role="muted")
        self._limit.setObjectName("size-limit")
        self._bar = ShareBar()
        self._limit.setContentsMargins(0, 0, 0, 10)
        line = QHBoxLayout()
        line.setSpacing(theme.GAP_2)
        line.addWidget(self._number)
        line.addWidget(self._limit, 1, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addLayout(line)
        column.addWidget(self._bar)

    def show_state(self, state: DeskState) -> None:
        """Show how large these pages make the result."""
        self._meter = state.meter
        numbers = {source.id: number for number, source in enumerate(state.sources)}
        self._bar.show_shares(
            [(numbers.get(share.source, 0), share.bytes) for share in state.meter.by_source], state.meter
        )
        self.retranslate()

    def retranslate(self) -> None:
        """Word the number and the limit."""
        meter = self._meter
        if meter is None:
            return
        self._number.setText(wording.size(meter.total))
        mark(self._number, "tone", "" if meter.is_within_aim else "bad")
        self._title.setText(self.tr("大小") if meter.exact else self.tr("大小（估算）"))
        limit = wording.size(meter.aim).replace(".0 ", " ")
        self._limit.setText(self.tr("上限 {limit}").format(limit=limit))
        told = self.tr("{size}，上限 {limit}").format(size=self._number.text(), limit=limit)
        self._bar.setAccessibleName(told)


class ShareBar(QWidget):
    """One bar: a coloured piece per source, and a line where the limit is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: list[tuple[int, int]] = []
        self._meter: Meter | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: list[tuple[int, int]], meter: Meter) -> None:
        """Show bytes by the number of their source."""
        self._shares, self._meter = shares, meter
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, MARK + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint track, pieces and limit; the limit never touches the right end, so that more is seen to be more."""
        if self._meter is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(0, (self.height() - BAR) / 2, self.width(), BAR)
        whole = max(self._meter.aim * 1.25, sum(size for _, size in self._shares) * 1.05)
        self._paint_pieces(painter, track, whole)
        at = track.left() + track.width() * self._meter.aim / whole
        painter.setPen(QPen(theme.color("text"), 2))
        painter.drawLine(QPointF(at, (self.height() - MARK) / 2), QPointF(at, (self.height() + MARK) / 2))

    def _paint_pieces(self, painter: QPainter, track: QRectF, whole: float) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(track, BAR / 2, BAR / 2)
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(track, theme.color("track"))
        left = track.left()
        for number, size in self._shares:
            width = track.width() * size / whole
            painter.fillRect(QRectF(left, track.top(), width, BAR), source_colours.colour(number))
            left += width
            painter.fillRect(QRectF(left - 0.5, track.top(), 1, BAR), theme.color("surface"))
        painter.restore()
