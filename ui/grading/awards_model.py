"""评定结果 as a table: the guide's columns, and how long each grade still holds."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_client.contract.messages import Category
from desktop_client.contract.states import LIVE_GRADE
from desktop_client.grading.models import AwardRow
from ui import wording, words
from ui.grading import looks
from ui.widgets import cells
from ui.widgets.tips import tip

Index = QModelIndex | QPersistentModelIndex


class Column(enum.IntEnum):
    """The columns, in the guide's order, with the state of the grade added."""

    NUMBER = 0
    YEAR = 1
    INSTITUTION = 2
    CREDIT_CODE = 3
    CATEGORY = 4
    DECLARED = 5
    GRADE = 6
    VALID_UNTIL = 7
    STATE = 8


class AwardsModel(QAbstractTableModel):
    """Few rows: one grade per category and year, so they are simply held."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[AwardRow] = ()
        self._categories: Mapping[str, Category] = {}

    def show(self, rows: Sequence[AwardRow], categories: Sequence[Category]) -> None:
        """Show these grades."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._categories = {category.code: category for category in categories}
        self.endResetModel()

    def award(self, index: Index | int) -> AwardRow:
        """Return the grade in this row."""
        return self._rows[index if isinstance(index, int) else index.row()]

    def position(self, award_id: str) -> int | None:
        """Return the row of a grade."""
        return next((number for number, row in enumerate(self._rows) if str(row.award.id) == award_id), None)

    def category_title(self, row: AwardRow) -> str:
        """Return the category's title in the language of the window."""
        category = self._categories.get(row.award.category)
        return wording.title(category) if category else row.category_title

    def remaining(self, row: AwardRow) -> str:
        """Return the state with the days that are left."""
        word = words.word(row.award.state)
        if row.award.state not in LIVE_GRADE or row.days_left < 0:
            return word
        return self.tr("{state} · 还有 {days} 天").format(state=word, days=row.days_left)

    def chips(self, position: int) -> tuple[cells.Chip, ...]:
        """Return what a grade wears: its state and how long it still holds."""
        row = self.award(position)
        return (looks.chip(row.award.state, self.remaining(row)),)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

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
        row, column = self.award(index), Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._text(row, column))
        if role == cells.CHIPS and column is Column.STATE:
            return self.chips(index.row())
        return None

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("ID"),
            self.tr("申报年度"),
            self.tr("机构名称"),
            self.tr("统一信用代码"),
            self.tr("申报类别"),
            self.tr("申报时间"),
            self.tr("评定等级"),
            self.tr("有效期"),
            self.tr("状态"),
        )

    def _text(self, row: AwardRow, column: Column) -> str:
        award = row.award
        texts = {
            Column.NUMBER: str(award.number),
            Column.YEAR: str(award.year),
            Column.INSTITUTION: row.institution_name,
            Column.CREDIT_CODE: row.credit_code,
            Column.CATEGORY: self.category_title(row),
            Column.DECLARED: wording.exact(award.declared_at),
            Column.GRADE: award.grade,
            Column.VALID_UNTIL: wording.day(award.valid_until),
            Column.STATE: self.remaining(row),
        }
        return texts[column]
