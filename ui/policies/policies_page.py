"""实施细则: the list of what the bureau published at the left, the chosen document at the right."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_client import paths
from desktop_client.contract.codes import Code
from desktop_client.errors import AppError
from desktop_client.policies.models import PolicyView
from ui import failures, icons, theme, wording
from ui.i18n import Retranslated
from ui.page import Background, Page
from ui.policies.policies_model import PoliciesModel
from ui.policies.policy_cell import PolicyDelegate
from ui.policies.reader import Reader
from ui.widgets.empty import EmptyState
from ui.widgets.file_dialog import FileDialog
from ui.widgets.search import SearchBox
from ui.widgets.selecting import let_selection_lead

if TYPE_CHECKING:
    from desktop_client.client import Office

LIST_WIDTH = 320


class PoliciesPage(Retranslated, Page):
    """Entered with nothing, or with the id of the document to open."""

    def __init__(self, office: Office, tasks: Background, parent: QWidget | None = None) -> None:
        super().__init__(office, tasks, parent)
        self._is_stale = True
        self._shown = self._asked = ""
        self._model = PoliciesModel(self)
        self._build()
        self._connect()
        self._commands = self._make_commands()
        self.retranslate()

    def title(self) -> str:
        return self.tr("实施细则")

    def breadcrumb(self) -> list[str]:
        return [self.tr("政策补贴")]

    def remark(self) -> str:
        return self.tr("共 {count} 份，{new} 份未读").format(
            count=self._model.rowCount(), new=self.office.policies.unseen()
        )

    def enter(self, argument: str) -> None:
        if self._is_stale or argument:
            self.refresh()
        if argument and not self._select(argument):
            self._show_all()
            self._select(argument)
        self._list.setFocus()

    def refresh(self) -> None:
        self._is_stale = False
        kind = self._kind.currentData()
        rows = self.office.policies.query(
            self._search.text().strip(), kind=kind if kind != "marked" else None, marked=kind == "marked"
        )
        self._model.show(rows)
        self._show_what_there_is()
        if self._shown and not self._select(self._shown):
            self._shown = ""
        if not self._shown and rows:
            self._select(rows[0].id)
        self.renamed.emit()

    def commands(self) -> list[QAction]:
        return self._commands

    # -- reading -----------------------------------------------------------------------------------------

    def _select(self, policy_id: str) -> bool:
        position = self._model.position(policy_id)
        if position is None:
            return False
        index = self._model.index(position)
        self._list.setCurrentIndex(index)
        self._list.scrollTo(index)
        self._open(index)
        return True

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self._model.policy(index.row())
        self._shown = row.id
        self._reader.show_policy(self.office.policies.show(row.id), asked=self._search.text().strip())
        self._right.setCurrentWidget(self._reader)
        if row.new and self.isVisible():
            self.office.policies.mark_seen(row.id)

    def _fetch_pages(self) -> None:
        """Have the PDF here and drawn; once opened it is there offline."""
        if not self._reader.pages.is_empty() or not self._shown:
            return
        policy_id = self._shown
        self.tasks.general.run(
            partial(self.office.policies.pdf, policy_id),
            owner=self,
            done=partial(self._show_pages, policy_id),
            failed=lambda error: self._reader.pages.say(wording.fault(error)),
        )

    def _show_pages(self, policy_id: str, content: bytes) -> None:
        view = self._view()
        if view is None or policy_id != self._shown or view.policy.file is None:
            return
        draw = self.office.documents.drawing(content)
        self._reader.pages.show_pages(view.policy.file.pages, draw, tasks=self.tasks.general)
        self.refresh()

    def _view(self) -> PolicyView | None:
        return self.office.policies.show(self._shown) if self._shown else None

    # -- doing -------------------------------------------------------------------------------------------

    def _star(self, marked: bool) -> None:
        self.office.policies.set_mark(self._shown, marked=marked)
        view = self._view()
        if view is not None:
            self._reader.show_marked(view)
        self.saved.emit(self.office.clock.now())

    def _write(self, page: int, text: str) -> None:
        self.office.policies.set_note(self._shown, text, page=page)
        self.saved.emit(self.office.clock.now())

    def save_pdf(self) -> None:
        """Ask where to, and save the document as the bureau published it."""
        view = self._view()
        if view is None or view.policy.file is None:
            return
        name = wording.file_name(f"{view.policy.title}.pdf")
        dialog = FileDialog(self, self.tr("另存为 PDF"), self.tr("PDF 文件 (*.pdf)"), save_as=name)
        dialog.fileSelected.connect(partial(self._save_to, view.policy.id))
        dialog.open()

    def _save_to(self, policy_id: str, path: str) -> None:
        def write() -> None:
            content = self.office.policies.pdf(policy_id)
            try:
                paths.write_whole(Path(path), content)
            except OSError as error:
                raise AppError(Code.FILE_NOT_SAVED, name=path) from error

        self.tasks.general.run(write, owner=self, failed=lambda error: failures.show_failure(self, error))

    def _find(self, asked: str) -> None:
        """Show the best match first; what was read before is put away."""
        if asked != self._asked:
            self._asked, self._shown = asked, ""
            self.refresh()

    def _show_all(self) -> None:
        for widget in (self._search, self._kind):
            widget.blockSignals(True)
        self._search.clear()
        self._asked = ""
        self._kind.setCurrentIndex(0)
        for widget in (self._search, self._kind):
            widget.blockSignals(False)
        self.refresh()

    def _hear(self, *_: object) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    # -- building ----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Word filters, list and empty pages."""
        self._search.set_placeholder(self.tr("在全文中查找"))
        self._list.setAccessibleName(self.tr("政策文件"))
        self._kind.setAccessibleName(self.tr("文件种类"))
        chosen = max(0, self._kind.currentIndex())
        self._kind.blockSignals(True)
        self._kind.clear()
        for text, value in (
            (self.tr("全部"), None),
            (self.tr("政策文件"), "policy"),
            (self.tr("公告"), "announcement"),
            (self.tr("已标记"), "marked"),
        ):
            self._kind.addItem(text, value)
        self._kind.setCurrentIndex(chosen)
        self._kind.blockSignals(False)
        self._nothing_yet.set_texts(
            title=self.tr("还没有政策文件"),
            text=self.tr("办事机构发布的补贴政策文件和公告会出现在这里；打开过的文件断网也能看。"),
        )
        self._nothing_found.set_texts(
            title=self.tr("没有找到"),
            text=self.tr("换一个词，或查看全部文件。"),
            action=self.tr("查看全部"),
        )
        for command, text in zip(self._commands, (self.tr("在政策文件中查找"),), strict=True):
            command.setText(text)
        if not self._is_stale:
            self.refresh()

    def _show_what_there_is(self) -> None:
        if self._model.rowCount():
            self._stack.setCurrentWidget(self._middle)
            return
        is_filtered = bool(self._search.text().strip() or self._kind.currentData())
        self._stack.setCurrentWidget(self._nothing_found if is_filtered else self._nothing_yet)

    def _build(self) -> None:
        self._search = SearchBox()
        self._search.setObjectName("policy-search")
        self._kind = QComboBox()
        self._kind.setObjectName("policy-kind")
        self._nothing_yet, self._nothing_found = EmptyState(icon="book-open"), EmptyState(icon="search")
        self._middle = self._build_middle()
        self._stack = QStackedWidget()
        for widget in (self._middle, self._nothing_yet, self._nothing_found):
            self._stack.addWidget(widget)
        line = QHBoxLayout()
        line.setSpacing(theme.GAP_2)
        line.addWidget(self._search, 1)
        line.addWidget(self._kind)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_4)
        column.addLayout(line)
        column.addWidget(self._stack, 1)

    def _build_middle(self) -> QSplitter:
        self._list = QListView()
        self._list.setObjectName("policies")
        self._list.setModel(self._model)
        self._list.setItemDelegate(PolicyDelegate(self._model))
        self._list.setUniformItemSizes(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMinimumWidth(220)
        self._reader = Reader()
        self._right = QStackedWidget()
        self._right.addWidget(QWidget())
        self._right.addWidget(self._reader)
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setChildrenCollapsible(False)
        middle.setHandleWidth(theme.GAP_4)
        middle.addWidget(self._list)
        middle.addWidget(self._right)
        middle.setStretchFactor(1, 1)
        middle.setSizes([LIST_WIDTH, 3 * LIST_WIDTH])
        return middle

    def _connect(self) -> None:
        self._search.searched.connect(self._find)
        self._kind.currentIndexChanged.connect(lambda _: self.refresh())
        self._nothing_found.acted.connect(self._show_all)
        self._list.selectionModel().currentChanged.connect(lambda now, _: self._open(now))
        let_selection_lead(self._list)
        self._reader.starred.connect(self._star)
        self._reader.written.connect(self._write)
        self._reader.save_wanted.connect(self.save_pdf)
        self._reader.pages_wanted.connect(self._fetch_pages)
        self.tasks.news.policies_changed.connect(self._hear)

    def _make_commands(self) -> list[QAction]:
        find = QAction(icons.icon("search"), "", self)
        find.setShortcut(QKeySequence("Ctrl+F"))
        find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.triggered.connect(self._search.setFocus)
        self.addAction(find)
        return [find]
