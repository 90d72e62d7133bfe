"""补贴申报: every application of the institution, and what can be done with the selected one (figure 16)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop_client import clock
from desktop_client.contract.states import Sending, SubsidyState
from desktop_client.subsidy.models import SubsidyQuery, SubsidyRow
from ui import icons, theme, wording
from ui.i18n import Retranslated
from ui.looks import sending_chip
from ui.page import Background, Page
from ui.subsidy import looks, row_actions
from ui.subsidy.deeds import Deeds
from ui.subsidy.row_bar import RowBar
from ui.subsidy.subsidies_model import ORDERS, Column, SubsidiesModel
from ui.subsidy.upload_bar import UploadBar
from ui.widgets import columns
from ui.widgets.buttons import Button
from ui.widgets.cells import ChipDelegate
from ui.widgets.empty import EmptyState
from ui.widgets.frames import Banner
from ui.widgets.search import SearchBox
from ui.widgets.tables import TableView

if TYPE_CHECKING:
    from desktop_client.client import Office

NEWEST_FIRST = frozenset({Column.NUMBER, Column.YEAR, Column.DECLARED})
UPLOAD = "upload"


class SubsidiesPage(Retranslated, Page):
    """Entered with nothing, with the id of the application to select, or with ``ID/upload`` for its papers."""

    def __init__(self, office: Office, tasks: Background, parent: QWidget | None = None) -> None:
        super().__init__(office, tasks, parent)
        self._is_stale = True
        self._query = SubsidyQuery()
        self._model = SubsidiesModel(self)
        self._build()
        self._connect()
        self._commands = self._make_commands()
        self.retranslate()

    # -- what the frame asks ---------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("补贴申报")

    def breadcrumb(self) -> list[str]:
        return [self.tr("政策补贴")]

    def remark(self) -> str:
        return self.tr("共 {count} 条").format(count=self._model.rowCount())

    def enter(self, argument: str) -> None:
        self._uploads.refresh()
        subsidy_id, _, deed = argument.partition("/")
        if self._is_stale or subsidy_id:
            self.refresh()
        if subsidy_id and not self._select(subsidy_id):
            self._show_all()  # what one was sent here for must not be hidden by what was searched earlier
            self._select(subsidy_id)
        self._table.setFocus()
        if deed == UPLOAD and self._selected_id() == subsidy_id:
            self._deeds.open_upload(subsidy_id)

    def refresh(self) -> None:
        """Ask again and keep the selection on the same application."""
        selected = self._selected_id()
        self._is_stale = False
        titles = {view.project.id: wording.title(view.project) for view in self.office.subsidy.projects()}
        self._model.show(self.office.subsidy.query(self._wanted()), titles=titles)
        self._show_what_there_is()
        if not (selected and self._select(selected)) and self._model.rowCount():
            self._table.selectRow(0)
        self._show_selected()
        self._fit_columns()
        self.renamed.emit()

    def commands(self) -> list[QAction]:
        return self._commands

    # -- showing -----------------------------------------------------------------------------------------

    def _wanted(self) -> SubsidyQuery:
        return replace(self._query, text=self._search.text().strip())

    def _sort(self, section: int) -> None:
        column = Column(section)
        order = ORDERS[column]
        descending = not self._query.descending if self._query.order == order else column in NEWEST_FIRST
        self._query = replace(self._query, order=order, descending=descending)
        falling = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._table.horizontalHeader().setSortIndicator(column, falling)
        self.refresh()

    def _show_what_there_is(self) -> None:
        if self._model.rowCount():
            self._middle.setCurrentWidget(self._table)
        else:
            self._middle.setCurrentWidget(self._nothing_found if self._wanted().text else self._nothing_yet)
        self._bar.setVisible(self._model.rowCount() > 0)

    def _select(self, subsidy_id: str) -> bool:
        position = self._model.position(subsidy_id)
        if position is None:
            return False
        self._table.selectRow(position)
        self._table.scrollTo(self._model.index(position, 0))
        return True

    def _selected(self) -> SubsidyRow | None:
        chosen = self._table.selectionModel().selectedRows()
        return self._model.record(chosen[0]) if chosen else None

    def _selected_id(self) -> str:
        row = self._selected()
        return row.id if row else ""

    def _show_selected(self) -> None:
        row = self._selected()
        self._bar.show_subsidy(
            self.office.subsidy.show(row.id) if row else None,
            title=self._model.project_title(row) if row else "",
            today=clock.today(self.office.clock),
        )

    def _hear(self, *_: object) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    # -- doing -------------------------------------------------------------------------------------------

    def new_subsidy(self) -> None:
        """Open 新增补贴申报."""
        self._deeds.choose_project()

    def _created(self, subsidy_id: str) -> None:
        self._clear_search()
        self.refresh()
        self._select(subsidy_id)

    def _do(self, key: str) -> None:
        row = self._selected()
        if row is not None:
            self._deeds.do(key, row.id)

    def _clicked(self, index: QModelIndex) -> None:
        """点击申报名称可以查看, as the guide says."""
        if index.column() == Column.PROJECT:
            self._do("view")

    def _clear_search(self) -> None:
        self._search.blockSignals(True)
        self._search.clear()
        self._search.blockSignals(False)

    def _show_all(self) -> None:
        self._clear_search()
        self.refresh()

    def _show_menu(self, position: QPoint) -> None:
        row = self._selected()
        if row is None:
            return
        usable = row_actions.usable(row)
        menu = QMenu(self)
        for action in row_actions.ROW_ACTIONS:
            if action.key in usable or not action.rare:
                entry = menu.addAction(icons.icon(action.icon), action.title())
                entry.setEnabled(action.key in usable)
                entry.triggered.connect(lambda _=False, key=action.key: self._do(key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._table.viewport().mapToGlobal(position))

    # -- building ----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Word the toolbar and the empty pages."""
        self._new.setText(self.tr("新增补贴申报"))
        self._search.set_placeholder(self.tr("在列表中查找"))
        self._table.setAccessibleName(self.tr("补贴申报"))
        self._nothing_yet.set_texts(
            title=self.tr("还没有补贴申报"),
            text=self.tr(
                "先选一个可申报的项目，下载申报表，填写盖章后和其他材料一起上传，再提交，等待审核。"
                "除了提交，断网也能办。"
            ),
            action=self.tr("新增补贴申报"),
        )
        self._nothing_found.set_texts(
            title=self.tr("没有符合条件的申报"),
            text=self.tr("换一个词，或查看全部。"),
            action=self.tr("查看全部"),
        )
        words = (
            self.tr("新增补贴申报"),
            self.tr("在列表中查找"),
            self.tr("查看选中的申报"),
            self.tr("删除选中的申报"),
        )
        for command, text in zip(self._commands, words, strict=True):
            command.setText(text)
        self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        if not self._is_stale:
            self.refresh()

    def _build(self) -> None:
        self._banner = Banner()
        self._banner.setObjectName("result")
        self._uploads = UploadBar(self.office.sending.uploads, self.tasks.news)
        self._deeds = Deeds(self.office, self.tasks, self._banner, page=self)
        self._nothing_yet, self._nothing_found = EmptyState(icon="hand-coins"), EmptyState(icon="search")
        self._middle = QStackedWidget()
        for widget in (self._build_table(), self._nothing_yet, self._nothing_found):
            self._middle.addWidget(widget)
        self._bar = RowBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_4)
        column.addLayout(self._build_toolbar())
        column.addWidget(self._banner)
        column.addWidget(self._uploads)
        column.addWidget(self._middle, 1)
        column.addWidget(self._bar)

    def _build_toolbar(self) -> QHBoxLayout:
        self._new = Button(kind="primary", icon="plus")
        self._new.setObjectName("new-subsidy")
        self._search = SearchBox()
        self._search.setObjectName("search")
        line = QHBoxLayout()
        line.setSpacing(theme.GAP_2)
        line.addWidget(self._new)
        line.addStretch(1)
        line.addWidget(self._search, 1)
        return line

    def _build_table(self) -> TableView:
        self._table = TableView()
        self._table.setObjectName("subsidies")
        self._table.setModel(self._model)
        self._table.setItemDelegateForColumn(Column.STATE, ChipDelegate(self._table))
        header = self._table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setStretchLastSection(False)
        header.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        return self._table

    def _connect(self) -> None:
        self._new.clicked.connect(self.new_subsidy)
        self._nothing_yet.acted.connect(self.new_subsidy)
        self._nothing_found.acted.connect(self._show_all)
        self._search.searched.connect(lambda _: self.refresh())
        self._table.horizontalHeader().sectionClicked.connect(self._sort)
        self._table.selectionModel().selectionChanged.connect(self._show_selected)
        self._table.clicked.connect(self._clicked)
        self._table.customContextMenuRequested.connect(self._show_menu)
        self._table.resized.connect(self._fit_columns)
        self._bar.chosen.connect(self._do)
        self._deeds.wanted.connect(self.go)
        self._deeds.created.connect(self._created)
        self._deeds.happened.connect(lambda _: self.refresh())
        news = self.tasks.news
        for signal in (
            news.subsidy_changed,
            news.subsidies_changed,
            news.projects_changed,
            news.queue_changed,
        ):
            signal.connect(self._hear)

    def _make_commands(self) -> list[QAction]:
        rows = (
            ("plus", "Ctrl+N", self.new_subsidy, self),
            ("search", "Ctrl+F", self._search.setFocus, self),
            ("eye", "Return", partial(self._do, "view"), self._table),
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

    def _fit_columns(self) -> None:
        alone = [(looks.chip(state),) for state in SubsidyState]
        double = [
            (looks.chip(SubsidyState.READY), sending_chip(each))
            for each in (Sending.QUEUED, Sending.CONFLICT)
        ]
        samples: dict[int, list[str] | int] = {
            Column.NUMBER: ["8888"],
            Column.YEAR: ["2026"],
            Column.DECLARED: ["2026-12-15"],
            Column.STATE: columns.width_for_chips([*alone, *double]),
        }
        columns.fit(self._table, samples, elastic=Column.PROJECT, spare=())
