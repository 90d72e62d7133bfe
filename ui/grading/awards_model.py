"""评定结果 as a table: the guide's columns, and how long each grade still holds."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from desktop_client.contract.messages import Category
from desktop_client.contract.states import LIVE_GRADE
from desktop_client.grading.models import AwardRow
from ui import wording, words
from ui.grading import looks
from ui.widgets import cells
from ui.widgets.records_model import Index, RecordsModel


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


class AwardsModel(RecordsModel[AwardRow]):
    """Few rows: one grade per category and year."""

    chip_column = Column.STATE

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._categories: Mapping[str, Category] = {}

    def show(self, rows: Sequence[AwardRow], categories: Sequence[Category]) -> None:
        """Show these grades."""
        self._categories = {category.code: category for category in categories}
        self.show_rows(rows)

    def award(self, index: Index | int) -> AwardRow:
        """Return the grade in this row."""
        return self.record(index)

    def identity(self, row: AwardRow) -> str:
        return str(row.award.id)

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

    def chips(self, row: AwardRow) -> tuple[cells.Chip, ...]:
        """Return what a grade wears: its state and how long it still holds."""
        return (looks.chip(row.award.state, self.remaining(row)),)

    def titles(self) -> tuple[str, ...]:
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

    def text(self, row: AwardRow, column: int) -> str:
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
        return texts[Column(column)]
