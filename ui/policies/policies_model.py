"""The documents of 实施细则 as a list: one row says title, number, date, and whether it is new."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_client.policies.models import PolicyRow
from ui import wording
from ui.widgets.cells import Chip
from ui.widgets.tips import tip
from ui.widgets.tones import Tone

Index = QModelIndex | QPersistentModelIndex

POLICY = Qt.ItemDataRole.UserRole + 1
"""The role under which a row gives its :class:`PolicyRow`."""


class PoliciesModel(QAbstractListModel):
    """As many as a bureau publishes in some years: they are simply held."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PolicyRow, ...] = ()

    def show(self, rows: Sequence[PolicyRow]) -> None:
        """Show these; the selection goes when the rows change, and stays when only their signs do."""
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def policy(self, position: int) -> PolicyRow:
        """Return the document in this row."""
        return self._rows[position]

    def position(self, policy_id: str) -> int | None:
        """Return the row of a document."""
        return next((number for number, row in enumerate(self._rows) if row.id == policy_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == POLICY:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return wording.title(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(wording.title(row))
        return None

    def facts(self, row: PolicyRow) -> str:
        """Return the second line: number or issuer, and the day."""
        return " · ".join(part for part in (row.number or row.issuer, wording.day(row.published_on)) if part)

    def signs(self, row: PolicyRow) -> list[str]:
        """Return what is said about a row beside its words."""
        said = (
            (row.new, self.tr("新")),
            (row.sample, self.tr("示例")),
            (row.withdrawn, self.tr("已撤下")),
            (row.marked, self.tr("已标记")),
            (row.noted, self.tr("有笔记")),
        )
        return [word for is_so, word in said if is_so]

    def chips(self, row: PolicyRow) -> list[Chip]:
        """Return the signs that are worn as chips, from the right."""
        said = ((row.new, self.tr("新"), Tone.INFO), (row.withdrawn, self.tr("已撤下"), Tone.QUIET))
        return [Chip(word, tone) for is_so, word, tone in said if is_so]

    def _spoken(self, row: PolicyRow) -> str:
        return "，".join([wording.title(row), self.facts(row), *self.signs(row)])
