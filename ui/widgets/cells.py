"""Delegates that paint chips and progress bars: nothing lives in a cell, so lists may be as long as they like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import icons, theme
from ui.widgets.tones import Tone

Index = QModelIndex | QPersistentModelIndex

CHIPS = Qt.ItemDataRole.UserRole + 1
"""The role under which a model gives a cell's chips, as a sequence of :class:`Chip`."""

PROGRESS = Qt.ItemDataRole.UserRole + 2
"""The role under which a model gives a cell's :class:`Progress`."""

MARGIN, CHIP_HEIGHT, CHIP_PADDING, CHIP_ICON = 10, 24, 9, 14
BAR_HEIGHT, BAR_LEAST, BAR_MOST = 6, 32, 96


@dataclass(frozen=True, slots=True)
class Chip:
    """A word on a coloured ground, with an icon of ``ui.icons`` where the word alone is not plain enough."""

    text: str
    tone: Tone = Tone.QUIET
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of something is done; ``text`` stands beside the bar."""

    done: int
    total: int
    text: str


def chip_width(chip: Chip, metrics: QFontMetrics) -> int:
    """Return how wide a chip wants to be."""
    icon = CHIP_ICON + theme.GAP_1 if chip.icon else 0
    # Words of two scripts come out a pixel or two wider than the sum of their advances.
    return metrics.horizontalAdvance(chip.text) + icon + 2 * CHIP_PADDING + 3


def paint_chip(painter: QPainter, chip: Chip, where: QRect, *, outlined: bool = False) -> None:
    """Draw a chip; ``outlined`` keeps it visible on a ground of its own colour, as on a selected row."""
    ink = theme.color(chip.tone.ink)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1) if outlined else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("surface" if outlined else chip.tone.ground))
    radius = where.height() / 2
    painter.drawRoundedRect(where.adjusted(0, 0, -1, -1), radius, radius)
    inside = where.adjusted(CHIP_PADDING, 0, -CHIP_PADDING, 0)
    if chip.icon:
        side = QRect(inside.left(), inside.center().y() - CHIP_ICON // 2 + 1, CHIP_ICON, CHIP_ICON)
        icons.paint(painter, chip.icon, chip.tone.ink, side)
        inside.setLeft(side.right() + 1 + theme.GAP_1)
    painter.setPen(ink)
    text = painter.fontMetrics().elidedText(chip.text, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class PaintedDelegate(QStyledItemDelegate):
    """Paints the cell's ground as the style wants it, and leaves the content to the sub-class."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        cell.text = ""
        style = cell.widget.style() if cell.widget else QApplication.style()
        painter.save()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        painter.setClipRect(cell.rect)
        self.paint_content(painter, cell, index)
        painter.restore()

    def paint_content(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
        """Draw what stands in the cell."""
        raise NotImplementedError


class ChipDelegate(PaintedDelegate):
    """Paints the chips a model gives under ``CHIPS``, side by side."""

    def paint_content(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
        selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        painter.setFont(theme.font(pixels=theme.SMALL, bold=True))
        left = cell.rect.left() + MARGIN
        top = cell.rect.center().y() - CHIP_HEIGHT // 2
        for chip in self._chips(index):
            room = cell.rect.right() - MARGIN // 2 - left
            width = min(chip_width(chip, painter.fontMetrics()), room)
            if width < CHIP_HEIGHT:
                return
            paint_chip(painter, chip, QRect(left, top, width, CHIP_HEIGHT), outlined=selected)
            left += width + theme.GAP_1 + 2

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = QFontMetrics(theme.font(pixels=theme.SMALL, bold=True))
        width = sum(chip_width(chip, metrics) + theme.GAP_1 + 2 for chip in self._chips(index))
        return QSize(width + 2 * MARGIN, theme.ROW_HEIGHT)

    @staticmethod
    def _chips(index: Index) -> Sequence[Chip]:
        return index.data(CHIPS) or ()


class ProgressDelegate(PaintedDelegate):
    """Paints the bar and the figure a model gives under ``PROGRESS``."""

    def paint_content(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
        progress = index.data(PROGRESS)
        if progress is None:
            return
        painter.setFont(theme.font(pixels=theme.SMALL, tabular=True))
        inside = cell.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        widest = painter.fontMetrics().horizontalAdvance("888/888")
        bar = min(BAR_MOST, inside.width() - widest - theme.GAP_2)
        if bar >= BAR_LEAST:
            where = QRect(inside.left(), inside.center().y() - BAR_HEIGHT // 2 + 1, bar, BAR_HEIGHT)
            paint_bar(painter, progress, where)
            inside.setLeft(where.right() + 1 + theme.GAP_2)
        painter.setPen(theme.color("muted"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, progress.text)


def paint_bar(painter: QPainter, progress: Progress, where: QRect) -> None:
    """Draw a bar; it turns green when everything is done (the figure beside it says so too)."""
    complete = progress.total > 0 and progress.done >= progress.total
    radius = where.height() / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("line"))
    painter.drawRoundedRect(where, radius, radius)
    if progress.done <= 0 or progress.total <= 0:
        return
    width = max(where.height(), round(where.width() * min(1.0, progress.done / progress.total)))
    painter.setBrush(theme.color("good" if complete else "accent"))
    painter.drawRoundedRect(
        QRect(QPoint(where.left(), where.top()), QSize(width, where.height())), radius, radius
    )
