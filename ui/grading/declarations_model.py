"""申请列表 as a table: SQLite has the order, this model only the rows that are being looked at."""

from __future__ import annotations

import enum
from collections import OrderedDict
from typing import Literal, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_client.clock import Clock, SystemClock
from desktop_client.contract.messages import Category
from desktop_client.grading.models import ListQuery, Row
from ui import wording, words
from ui.grading import looks
from ui.widgets import cells
from ui.widgets.tips import tip

Index = QModelIndex | QPersistentModelIndex

WINDOW = 64
WINDOWS_KEPT = 24
"""Rows are fetched and forgotten by the window: memory does not grow with the list."""


class Column(enum.IntEnum):
    """The columns, in the guide's order, with 完成情况 and 更新时间 added."""

    NUMBER = 0
    YEAR = 1
    INSTITUTION = 2
    CREDIT_CODE = 3
    CATEGORY = 4
    KIND = 5
    PROGRESS = 6
    STATE = 7
    UPDATED = 8


Order = Literal["number", "year", "category", "kind", "progress", "state", "updated_at"]

ORDERS: dict[Column, Order] = {
    Column.NUMBER: "number",
    Column.YEAR: "year",
    Column.CATEGORY: "category",
    Column.KIND: "kind",
    Column.PROGRESS: "progress",
    Column.STATE: "state",
    Column.UPDATED: "updated_at",
}
"""What SQLite can sort by; the institution and its code are the same in every row."""


class DeclarationList(Protocol):
    """The answer to a query: how many, where one stands, and any window of them."""

    @property
    def count(self) -> int: ...

    def rows(self, first: int, n: int) -> list[Row]: ...

    def position(self, declaration_id: str) -> int | None: ...


class Declarations(Protocol):
    """What this model asks of the grading service."""

    def query(self, query: ListQuery) -> DeclarationList: ...

    def categories(self) -> list[Category]: ...


class DeclarationsModel(QAbstractTableModel):
    """Shows one query at a time; another order or filter is another query."""

    def __init__(
        self, grading: Declarations, *, clock: Clock | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._grading = grading
        self._clock = clock or SystemClock()
        self._query = ListQuery()
        self._list: DeclarationList | None = None
        self._windows: OrderedDict[int, list[Row]] = OrderedDict()
        self._categories: dict[str, Category] = {}

    @property
    def query(self) -> ListQuery:
        """Return what is shown."""
        return self._query

    def show(self, query: ListQuery) -> None:
        """Show the answer to this query, from its first row."""
        self._query = query
        self.reload()

    def reload(self) -> None:
        """Ask again: something was added, removed or changed its place."""
        self.beginResetModel()
        self._windows.clear()
        self._categories = {category.code: category for category in self._grading.categories()}
        self._list = self._grading.query(self._query)
        self.endResetModel()

    def declaration(self, index: Index | int) -> Row:
        """Return the declaration in this row."""
        position = index if isinstance(index, int) else index.row()
        return self._window(position)[position % WINDOW]

    def position(self, declaration_id: str) -> int | None:
        """Return the row in which a declaration stands, or None when the filters hide it."""
        return self._list.position(declaration_id) if self._list is not None else None

    def category_title(self, row: Row) -> str:
        """Return the category's title in the language of the window."""
        category = self._categories.get(row.category)
        return wording.title(category) if category else row.category_title

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or self._list is None else self._list.count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if self._has_gone(index.row()):
            # Removed by a synchronisation whose news is still on its way: the reload follows with it.
            return None
        row, column = self.declaration(index), Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, column)
        if role == cells.CHIPS and column is Column.STATE:
            return looks.chips(row)
        if role == cells.PROGRESS and column is Column.PROGRESS:
            return cells.Progress(done=row.answered, total=row.total, text=self._text(row, column))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hint(row, column)
        return None

    def _has_gone(self, position: int) -> bool:
        return position % WINDOW >= len(self._window(position))

    def _window(self, position: int) -> list[Row]:
        number = position // WINDOW
        if number in self._windows:
            self._windows.move_to_end(number)
        else:
            self._fetch(number)
        return self._windows[number]

    def _fetch(self, number: int) -> None:
        assert self._list is not None  # noqa: S101 - rows exist only while there is a list
        self._windows[number] = self._list.rows(number * WINDOW, WINDOW)
        if len(self._windows) > WINDOWS_KEPT:
            self._windows.popitem(last=False)

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("ID"),
            self.tr("申报年度"),
            self.tr("机构名称"),
            self.tr("统一信用代码"),
            self.tr("申报类别"),
            self.tr("分类"),
            self.tr("完成情况"),
            self.tr("申报状态"),
            self.tr("更新时间"),
        )

    def _text(self, row: Row, column: Column) -> str:
        match column:
            case Column.NUMBER:
                return str(row.number)
            case Column.YEAR:
                return str(row.year)
            case Column.INSTITUTION:
                return row.institution_name
            case Column.CREDIT_CODE:
                return row.credit_code
            case Column.CATEGORY:
                return self.category_title(row)
            case Column.KIND:
                return words.word(row.kind)
            case Column.PROGRESS:
                return f"{row.answered}/{row.total}"
            case Column.STATE:
                return looks.state_text(row)
            case Column.UPDATED:
                return wording.recently(row.updated_at, now=self._clock.now())

    def _hint(self, row: Row, column: Column) -> str | None:
        if column is Column.UPDATED:
            return wording.exact(row.updated_at)
        if column in (Column.INSTITUTION, Column.CREDIT_CODE, Column.CATEGORY, Column.STATE):
            return tip(self._text(row, column))
        return None
