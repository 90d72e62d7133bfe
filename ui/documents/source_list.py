"""The files on the desk: colour, name, share of the bytes, and in place why one is not used or what to know of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_client.documents.models import DeskState, Source, SourceState
from desktop_client.problems import Problem
from ui import icons, theme, wording
from ui.documents import source_colours
from ui.widgets import cells
from ui.widgets.selecting import let_selection_lead
from ui.widgets.tones import Tone

Index = QModelIndex | QPersistentModelIndex

ENTRY = Qt.ItemDataRole.UserRole
PADDING, DOT, ICON = 5, 10, 14

TONES = {
    SourceState.HERE: Tone.WARN,
    SourceState.MISSING: Tone.BAD,
    SourceState.CHANGED: Tone.BAD,
    SourceState.REFUSED: Tone.BAD,
}
"""In which tone a source's sentence stands."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. ``number`` gives the colour; ``sentence`` says what is the matter, in ``tone``."""

    id: str
    number: int
    name: str
    size: str
    is_used: bool
    sentence: str = ""
    tone: Tone = Tone.WARN


def entries(state: DeskState) -> list[Entry]:
    """Return the lines of a state: what is used first, what is not below."""
    shares = {share.source: share.bytes for share in state.meter.by_source}
    lines = [_entry(number, source, shares) for number, source in enumerate(state.sources)]
    return sorted(lines, key=lambda line: not line.is_used)


def _entry(number: int, source: Source, shares: dict[str, int]) -> Entry:
    is_used = source.state is not SourceState.REFUSED
    return Entry(
        id=source.id,
        number=number,
        name=source.name,
        size=wording.size(shares.get(source.id, source.bytes)) if is_used else "",
        is_used=is_used,
        sentence=wording.sentence(_named(source)) if source.problem else "",
        tone=TONES[source.state],
    )


def _named(source: Source) -> Problem:
    assert source.problem is not None  # noqa: S101 - asked only then
    return source.problem


class SourceList(QListWidget):
    """As high as its lines need; Delete takes a file off the desk, a double click brings up its first page."""

    removed = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sources")
        self.setProperty("look", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_EntryDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.itemDoubleClicked.connect(lambda item: self.opened.emit(item.data(ENTRY).id))
        let_selection_lead(self)
        self._entries: tuple[Entry, ...] = ()

    def show_entries(self, shown: Sequence[Entry]) -> None:
        """Show these; the one that was current stays so."""
        if tuple(shown) == self._entries:
            return
        current = self.current_id()
        self._entries = tuple(shown)
        self.clear()
        for entry in self._entries:
            words = " ".join(part for part in (entry.name, entry.size, entry.sentence) if part)
            item = QListWidgetItem(words, self)
            item.setData(ENTRY, entry)
            item.setToolTip(entry.name)
            if entry.id == current:
                self.setCurrentItem(item)
        if not self.hasFocus():
            self.clearSelection()
        self._fit()

    def current_id(self) -> str:
        """Return the file the keyboard stands on, or nothing."""
        item = self.currentItem()
        return item.data(ENTRY).id if item else ""

    def event(self, event: QEvent) -> bool:
        """Keep Delete from the desk, where it means the chosen pages."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Delete
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the current file off with Delete, show its pages with Enter."""
        deeds = {
            Qt.Key.Key_Delete: self.removed,
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
        }
        deed = deeds.get(Qt.Key(event.key()))
        if deed is not None and self.current_id():
            deed.emit(self.current_id())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(200, self._wanted())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._wanted())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Where the keyboard stood is remembered, but shown only while it is there."""
        super().focusOutEvent(event)
        self.clearSelection()

    def _fit(self) -> None:
        self.doItemsLayout()
        wanted = self._wanted()
        if self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)

    def _wanted(self) -> int:
        return sum(self.sizeHintForRow(row) for row in range(self.count())) + 2


class _EntryDelegate(cells.PaintedDelegate):
    def paint_content(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY)
        inside = cell.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        first = QRect(inside.left(), inside.top(), inside.width(), QFontMetrics(theme.font()).lineSpacing())
        self._paint_sign(painter, entry, first)
        first.setLeft(first.left() + ICON + theme.GAP_2)
        painter.setFont(theme.font(pixels=theme.SMALL, tabular=True))
        painter.setPen(theme.color("muted"))
        painter.drawText(first, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, entry.size)
        room = first.width() - (
            painter.fontMetrics().horizontalAdvance(entry.size) + theme.GAP_2 if entry.size else 0
        )
        painter.setFont(theme.font())
        painter.setPen(theme.color("text" if entry.is_used else "muted"))
        name = painter.fontMetrics().elidedText(entry.name, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(first, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        if entry.sentence:
            painter.setFont(theme.font(pixels=theme.SMALL))
            painter.setPen(theme.color(entry.tone.ink))
            below = inside.adjusted(ICON + theme.GAP_2, first.height(), 0, 0)
            painter.drawText(below, int(Qt.TextFlag.TextWordWrap), entry.sentence)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: Entry = index.data(ENTRY)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        height = QFontMetrics(theme.font()).lineSpacing()
        if entry.sentence:
            room = max(80, width - 2 * PADDING - ICON - theme.GAP_2)
            metrics = QFontMetrics(theme.font(pixels=theme.SMALL))
            height += metrics.boundingRect(
                QRect(0, 0, room, 1000), int(Qt.TextFlag.TextWordWrap), entry.sentence
            ).height()
        return QSize(width, height + 2 * PADDING)

    @staticmethod
    def _paint_sign(painter: QPainter, entry: Entry, line: QRect) -> None:
        sign = QRect(line.left(), line.center().y() - ICON // 2 + 1, ICON, ICON)
        if not entry.is_used or entry.tone is Tone.BAD:
            icons.paint(painter, entry.tone.icon, entry.tone.ink, sign)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(source_colours.colour(entry.number))
        painter.drawEllipse(QRectF(sign.left() + 2, sign.top() + 2, DOT, DOT))
