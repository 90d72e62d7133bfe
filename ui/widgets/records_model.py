"""A table of records that are simply held: few enough for memory; a room says which words stand in which cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.widgets import cells
from ui.widgets.tips import tip

Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R")


class RecordsModel(QAbstractTableModel, Generic[R]):
    """Sub-classes give titles and texts; one column may wear chips."""

    chip_column = -1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[R, ...] = ()

    # -- what sub-classes say --------------------------------------------------------------------------------

    def titles(self) -> Sequence[str]:
        """Return the titles of the columns."""
        raise NotImplementedError

    def text(self, row: R, column: int) -> str:
        """Return what a cell says."""
        raise NotImplementedError

    def chips(self, row: R) -> Sequence[cells.Chip]:
        """Return what a record wears in ``chip_column``."""
        raise NotImplementedError

    def identity(self, row: R) -> str:
        """Return by what a record is found again."""
        raise NotImplementedError

    # -- what pages ask --------------------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rows(self) -> tuple[R, ...]:
        """Return all that are shown."""
        return self._rows

    def record(self, index: Index | int) -> R:
        """Return the record in this row."""
        return self._rows[index if isinstance(index, int) else index.row()]

    def position(self, identity: str) -> int | None:
        """Return the row of a record."""
        return next((number for number, row in enumerate(self._rows) if self.identity(row) == identity), None)

    # -- what Qt asks ----------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.titles())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.record(index), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.text(row, column))
        if role == cells.CHIPS and column == self.chip_column:
            return self.chips(row)
        return None
