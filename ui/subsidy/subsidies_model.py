"""补贴申报 as a table: the guide's columns (figure 16)."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from typing import Literal

from PySide6.QtCore import QObject

from desktop_client.subsidy.models import SubsidyRow
from ui import looks as common
from ui import wording
from ui.subsidy import looks
from ui.widgets import cells
from ui.widgets.records_model import RecordsModel


class Column(enum.IntEnum):
    """The columns, in the guide's order."""

    NUMBER = 0
    YEAR = 1
    PROJECT = 2
    DECLARED = 3
    STATE = 4


Order = Literal["number", "year", "project", "declared_at", "state", "updated_at"]

ORDERS: dict[Column, Order] = {
    Column.NUMBER: "number",
    Column.YEAR: "year",
    Column.PROJECT: "project",
    Column.DECLARED: "declared_at",
    Column.STATE: "state",
}


class SubsidiesModel(RecordsModel[SubsidyRow]):
    """An institution has a handful a year."""

    chip_column = Column.STATE

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: Mapping[str, str] = {}

    def show(self, rows: Sequence[SubsidyRow], *, titles: Mapping[str, str]) -> None:
        """Show these; ``titles`` name projects in the language of the window, by id."""
        self._titles = titles
        self.show_rows(rows)

    def project_title(self, row: SubsidyRow) -> str:
        """Return what was applied for."""
        return self._titles.get(row.project_id, row.project_title)

    def identity(self, row: SubsidyRow) -> str:
        return row.id

    def titles(self) -> tuple[str, ...]:
        return (
            self.tr("ID"),
            self.tr("年度"),
            self.tr("申报名称"),
            self.tr("申报日期"),
            self.tr("申报状态"),
        )

    def text(self, row: SubsidyRow, column: int) -> str:
        match Column(column):
            case Column.NUMBER:
                return str(row.number)
            case Column.YEAR:
                return str(row.year)
            case Column.PROJECT:
                return self.project_title(row)
            case Column.DECLARED:
                return wording.day(row.declared_at) if row.declared_at else ""
            case Column.STATE:
                return common.told(self.chips(row))

    def chips(self, row: SubsidyRow) -> tuple[cells.Chip, ...]:
        return looks.chips(row)
