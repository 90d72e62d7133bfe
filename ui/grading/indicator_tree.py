"""The tree at the left of 填写: where everything stands, and the way to any indicator."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyleOptionViewItem, QTreeView, QWidget

from ui import icons, theme
from ui.grading.indicator_model import NODE, IndicatorModel, Mark, Node
from ui.widgets import cells

Index = QModelIndex | QPersistentModelIndex

ICON, ROW = 16, 32

MARKS = {
    Mark.FINDING: ("circle-alert", "bad"),
    Mark.ERROR: ("circle-alert", "warn"),
    Mark.WARNING: ("triangle-alert", "warn"),
    Mark.ADDRESSED: ("circle-check", "good"),
}


class IndicatorTree(QTreeView):
    """Walks with the arrows; digits and Enter are left to the page, which knows the criterion that is open."""

    chosen = Signal(str)

    def __init__(self, model: IndicatorModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("indicator-tree")
        self.setProperty("look", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._indicators = model
        self._is_led = False
        self.setModel(model)
        self.setItemDelegate(_NodeDelegate(self))
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setMouseTracking(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.fit_columns()
        model.modelReset.connect(self.expandAll)

    def fit_columns(self) -> None:
        """Make the second column as wide as its title in the language of the window."""
        title = self._indicators.headerData(1, Qt.Orientation.Horizontal)
        metrics = QFontMetrics(theme.font(pixels=theme.SMALL, bold=True))
        self.header().resizeSection(1, max(64, metrics.horizontalAdvance(str(title)) + 24))

    def go_to(self, code: str) -> None:
        """Show where a criterion stands, without telling anybody."""
        index = self._indicators.index_of(code)
        flags = QItemSelectionModel.SelectionFlag
        self._is_led = True
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows | flags.Current)
        self._is_led = False
        if self._indicators.order[0] == code:
            self.scrollToTop()
        else:
            self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which criterion is looked at; on a level above it the one that is open stays."""
        super().currentChanged(current, previous)
        node: Node | None = current.data(NODE) if current.isValid() else None
        if node is not None and node.is_criterion and not self._is_led:
            self.chosen.emit(node.part.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave digits, Enter and letters to the page; a tree would search for them."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.text().strip():
            event.ignore()
            return
        super().keyPressEvent(event)


class _NodeDelegate(cells.PaintedDelegate):
    """Level 1 bold, level 2 plain, level 3 with its tick; counts at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW)

    def paint_content(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
        node: Node = index.data(NODE)
        if index.column() == 0:
            self._paint_title(painter, cell.rect, node, str(index.data()))
        else:
            self._paint_state(painter, cell.rect, node, str(index.data()))

    @staticmethod
    def _paint_title(painter: QPainter, rect: QRect, node: Node, text: str) -> None:
        inside = rect.adjusted(4, 0, -4, 0)
        mark = MARKS.get(node.worst())
        if mark:
            where = QRect(inside.right() - ICON + 1, inside.center().y() - ICON // 2 + 1, ICON, ICON)
            icons.paint(painter, *mark, where)
            inside.setRight(where.left() - theme.GAP_1)
        painter.setFont(theme.font(bold=node.parent is None))
        painter.setPen(theme.color("text"))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)

    @staticmethod
    def _paint_state(painter: QPainter, rect: QRect, node: Node, text: str) -> None:
        inside = rect.adjusted(4, 0, -10, 0)
        count = node.count()
        complete = count.done == count.total
        painter.setFont(theme.font(pixels=theme.SMALL, tabular=True))
        painter.setPen(theme.color("good" if complete else "muted"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
