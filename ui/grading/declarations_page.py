"""申请列表: every declaration of the institution, and what can be done with the selected one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop_client import clock
from desktop_client.contract.states import DeclarationEvent, DeclarationState, Kind, Sending
from desktop_client.grading.models import ListQuery, Row
from ui import icons, theme, wording, words
from ui.grading import looks, row_actions
from ui.grading.create_dialog import CreateDialog
from ui.grading.declarations_model import ORDERS, Column, DeclarationsModel
from ui.grading.deeds import Deeds
from ui.grading.row_bar import RowBar
from ui.i18n import Retranslated
from ui.looks import sending_chip
from ui.page import Background, Page
from ui.widgets import columns
from ui.widgets.buttons import Button
from ui.widgets.cells import ChipDelegate, ProgressDelegate
from ui.widgets.empty import EmptyState
from ui.widgets.frames import Banner
from ui.widgets.search import SearchBox
from ui.widgets.tables import TableView

if TYPE_CHECKING:
    from desktop_client.client import Office

BOX_ROOM = 52
"""Pixels of a filter beside its words: padding and arrow."""

NEWEST_FIRST = frozenset({Column.NUMBER, Column.YEAR, Column.UPDATED})


class DeclarationsPage(Retranslated, Page):
    """Entered with nothing, or with the id of the declaration to select."""

    def __init__(self, office: Office, tasks: Background, parent: QWidget | None = None) -> None:
        super().__init__(office, tasks, parent)
        self._is_stale = True
        self._model = DeclarationsModel(office.grading, clock=office.clock, parent=self)
        self._build()
        self._connect()
        self._commands = self._make_commands()
        self.retranslate()

    # -- what the frame asks ---------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("申请列表")

    def breadcrumb(self) -> list[str]:
        return [self.tr("分类分级管理")]

    def remark(self) -> str:
        return self.tr("共 {count} 条").format(count=self._model.rowCount())

    def enter(self, argument: str) -> None:
        if self._is_stale or argument:
            self._reload()
        if argument and not self._select(argument):
            self._show_all()  # what one was sent here for must not be hidden by a filter set earlier
            self._select(argument)
        self._table.setFocus()

    def refresh(self) -> None:
        self._reload()

    def commands(self) -> list[QAction]:
        return self._commands

    # -- showing -----------------------------------------------------------------------------------------

    def _reload(self, *_: object) -> None:
        """Ask SQLite again and keep the selection on the same declaration."""
        selected = self._selected_id()
        place = self._table.verticalScrollBar().value()
        self._is_stale = False
        self._model.show(self._wanted())
        self._table.verticalScrollBar().setValue(place)
        self._show_what_there_is()
        if not (selected and self._select(selected)) and self._model.rowCount():
            self._table.selectRow(0)
        self._show_selected()
        self.renamed.emit()

    def _wanted(self) -> ListQuery:
        return replace(
            self._model.query,
            year=self._year.currentData(),
            category=self._category.currentData(),
            state=self._state.currentData(),
            text=self._search.text().strip(),
        )

    def _filter(self) -> None:
        self._reload()
        self._table.scrollToTop()

    def _sort(self, section: int) -> None:
        column = Column(section)
        order = ORDERS.get(column)
        query = self._model.query
        if order is None:
            self._show_order()
            return
        descending = not query.descending if query.order == order else column in NEWEST_FIRST
        self._model.show(replace(query, order=order, descending=descending))
        self._show_order()
        self._table.scrollToTop()
        self._table.selectRow(0)
        self._show_selected()

    def _show_order(self) -> None:
        column = next(each for each, order in ORDERS.items() if order == self._model.query.order)
        order = Qt.SortOrder.DescendingOrder if self._model.query.descending else Qt.SortOrder.AscendingOrder
        self._table.horizontalHeader().setSortIndicator(column, order)

    def _show_what_there_is(self) -> None:
        query = self._model.query
        is_filtered = bool(query.year or query.category or query.state or query.text)
        if self._model.rowCount():
            self._middle.setCurrentWidget(self._table)
        else:
            self._middle.setCurrentWidget(self._nothing_found if is_filtered else self._nothing_yet)
        self._bar.setVisible(self._model.rowCount() > 0)

    def _select(self, declaration_id: str) -> bool:
        position = self._model.position(declaration_id)
        if position is None:
            return False
        self._table.selectRow(position)
        self._table.scrollTo(self._model.index(position, 0))
        return True

    def _selected(self) -> Row | None:
        chosen = self._table.selectionModel().selectedRows()
        return self._model.declaration(chosen[0]) if chosen else None

    def _selected_id(self) -> str | None:
        row = self._selected()
        return row.id if row else None

    def _show_selected(self) -> None:
        row = self._selected()
        view = self.office.grading.show(row.id) if row else None
        self._bar.show_declaration(
            view,
            category=self._model.category_title(row) if row else "",
            today=clock.today(self.office.clock),
            review_days=self._review_days(),
        )

    def _review_days(self) -> int:
        return self.office.grading.catalogue().review_working_days

    def _hear(self, *_: object) -> None:
        if self.isVisible():
            self._reload()
        else:
            self._is_stale = True

    # -- doing -------------------------------------------------------------------------------------------

    def new_declaration(self) -> None:
        """Open 分类分级申报."""
        dialog = CreateDialog(self.office.grading, parent=self)
        dialog.created.connect(self._created)
        dialog.wanted.connect(lambda declaration_id: self.go.emit("indicators", declaration_id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _created(self, declaration_id: str) -> None:
        self._clear_filters()
        self._reload()
        self._select(declaration_id)
        self._table.setFocus()

    def _do(self, key: str) -> None:
        row = self._selected()
        if row is not None:
            self._deeds.do(key, self.office.grading.show(row.id))

    def _open_selected(self, _index: QModelIndex | None = None) -> None:
        """Enter and double click: go on filling where that is possible, look at it otherwise."""
        row = self._selected()
        if row is not None:
            may = self.office.grading.show(row.id).may
            self._do("fill" if DeclarationEvent.ANSWER in may else "view")

    def _clear_filters(self) -> None:
        for box in (self._year, self._category, self._state):
            box.blockSignals(True)
            box.setCurrentIndex(0)
            box.blockSignals(False)
        self._search.blockSignals(True)
        self._search.clear()
        self._search.blockSignals(False)

    def _show_all(self) -> None:
        self._clear_filters()
        self._filter()

    def _show_menu(self, position: QPoint) -> None:
        row = self._selected()
        if row is None:
            return
        view = self.office.grading.show(row.id)
        menu = QMenu(self)
        for action in row_actions.ROW_ACTIONS:
            if action.is_open(view) or not action.rare:
                entry = menu.addAction(icons.icon(action.icon), action.title())
                entry.setEnabled(action.is_open(view))
                entry.triggered.connect(lambda _=False, key=action.key: self._do(key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._table.viewport().mapToGlobal(position))

    # -- building ----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Word the toolbar, the filters and the empty pages."""
        self._new.setText(self.tr("分类分级申报"))
        self._search.set_placeholder(self.tr("在列表中查找"))
        self._table.setAccessibleName(self.tr("申请列表"))
        self._word_filters()
        self._nothing_yet.set_texts(
            title=self.tr("还没有申报"),
            text=self.tr(
                "先新建一条分类分级申报，选好年度和类别；再逐项填写，断网也能填；填完后上报，等待审核。"
            ),
            action=self.tr("分类分级申报"),
        )
        self._nothing_found.set_texts(
            title=self.tr("没有符合条件的申报"),
            text=self.tr("换一个筛选条件，或清除全部条件。"),
            action=self.tr("清除条件"),
        )
        for command, text in zip(self._commands, self._command_words(), strict=True):
            command.setText(text)
        self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self._fit_columns()
        if not self._is_stale:
            self._table.viewport().update()
            self._show_selected()

    def _word_filters(self) -> None:
        grading = self.office.grading
        years = [(str(year), year) for year in grading.years()]
        categories = [(wording.title(category), category.code) for category in grading.categories()]
        states = [(words.word(state), state) for state in DeclarationState]
        self._fill_box(self._year, self.tr("全部年度"), years)
        self._fill_box(self._category, self.tr("全部类别"), categories)
        self._fill_box(self._state, self.tr("全部状态"), states)
        self._year.setAccessibleName(self.tr("申报年度"))
        self._category.setAccessibleName(self.tr("申报类别"))
        self._state.setAccessibleName(self.tr("申报状态"))

    @staticmethod
    def _fill_box(box: QComboBox, everything: str, entries: Sequence[tuple[str, object]]) -> None:
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        box.addItem(everything, None)
        for text, value in entries:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)
        box.blockSignals(False)
        box.setMinimumWidth(box.fontMetrics().horizontalAdvance(everything) + BOX_ROOM)

    def _build(self) -> None:
        self._banner = Banner()
        self._banner.setObjectName("result")
        self._deeds = Deeds(self.office, self.tasks, self._banner, page=self)
        self._nothing_yet, self._nothing_found = EmptyState(icon="clipboard-list"), EmptyState(icon="search")
        self._middle = QStackedWidget()
        for widget in (self._build_table(), self._nothing_yet, self._nothing_found):
            self._middle.addWidget(widget)
        self._bar = RowBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_4)
        column.addLayout(self._build_toolbar())
        column.addWidget(self._banner)
        column.addWidget(self._middle, 1)
        column.addWidget(self._bar)

    def _build_toolbar(self) -> QHBoxLayout:
        self._new = Button(kind="primary", icon="plus")
        self._new.setObjectName("new-declaration")
        self._year, self._category, self._state = QComboBox(), QComboBox(), QComboBox()
        self._search = SearchBox()
        self._search.setObjectName("search")
        self._search.setMinimumWidth(140)
        self._search.setMaximumWidth(220)
        line = QHBoxLayout()
        line.setSpacing(theme.GAP_2)
        line.addWidget(self._new)
        line.addSpacing(theme.GAP_2)
        for name, box in (("year", self._year), ("category", self._category), ("state", self._state)):
            box.setObjectName(f"filter-{name}")
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(5)
            line.addWidget(box)
        line.addStretch(1)
        line.addWidget(self._search, 2)
        return line

    def _build_table(self) -> TableView:
        self._table = TableView()
        self._table.setObjectName("declarations")
        self._table.setModel(self._model)
        self._table.setItemDelegateForColumn(Column.PROGRESS, ProgressDelegate(self._table))
        self._table.setItemDelegateForColumn(Column.STATE, ChipDelegate(self._table))
        header = self._table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setStretchLastSection(False)
        self._show_order()
        return self._table

    def _connect(self) -> None:
        self._new.clicked.connect(self.new_declaration)
        self._nothing_yet.acted.connect(self.new_declaration)
        self._nothing_found.acted.connect(self._show_all)
        for box in (self._year, self._category, self._state):
            box.currentIndexChanged.connect(self._filter)
        self._search.searched.connect(self._filter)
        self._table.horizontalHeader().sectionClicked.connect(self._sort)
        self._table.selectionModel().selectionChanged.connect(self._show_selected)
        self._table.doubleClicked.connect(self._open_selected)
        self._table.customContextMenuRequested.connect(self._show_menu)
        self._table.resized.connect(self._fit_columns)
        self._bar.chosen.connect(self._do)
        self._deeds.wanted.connect(self.go)
        self._deeds.happened.connect(self._reload)
        news = self.tasks.news
        for signal in (news.declaration_changed, news.declarations_changed, news.queue_changed):
            signal.connect(self._hear)
        news.catalogue_changed.connect(self._word_filters)

    def _make_commands(self) -> list[QAction]:
        rows = (
            ("plus", "Ctrl+N", self.new_declaration, self),
            ("search", "Ctrl+F", self._search.setFocus, self),
            ("pencil", "Return", self._open_selected, self._table),
            ("trash-2", "Delete", partial(self._do, "delete"), self._table),
        )
        made = []
        for icon, keys, do, place in rows:
            action = QAction(icons.icon(icon), "", self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, do=do: do())
            place.addAction(action)
            made.append(action)
        return made

    def _command_words(self) -> tuple[str, ...]:
        return (
            self.tr("分类分级申报"),
            self.tr("在列表中查找"),
            self.tr("填写选中的申报"),
            self.tr("删除选中的申报"),
        )

    def _fit_columns(self) -> None:
        """Hide the columns that say the same in every row when there is no room; the bar says it once then."""
        now = self.office.clock.now()
        times = [wording.recently(now - timedelta(days=days), now=now) for days in (1, 30, 400)]
        filling = looks.chip(DeclarationState.FILLING)
        chips = [(filling, sending_chip(sending)) for sending in (Sending.QUEUED, Sending.CONFLICT)]
        alone = [(looks.chip(state),) for state in DeclarationState]
        samples: dict[int, list[str] | int] = {
            Column.NUMBER: ["8888"],
            Column.YEAR: ["2026"],
            Column.INSTITUTION: 180,
            Column.CREDIT_CODE: ["91110105MA01A2B3C4"],
            Column.KIND: [words.word(kind) for kind in Kind],
            Column.PROGRESS: 132,
            Column.STATE: columns.width_for_chips([*chips, *alone]),
            Column.UPDATED: times,
        }
        spare = (Column.INSTITUTION, Column.CREDIT_CODE)
        if not columns.fit(self._table, samples, elastic=Column.CATEGORY, spare=spare):
            # Tighter still: the figure without its bar, and a second chip as far as there is room.
            tight = {**samples, Column.PROGRESS: 72, Column.STATE: columns.width_for_chips(alone)}
            columns.fit(self._table, tight, elastic=Column.CATEGORY, spare=spare)
        self._bar.tell_institution(wanted=self._table.isColumnHidden(Column.INSTITUTION))
