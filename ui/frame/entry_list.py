"""A list of entries in a flyout: icon, title with a time at the right, and below it a sentence as long as it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import icons, theme

ENTRY = Qt.ItemDataRole.UserRole
PADDING, ICON = 10, 18


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``key`` is what is told when it is opened; ``strong`` titles are news."""

    key: str
    title: str
    text: str = ""
    when: str = ""
    icon: str = "circle"
    tone: str = "muted"
    strong: bool = False


class EntryList(QListWidget):
    """As high as its entries, up to a limit; a click or Enter opens one."""

    opened = Signal(str)

    def __init__(self, *, width: int, most_height: int) -> None:
        super().__init__()
        self._inner_width = width
        self._most_height = most_height
        self.setProperty("look", "plain")
        self.setItemDelegate(_EntryDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemActivated.connect(self._open)
        self.itemClicked.connect(self._open)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show exactly these."""
        self.clear()
        heights = [height_of(entry, self._inner_width) for entry in entries]
        if sum(heights) > self._most_height:
            # The scroll bar takes its share, and the words break earlier.
            narrower = self._inner_width - self.verticalScrollBar().sizeHint().width()
            heights = [height_of(entry, narrower) for entry in entries]
        for entry, height in zip(entries, heights, strict=True):
            item = QListWidgetItem(" ".join(part for part in (entry.title, entry.text, entry.when) if part))
            item.setData(ENTRY, entry)
            item.setSizeHint(QSize(0, height))
            self.addItem(item)
        self.setFixedHeight(min(sum(heights) + 4, self._most_height))
        self.setVisible(bool(entries))

    def current_key(self) -> str | None:
        """Return the key of the chosen entry."""
        chosen = self.selectedItems()
        return chosen[0].data(ENTRY).key if chosen else None

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(ENTRY).key)


def height_of(entry: Entry, width: int) -> int:
    """Return how high an entry is at this width."""
    lines = QFontMetrics(theme.font(bold=entry.strong)).height()
    if entry.text:
        lines += theme.GAP_1 + _text_rect(entry.text, width - 2 * PADDING - ICON - theme.GAP_3).height()
    return lines + 2 * PADDING


def _text_rect(text: str, width: int) -> QRect:
    metrics = QFontMetrics(theme.font(pixels=theme.SMALL))
    return metrics.boundingRect(0, 0, width, 2000, int(Qt.TextFlag.TextWordWrap), text)


class _EntryDelegate(QStyledItemDelegate):
    """Paints an entry; the ground is soft while chosen or under the mouse."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(ENTRY)
        painter.save()
        self._paint_ground(painter, option)
        inside = option.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        icons.paint(painter, entry.icon, entry.tone, QRect(inside.left(), inside.top(), ICON, ICON))
        inside.setLeft(inside.left() + ICON + theme.GAP_3)
        when_width = self._paint_when(painter, entry.when, inside)
        font = theme.font(bold=entry.strong)
        metrics = QFontMetrics(font)
        title = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, inside.width() - when_width)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        painter.drawText(QRect(inside.left(), inside.top(), inside.width(), metrics.height()), 0, title)
        inside.setTop(inside.top() + metrics.height() + theme.GAP_1)
        painter.setFont(theme.font(pixels=theme.SMALL))
        painter.setPen(theme.color("muted"))
        painter.drawText(inside, int(Qt.TextFlag.TextWordWrap), entry.text)
        painter.restore()

    def _paint_when(self, painter: QPainter, when: str, inside: QRect) -> int:
        if not when:
            return 0
        font = theme.font(pixels=theme.SMALL, tabular=True)
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        line = QRect(inside.left(), inside.top(), inside.width(), QFontMetrics(theme.font()).height())
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, when)
        return QFontMetrics(font).horizontalAdvance(when) + theme.GAP_2

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if not chosen and not option.state & QStyle.StateFlag.State_MouseOver:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("soft" if chosen else "hover"))
        painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
