"""The grid of pages: chosen, dragged, dropped and walked through; says what is wanted and changes nothing itself."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QMimeData,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui import theme
from ui.documents.page_delegate import PageDelegate
from ui.documents.page_model import PageModel
from ui.documents.picking import local_files
from ui.documents.thumbnails import Thumbnails
from ui.documents.tiles import SHEETS, USUAL, TileSize

PAGES = "application/x-shenbao-pages"
"""What is dragged within the desk."""

REST = 20
"""Milliseconds after scrolling until pictures are asked for: what only flies past is not."""

AHEAD = 1
"""Screens beyond the one in view whose pictures are asked for as well."""


class PageView(QListView):
    """Shows a :class:`PageModel`. Arrows walk, Alt and arrows move, Enter opens; the rest are the desk's commands."""

    opened = Signal(str)
    shifted = Signal(list, int)
    moved = Signal(list, object)
    offered = Signal(list, object)
    chosen = Signal()

    def __init__(self, model: PageModel, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages-of-desk")
        self._pages = model
        self._thumbnails = thumbnails
        self._step = USUAL
        self._drop_at: int | None = None
        self._delegate = PageDelegate(thumbnails, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._behave()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._want)
        thumbnails.arrived.connect(model.tell)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._rest.start())
        for changed in (model.rowsInserted, model.rowsRemoved, model.layoutChanged, model.dataChanged):
            changed.connect(lambda *_: self._rest.start())
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.doubleClicked.connect(lambda index: self.opened.emit(model.page(index.row()).id))
        self.resize_tiles(0)

    # -- what is chosen --------------------------------------------------------------------------------------

    def rows(self) -> list[int]:
        """Return the chosen rows, from ranges: asking thousands of pages one by one would be felt."""
        ranges: Iterable[QItemSelectionRange] = self.selectionModel().selection()  # type: ignore[assignment]
        return sorted(row for each in ranges for row in range(each.top(), each.bottom() + 1))

    def selectAll(self) -> None:
        """Choose everything, as one range."""
        if last := self._pages.rowCount():
            everything = QItemSelection(self._pages.index(0), self._pages.index(last - 1))
            self.selectionModel().select(everything, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def chosen_ids(self) -> list[str]:
        """Return the chosen pages, in the desk's order."""
        return self._pages.ids(self.rows())

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        """All that is seen: to add up the places of thousands of chosen pages takes longer than painting them."""
        return QRegion(self.viewport().rect())

    def choose(self, row: int) -> None:
        """Choose one page and bring it into view."""
        index = self._pages.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    # -- how large -------------------------------------------------------------------------------------------

    def resize_tiles(self, step: int) -> None:
        """Show pages larger or smaller by some steps."""
        self._step = min(max(0, self._step + step), len(SHEETS) - 1)
        self._delegate.size = TileSize(SHEETS[self._step])
        self._fit_columns()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def can_resize(self, step: int) -> bool:
        """Tell whether there is a larger or smaller size."""
        return 0 <= self._step + step < len(SHEETS)

    def columns(self) -> int:
        """Return how many pages stand beside one another."""
        return max(1, self._line_width() // self.gridSize().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _line_width(self) -> int:
        """With room for the scroll bar whether it is there or not: else its coming would break lines anew.

        And a pixel less: a line that ends on the very edge is broken before it.
        """
        return self.maximumViewportSize().width() - self.verticalScrollBar().sizeHint().width() - 1

    def _fit_columns(self) -> None:
        """Share the width, so that no empty strip is left at the right."""
        least = self._delegate.size.least
        width = self._line_width()
        columns = max(1, width // least.width())
        grid = QSize(max(least.width(), width // columns), least.height())
        if grid != self.gridSize():
            self._delegate.cell = grid
            self.setGridSize(grid)
        self._rest.start()

    # -- pictures --------------------------------------------------------------------------------------------

    def shown_rows(self, *, screens: int = 0) -> range:
        """Return the rows in view, and those of as many screens before and after."""
        grid, columns = self.gridSize(), self.columns()
        height = self.viewport().height()
        top = self.verticalScrollBar().value() - screens * height
        first = max(0, top // grid.height()) * columns
        last = (max(0, top + (2 * screens + 1) * height) // grid.height() + 1) * columns
        return range(min(first, self._pages.rowCount()), min(last, self._pages.rowCount()))

    def _want(self) -> None:
        if not self.isVisible():
            return
        ratio = self.devicePixelRatioF()
        seen = self.shown_rows()
        around = [row for row in self.shown_rows(screens=AHEAD) if row not in seen]
        pages = [self._pages.page(row) for row in [*seen, *around]]
        self._thumbnails.want(
            self._delegate.size.wanted(page, ratio=ratio) for page in pages if page.is_there
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rest.start()

    # -- keys ------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep Alt and arrows from the window, which would go back to the last page."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._shift_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt and arrows, open with Enter; Qt does the walking."""
        shift = self._shift_of(event)
        if shift is not None:
            if ids := self.chosen_ids():
                self.shifted.emit(ids, shift)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self._pages.page(self.currentIndex().row()).id)
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are commands here."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the keyboard begin somewhere."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._pages.rowCount():
            self.selectionModel().setCurrentIndex(
                self._pages.index(0), QItemSelectionModel.SelectionFlag.NoUpdate
            )

    def _shift_of(self, event: QKeyEvent) -> int | None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.AltModifier:
            return None
        count = self._pages.rowCount()
        shifts = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self.columns(),
            Qt.Key.Key_Down: self.columns(),
            Qt.Key.Key_Home: -count,
            Qt.Key.Key_End: count,
        }
        return shifts.get(Qt.Key(event.key()))

    # -- dragging and dropping -------------------------------------------------------------------------------

    def startDrag(self, _supported: Qt.DropAction) -> None:
        """Take the chosen pages along."""
        ids = self.chosen_ids()
        if not ids:
            return
        data = QMimeData()
        data.setData(PAGES, QByteArray("\n".join(ids).encode()))
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self._carried(len(ids)))
        drag.setHotSpot(QPoint(-theme.GAP_3, -theme.GAP_3))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _is_welcome(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would go; near the edges Qt scrolls."""
        super().dragMoveEvent(event)
        if _is_welcome(event.mimeData()):
            self.show_drop_at(event.position().toPoint())
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say what was dropped, and where."""
        before = self._pages.before(self.place_at(event.position().toPoint()))
        data = event.mimeData()
        if data.hasFormat(PAGES):
            self.moved.emit(data.data(PAGES).toStdString().split("\n"), before)
        elif files := local_files(data):
            self.offered.emit(files, before)
        event.acceptProposedAction()
        super().dragLeaveEvent(QDragLeaveEvent())  # ends the scrolling and the state of dragging
        self._show_drop(None)

    def place_at(self, point: QPoint) -> int:
        """Return the row before which something dropped at this point of the view comes."""
        grid, columns = self.gridSize(), self.columns()
        line = max(0, (point.y() + self.verticalScrollBar().value()) // grid.height())
        column = min(columns, max(0, (point.x() + grid.width() // 2) // grid.width()))
        return min(self._pages.rowCount(), line * columns + column)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line where something would be dropped over the pages."""
        super().paintEvent(event)
        if self._drop_at is not None:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme.color("accent"), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            line = self._drop_line(self._drop_at)
            painter.drawLine(line.topLeft(), line.bottomLeft())

    def show_drop_at(self, point: QPoint) -> None:
        """Draw the line where something let go at this point would come."""
        self._show_drop(self.place_at(point))

    def hide_drop(self) -> None:
        """Nothing is being dragged any more."""
        self._show_drop(None)

    def _show_drop(self, row: int | None) -> None:
        if row != self._drop_at:
            self._drop_at = row
            self.viewport().update()

    def _drop_line(self, row: int) -> QRect:
        """At the left of the page it comes before; at the right of the last one, or of a full line."""
        at_left = row < self._pages.rowCount()
        neighbour = self.visualRect(self._pages.index(row if at_left else row - 1))
        left = neighbour.left() if at_left else neighbour.right()
        return QRect(max(2, left), neighbour.top() + 6, 1, neighbour.height() - 12)

    def _carried(self, count: int) -> QPixmap:
        """A small card with the number of pages that are being carried."""
        words = self.tr("%n 页", "", count)
        font = theme.font(bold=True)
        width = QFontMetrics(font).horizontalAdvance(words) + 2 * theme.GAP_3
        ratio = self.devicePixelRatioF()
        card = QPixmap(round(width * ratio), round(32 * ratio))
        card.setDevicePixelRatio(ratio)
        card.fill(theme.color("accent"))
        painter = QPainter(card)
        painter.setFont(font)
        painter.setPen(theme.color("on_accent"))
        painter.drawText(QRect(0, 0, width, 32), Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
        return card

    # -- building --------------------------------------------------------------------------------------------

    def _behave(self) -> None:
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setProperty("look", "plain")

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Walk as the eye reads: right of the last page of a line is the first of the next."""
        steps = {
            QAbstractItemView.CursorAction.MoveLeft: -1,
            QAbstractItemView.CursorAction.MoveRight: 1,
            QAbstractItemView.CursorAction.MoveUp: -self.columns(),
            QAbstractItemView.CursorAction.MoveDown: self.columns(),
        }
        step, current = steps.get(action), self.currentIndex()
        if step is None or not current.isValid():
            return super().moveCursor(action, modifiers)
        target = current.row() + step
        return self._pages.index(target) if 0 <= target < self._pages.rowCount() else current


def _is_welcome(data: QMimeData) -> bool:
    return data.hasFormat(PAGES) or bool(local_files(data))
