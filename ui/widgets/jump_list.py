"""A short list of places to jump to: each line an icon, a sentence and a figure; Enter or a click goes there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons, theme
from ui.widgets import cells

Index = QModelIndex | QPersistentModelIndex

LINE = Qt.ItemDataRole.UserRole + 1
PADDING, ICON, MOST_LINES = 6, 16, 5


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``key`` is what is told when it is chosen; ``figure`` stands at the right, in ``figure_tone``."""

    key: str
    text: str
    icon: str | None = None
    tone: str = "muted"
    figure: str = ""
    figure_tone: str = "good"


class JumpList(QListWidget):
    """As high as its lines need; long sentences are wrapped, never cut."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_LineDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.itemClicked.connect(self._tell)
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; the line that was current stays so while it is still there."""
        if tuple(lines) == self._lines:
            return
        current = self.currentItem().data(LINE).key if self.currentItem() else None
        self._lines = tuple(lines)
        self.clear()
        for line in self._lines:
            item = QListWidgetItem(f"{line.text} {line.figure}".strip(), self)
            item.setData(LINE, line)
            if line.key == current:
                self.setCurrentItem(item)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the current line on Enter; a double click, which Qt would count as well, has gone there already."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._tell(self.currentItem())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(200, self._wanted())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._wanted())

    def _fit(self) -> None:
        self.doItemsLayout()
        wanted = self._wanted()
        if self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)

    def _wanted(self) -> int:
        return sum(self.sizeHintForRow(row) for row in range(self.count())) + 2

    def _tell(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(LINE).key)


class _LineDelegate(cells.PaintedDelegate):
    def paint_content(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        icon, text, figure = self._places(line, cell.rect)
        if line.icon:
            icons.paint(painter, line.icon, line.tone, icon)
        painter.setFont(theme.font())
        active = cell.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected)
        painter.setPen(theme.color("accent" if active else "text"))
        painter.drawText(
            text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, line.text
        )
        painter.setFont(theme.font(bold=True, tabular=True))
        painter.setPen(theme.color(line.figure_tone))
        painter.drawText(figure, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, line.figure)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        _, text, _ = self._places(index.data(LINE), QRect(0, 0, max(width, 120), 1000))
        metrics = QFontMetrics(theme.font())
        wrapped = metrics.boundingRect(
            QRect(0, 0, text.width(), 1000),
            int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap),
            index.data(LINE).text,
        )
        height = min(wrapped.height(), MOST_LINES * metrics.lineSpacing())
        return QSize(width, max(height, metrics.lineSpacing()) + 2 * PADDING)

    @staticmethod
    def _places(line: Line, rect: QRect) -> tuple[QRect, QRect, QRect]:
        inside = rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        icon = QRect(inside.left(), inside.top() + 1, ICON, ICON)
        left = ICON + theme.GAP_2 if line.icon else 0
        figure = QFontMetrics(theme.font(bold=True, tabular=True)).horizontalAdvance(line.figure)
        right = figure + theme.GAP_2 if line.figure else 0
        return icon, inside.adjusted(left, 0, -right, 0), inside
