"""A filing's way as steps in a line: what is done, where it stands, what is to come."""

from __future__ import annotations

import enum
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, theme
from ui.i18n import Retranslated

_DISC, _LEAST_STEP = 22, 84


class StepState(enum.Enum):
    """How one step stands."""

    DONE = "done"
    CURRENT = "current"
    FUTURE = "future"
    FAILED = "failed"


class Step(NamedTuple):
    """A step: its name, a detail below (a date, a usual duration), and how it stands."""

    title: str
    detail: str = ""
    state: StepState = StepState.FUTURE


_LOOKS = {
    StepState.DONE: ("good", "good_soft", "check"),
    StepState.CURRENT: ("accent", "soft", "circle-dot"),
    StepState.FUTURE: ("muted", "surface", ""),
    StepState.FAILED: ("bad", "bad_soft", "x"),
}


class Timeline(Retranslated, QWidget):
    """Discs on a line with words below; read to screen readers as one sentence."""

    def __init__(self, steps: list[Step] | None = None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[Step] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_steps(steps or [])

    def set_steps(self, steps: list[Step]) -> None:
        """Show other steps."""
        self._steps = steps
        self.retranslate()
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        """Word the sentence for screen readers."""
        words = {
            StepState.DONE: self.tr("已完成"),
            StepState.CURRENT: self.tr("当前"),
            StepState.FUTURE: self.tr("未开始"),
            StepState.FAILED: self.tr("未通过"),
        }
        told = [f"{step.title} {step.detail}（{words[step.state]}）" for step in self._steps]
        self.setAccessibleName(self.tr("时间线"))
        self.setAccessibleDescription("；".join(told))

    def sizeHint(self) -> QSize:
        """Room for every step's words."""
        return QSize(max(_LEAST_STEP, self._widest()) * max(1, len(self._steps)), self._height())

    def minimumSizeHint(self) -> QSize:
        """Words are cut politely down to this width."""
        return QSize(_LEAST_STEP * max(1, len(self._steps)), self._height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint lines first, then discs and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, step in enumerate(self._steps):
            self._paint_line(painter, number, step)
        for number, step in enumerate(self._steps):
            self._paint_step(painter, self._column(number), step)

    def _paint_line(self, painter: QPainter, number: int, step: Step) -> None:
        if number == 0:
            return
        reached = step.state is not StepState.FUTURE
        style = Qt.PenStyle.SolidLine if reached else Qt.PenStyle.DotLine
        painter.setPen(QPen(theme.color("good" if reached else "edge"), 2, style))
        left, right = self._disc(self._column(number - 1)), self._disc(self._column(number))
        painter.drawLine(left.right() + 7, left.center().y() + 1, right.left() - 6, left.center().y() + 1)

    def _paint_step(self, painter: QPainter, column: QRect, step: Step) -> None:
        ink, ground, icon = _LOOKS[step.state]
        disc = self._disc(column)
        painter.setPen(QPen(theme.color(ink if step.state is not StepState.FUTURE else "edge"), 1.5))
        painter.setBrush(theme.color(ground))
        painter.drawEllipse(disc.toRectF().adjusted(1, 1, -1, -1))
        if icon:
            icons.paint(painter, icon, ink, disc.adjusted(4, 4, -4, -4))
        is_now = step.state in (StepState.CURRENT, StepState.FAILED)
        top = disc.bottom() + 5
        title = QRect(column.left(), top, column.width(), 20)
        self._paint_words(painter, title, step.title, bold=is_now, ink="muted" if ink == "muted" else "text")
        detail = QRect(column.left(), top + 19, column.width(), 18)
        self._paint_words(painter, detail, step.detail, pixels=theme.SMALL, ink=ink if is_now else "muted")

    def _paint_words(
        self,
        painter: QPainter,
        where: QRect,
        words: str,
        *,
        ink: str,
        bold: bool = False,
        pixels: int = theme.TEXT,
    ) -> None:
        painter.setFont(theme.font(pixels=pixels, bold=bold, tabular=True))
        painter.setPen(theme.color(ink))
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, where.width() - 4)
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)

    def _column(self, number: int) -> QRect:
        width = self.width() // max(1, len(self._steps))
        return QRect(number * width, 0, width, self.height())

    def _disc(self, column: QRect) -> QRect:
        return QRect(column.left(), 2, _DISC, _DISC)

    def _height(self) -> int:
        return _DISC + (48 if any(step.detail for step in self._steps) else 30)

    def _widest(self) -> int:
        metrics = QFontMetrics(theme.font(bold=True))
        return (
            max((metrics.horizontalAdvance(w) for step in self._steps for w in step[:2]), default=0)
            + theme.GAP_3
        )
