"""评定结果: the grades of the institution, and 升级 or 保级 from one of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop_client.errors import AppError
from desktop_client.grading.models import AwardRow, Row
from desktop_client.problems import Problem, Refused
from ui import icons, theme, wording
from ui.grading.awards_model import AwardsModel, Column
from ui.grading.deeds import Deeds
from ui.grading.institution_line import InstitutionLine
from ui.i18n import Retranslated
from ui.page import Background, Page
from ui.widgets import columns
from ui.widgets.buttons import Button
from ui.widgets.cells import ChipDelegate
from ui.widgets.dialogs import ConfirmDialog
from ui.widgets.empty import EmptyState
from ui.widgets.frames import Banner, Card
from ui.widgets.tables import TableView
from ui.widgets.text import ElidedLabel, Label

if TYPE_CHECKING:
    from desktop_client.client import Office


class AwardsPage(Retranslated, Page):
    """Entered with nothing, or with the id of the grade to select."""

    def __init__(self, office: Office, tasks: Background, parent: QWidget | None = None) -> None:
        super().__init__(office, tasks, parent)
        self._is_stale = True
        self._model = AwardsModel(self)
        self._build()
        self._connect()
        self._commands = [
            QAction(icons.icon("arrow-big-up"), "", self),
            QAction(icons.icon("shield-check"), "", self),
        ]
        for command, do in zip(self._commands, (self.upgrade, self.keep), strict=True):
            command.triggered.connect(lambda _=False, do=do: do())
        self.retranslate()

    def title(self) -> str:
        return self.tr("评定结果")

    def breadcrumb(self) -> list[str]:
        return [self.tr("分类分级管理")]

    def remark(self) -> str:
        return self.tr("共 {count} 条").format(count=self._model.rowCount())

    def enter(self, argument: str) -> None:
        if self._is_stale or argument:
            self.refresh()
        position = self._model.position(argument) if argument else None
        if position is not None:
            self._table.selectRow(position)
        self._table.setFocus()

    def refresh(self) -> None:
        selected = self._selected()
        self._is_stale = False
        self._model.show(self.office.grading.awards(), self.office.grading.categories())
        self._middle.setCurrentWidget(self._table if self._model.rowCount() else self._nothing)
        self._bar.setVisible(self._model.rowCount() > 0)
        self._fit_columns()
        place = self._model.position(str(selected.award.id)) if selected else None
        if self._model.rowCount():
            self._table.selectRow(place or 0)
        self._show_selected()
        self.renamed.emit()

    def commands(self) -> list[QAction]:
        return self._commands

    # -- doing -------------------------------------------------------------------------------------------

    def upgrade(self) -> None:
        """Ask, then start a 升级 and show it in 申请列表."""
        row = self._selected()
        if row is None or not row.may_upgrade:
            return
        dialog = ConfirmDialog(icon="arrow-big-up", parent=self)
        dialog.confirmed.connect(lambda: self._upgrade(row))
        dialog.finished.connect(dialog.deleteLater)
        dialog.ask(
            heading=self.tr("为“{category}”申请升级？").format(category=self._model.category_title(row)),
            sentence=self.tr(
                "将在申请列表中新建一条升级申报，已填写的内容会带过去。评定新等级之前，现有的 {grade} 级继续有效。"
            ).format(grade=row.award.grade),
            confirm=self.tr("确定"),
            cancel=self.tr("取消"),
        )

    def keep(self) -> None:
        """Start a 保级, or go on with it, in its dialog."""
        row = self._selected()
        if row is None or not row.may_keep:
            return
        begun = self._begin(partial(self.office.grading.keep, str(row.award.id)))
        if begun is not None:
            self._deeds.do("fill", self.office.grading.show(begun.id))

    def _upgrade(self, row: AwardRow) -> None:
        begun = self._begin(partial(self.office.grading.upgrade, str(row.award.id)))
        if begun is not None:
            self.go.emit("declarations", begun.id)

    def _begin(self, step: Callable[[], Row | Refused]) -> Row | None:
        """Let the service start a declaration; say in place why it did not."""
        try:
            outcome = step()
        except AppError as error:
            self._deeds.say(wording.fault(error))
            return None
        if isinstance(outcome, Refused):
            sentences = [wording.sentence(problem) for problem in outcome.problems]
            self._deeds.say("\n".join(sentences))
            return None
        self._is_stale = True
        return outcome

    # -- showing -----------------------------------------------------------------------------------------

    def _selected(self) -> AwardRow | None:
        chosen = self._table.selectionModel().selectedRows()
        return self._model.award(chosen[0]) if chosen else None

    def _show_selected(self) -> None:
        row = self._selected()
        self._upgrade_button.setEnabled(row is not None and row.may_upgrade)
        self._keep_button.setEnabled(row is not None and row.may_keep)
        for command, is_open in zip(
            self._commands, (self._upgrade_button.isEnabled(), self._keep_button.isEnabled()), strict=True
        ):
            command.setEnabled(is_open)
        if row is None:
            self._title.setText(self.tr("选中一个等级，在这里申请升级或保级"))
            self._why.setText("")
            self._institution.show_institution("", "")
            return
        self._institution.show_institution(row.institution_name, row.credit_code)
        self._title.setText(
            self.tr("第 {number} 条　{category} {grade} 级，有效期至 {day}").format(
                number=row.award.number,
                category=self._model.category_title(row),
                grade=row.award.grade,
                day=wording.day(row.award.valid_until),
            )
        )
        self._why.setText("\n".join(self._sentences(row)))
        self._why.setVisible(bool(self._why.text()))
        self._upgrade_button.setToolTip(_said(row.upgrade_problem))
        self._keep_button.setToolTip(_said(row.keep_problem))

    def _sentences(self, row: AwardRow) -> list[str]:
        told = []
        if row.may_keep and row.latest_safe_day:
            told.append(
                self.tr("{day} 前上报保级，可以留出一轮补正的时间。").format(
                    day=wording.day(row.latest_safe_day)
                )
            )
        for name, problem in ((self.tr("升级"), row.upgrade_problem), (self.tr("保级"), row.keep_problem)):
            if problem is not None:
                told.append(self.tr("{action}：{why}").format(action=name, why=_said(problem)))
        return told

    def _hear(self, *_: object) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def _show_menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        for button, do in ((self._upgrade_button, self.upgrade), (self._keep_button, self.keep)):
            entry = menu.addAction(button.icon(), button.text())
            entry.setEnabled(button.isEnabled())
            entry.triggered.connect(lambda _=False, do=do: do())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._table.viewport().mapToGlobal(position))

    # -- building ----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Word table, bar and empty page."""
        self._table.setAccessibleName(self.tr("评定结果"))
        self._bar.setAccessibleName(self.tr("选中的等级"))
        self._actions.setAccessibleName(self.tr("操作"))
        self._upgrade_button.setText(self.tr("升级"))
        self._keep_button.setText(self.tr("保级"))
        self._nothing.set_texts(
            title=self.tr("还没有评定结果"),
            text=self.tr("申报通过审核后，等级和有效期在这里；到期前可以保级，有效期内可以升级。"),
            action=self.tr("去申请列表"),
        )
        for command, text in zip(self._commands, (self.tr("升级"), self.tr("保级")), strict=True):
            command.setText(text)
        self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self._fit_columns()
        if not self._is_stale:
            self._table.viewport().update()
            self._show_selected()

    def _build(self) -> None:
        self._banner = Banner()
        self._banner.setObjectName("result")
        self._deeds = Deeds(self.office, self.tasks, self._banner, page=self)
        self._nothing = EmptyState(icon="award")
        self._middle = QStackedWidget()
        self._middle.addWidget(self._build_table())
        self._middle.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_4)
        column.addWidget(self._banner)
        column.addWidget(self._middle, 1)
        column.addWidget(self._build_bar())

    def _build_table(self) -> TableView:
        self._table = TableView()
        self._table.setObjectName("awards")
        self._table.setModel(self._model)
        self._table.setItemDelegateForColumn(Column.STATE, ChipDelegate(self._table))
        header = self._table.horizontalHeader()
        header.setStretchLastSection(False)
        return self._table

    def _build_bar(self) -> Card:
        self._bar = Card(margin=theme.GAP_3)
        self._bar.setObjectName("award-bar")
        self._title = ElidedLabel(role="section")
        self._upgrade_button = Button(icon="arrow-big-up")
        self._upgrade_button.setObjectName("upgrade")
        self._keep_button = Button(icon="shield-check")
        self._keep_button.setObjectName("keep")
        self._institution = InstitutionLine()
        self._why = Label(role="muted", wrap=True)
        self._why.setObjectName("why")
        self._actions = QWidget()
        self._actions.setObjectName("row-actions")
        buttons = QHBoxLayout(self._actions)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(theme.GAP_2)
        buttons.addWidget(self._upgrade_button)
        buttons.addWidget(self._keep_button)
        line = QHBoxLayout()
        line.setSpacing(theme.GAP_2)
        line.addWidget(self._title)
        line.addStretch(1)
        line.addWidget(self._actions)
        whose = QHBoxLayout()
        whose.addWidget(self._institution)
        whose.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(theme.GAP_2)
        column.addLayout(line)
        column.addLayout(whose)
        column.addWidget(self._why)
        self._bar.body.addLayout(column)
        return self._bar

    def _connect(self) -> None:
        self._upgrade_button.clicked.connect(self.upgrade)
        self._keep_button.clicked.connect(self.keep)
        self._nothing.acted.connect(lambda: self.go.emit("declarations", ""))
        self._table.selectionModel().selectionChanged.connect(self._show_selected)
        self._table.customContextMenuRequested.connect(self._show_menu)
        self._table.resized.connect(self._fit_columns)
        self._deeds.wanted.connect(self.go)
        self._deeds.happened.connect(lambda _: self.refresh())
        news = self.tasks.news
        for signal in (
            news.awards_changed,
            news.declaration_changed,
            news.declarations_changed,
            news.catalogue_changed,
        ):
            signal.connect(self._hear)

    def _fit_columns(self) -> None:
        """Hide the columns that say the same in every row when there is no room; the bar says it once then."""
        columns.fit(
            self._table,
            {
                Column.NUMBER: ["888"],
                Column.YEAR: ["2026"],
                Column.INSTITUTION: 180,
                Column.CREDIT_CODE: ["91110105MA01A2B3C4"],
                Column.DECLARED: ["2021-12-15 17:18:30"],
                Column.GRADE: ["AAAAA"],
                Column.VALID_UNTIL: ["2024-12-15"],
                Column.STATE: columns.width_for_chips([self._model.chips(row) for row in self._model.rows()]),
            },
            elastic=Column.CATEGORY,
            spare=(Column.INSTITUTION, Column.CREDIT_CODE),
        )
        self._institution.stand_in(wanted=self._table.isColumnHidden(Column.INSTITUTION))


def _said(problem: Problem | None) -> str:
    return wording.sentence(problem) if problem else ""
