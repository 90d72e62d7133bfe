"""材料工坊: files in, pages arranged and looked at, one clean PDF out. Used alone, for subsidies and for evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop_client.documents.models import Added, DeskState, PageFinding, Shrunk
from desktop_client.errors import AppError
from desktop_client.problems import Problem
from ui import theme, wording
from ui.documents.commands import Commands
from ui.documents.compare_pane import ComparePane
from ui.documents.empty_pane import EmptyPane
from ui.documents.grid_pane import GridPane
from ui.documents.page_model import PageModel
from ui.documents.picking import Picking, local_files
from ui.documents.preview_pane import PreviewPane
from ui.documents.session import Deed, DeskSession
from ui.documents.side_panel import SidePanel
from ui.documents.thumbnails import Thumbnails
from ui.i18n import Retranslated
from ui.tasks import Tasks
from ui.widgets.frames import Banner, Card
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_client.documents.service import DocumentsService

MENU = (
    "add",
    "scans",
    "paste",
    None,
    "preview",
    "redact",
    None,
    "rotate",
    "rotate-back",
    "remove",
    None,
    "undo",
    "redo",
    None,
    "clear",
)


class PdfDesk(Retranslated, QWidget):
    """Opened with ``open(key)``; ``save_words`` name the way out, which ends in ``built``."""

    built = Signal(object)
    """The finished PDF, a ``Built``: take its bytes from its path."""

    cancelled = Signal()
    """Go back without a result; what lies on the desk stays there."""

    changed = Signal(object)
    """The desk has another :class:`DeskState`, and has kept it."""

    def __init__(
        self,
        documents: DocumentsService,
        tasks: Tasks,
        *,
        save_words: str = "",
        can_cancel: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pdf-desk")
        self.setAcceptDrops(True)
        self._save_words = save_words
        self._version: int | None = None
        self.session = DeskSession(documents, tasks, self)
        self.thumbnails = Thumbnails(tasks, self)
        self.model = PageModel(self)
        self._picking = Picking(self)
        self.commands = Commands(self._deeds(), desk=self)
        self._build(tasks, can_cancel=can_cancel)
        self._connect()
        self.retranslate()
        self._allow()

    # -- what whoever holds it asks --------------------------------------------------------------------------

    def open(self, key: str, *, seal_expected: bool = False) -> None:
        """Bring out a desk as it was left; the one that lies there already is only looked after."""
        if self.session.key == key and self.session.desk is not None:
            self.session.refresh()
            return
        self._version = None
        self.banner.clear()
        self._show_pane(self._empty)
        self.side.show_findings(None)
        self.session.open(key, seal_expected=seal_expected)

    def set_save_words(self, words: str) -> None:
        """Name the way out."""
        self._save_words = words
        self.side.set_save_words(words)

    def say(self, sentence: str, *, tone: Tone, action: str = "") -> None:
        """Say something over the desk; ``action`` names the next step, told by ``banner.acted``."""
        self.banner.show_message(sentence, tone=tone, action=action, dismiss=self.tr("知道了"))

    def back(self) -> None:
        """Show all pages again."""
        if self.model.rowCount():
            self._back_to_grid("")

    def say_refused(self, refused: int, *, used: int) -> None:
        """Say that some files cannot be used, and that the others are not affected."""
        words = self.tr("有 {refused} 个文件不能使用，原因写在“来源文件”中；其余 {used} 个不受影响。")
        self.say(words.format(refused=refused, used=used), tone=Tone.WARN)

    def actions_now(self) -> list[QAction]:
        """What can be done now, for the palette."""
        return self.commands.all()

    def is_at_rest(self) -> bool:
        """Whether all that was asked for is done and all that is seen is drawn."""
        return self.session.is_at_rest and self.thumbnails.settled()

    # -- following the desk ----------------------------------------------------------------------------------

    def _show(self, state: DeskState) -> None:
        desk = self.session.desk
        if desk is not None:
            self.thumbnails.draw_with(desk.thumbnail)
        self.model.show_state(state)
        self.side.show_state(state)
        self.preview.show_state(state)
        self.compare.show_state(state)
        self._show_fitting_pane(state)
        self._tally()
        self._allow()
        if self._version not in (None, state.version):
            self.changed.emit(state)
        self._version = state.version

    def _show_fitting_pane(self, state: DeskState) -> None:
        if not state.pages:
            self._show_pane(self._empty)
        elif self._stack.currentWidget() is self._empty:
            self._show_pane(self.grid)

    def _show_pane(self, pane: QWidget) -> None:
        had_keyboard = self._pane().isAncestorOf(self.window().focusWidget() or self.window())
        if had_keyboard and pane is not self._pane():
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else Qt hands it to whatever comes next
        self._stack.setCurrentWidget(pane)
        if had_keyboard and pane is self.grid:
            self.grid.view.setFocus(Qt.FocusReason.OtherFocusReason)
        has_sources = bool(self.session.state and self.session.state.sources)
        self.side.setVisible(
            pane is self.grid or (pane is self._empty and (has_sources or self._is_adding()))
        )

    def _pane(self) -> QWidget:
        pane = self._stack.currentWidget()
        assert pane is not None  # noqa: S101 - there are four
        return pane

    def _is_adding(self) -> bool:
        return self.session.deed is Deed.ADD

    def _found(self, findings: Sequence[PageFinding] | None) -> None:
        self.side.show_findings(findings)
        if findings is not None:
            self.model.show_findings(findings)

    def _added(self, added: Added) -> None:
        refused = len(added.refused)
        if refused:
            self.say_refused(refused, used=len(added.sources) - refused)
        elif not added.is_complete:
            self.say(self.tr("已取消，读完的文件留在这里。"), tone=Tone.INFO)
        elif not added.sources:
            self.say(self.tr("没有新的文件。"), tone=Tone.INFO)
        else:
            self.banner.clear()

    def _shrunk(self, shrunk: Shrunk) -> None:
        self.banner.clear()
        state = self.session.state
        if shrunk.fits and state is not None and state.shrunk is not None and state.pages:
            touched = shrunk.report.pages_touched
            self._compare(state.pages[touched[0] if touched else 0].id)

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.say("\n".join(wording.sentence(problem) for problem in problems), tone=Tone.BAD)

    def _failed(self, error: AppError) -> None:
        self.say(wording.fault(error), tone=Tone.BAD)

    def _began(self, deed: Deed) -> None:
        self.side.begin(deed)
        if deed is Deed.ADD:
            self._show_pane(self._pane())
        self._allow()

    def _ended(self) -> None:
        self.side.end()
        self._allow()

    # -- doing -----------------------------------------------------------------------------------------------

    def _deeds(self) -> dict[str, Callable[[], object]]:
        """By the keys of ``commands.COMMANDS``."""
        return {
            "add": self._picking.ask_for_files,
            "paste": self._picking.paste,
            "scans": self._picking.ask_for_folder,
            "rotate": lambda: self._rotate(90),
            "rotate-back": lambda: self._rotate(-90),
            "remove": self._remove,
            "redact": lambda: self._preview_current(marking=True),
            "clear": lambda: self.session.clear(),
            "undo": self.session.undo,
            "redo": self.session.redo,
            "preview": lambda: self._preview_current(marking=False),
            "smaller": lambda: self._resize(-1),
            "larger": lambda: self._resize(1),
            "select-all": lambda: self.grid.view.selectAll(),
        }

    def add(self, files: Sequence[Path], before: str | None = None) -> None:
        """Put files on the desk."""
        self.session.add(files, before=before)

    def _targets(self) -> list[str]:
        """The pages a command is for: the one that is looked at, else the chosen ones."""
        if self._stack.currentWidget() is self.preview:
            return [self.preview.page_id]
        return self.grid.view.chosen_ids()

    def _rotate(self, degrees: int) -> None:
        if ids := self._targets():
            self.session.rotate(ids, degrees)

    def _remove(self) -> None:
        if ids := self._targets():
            self.session.remove(ids)

    def _resize(self, step: int) -> None:
        self.grid.view.resize_tiles(step)
        self._allow()

    def _preview_current(self, *, marking: bool) -> None:
        view = self.grid.view
        row = view.rows()[0] if view.rows() else max(0, view.currentIndex().row())
        if row < self.model.rowCount():
            self._preview(self.model.page(row).id, marking=marking)

    def _preview(self, page_id: str, *, marking: bool = False) -> None:
        self._show_pane(self.preview)
        self.preview.show_page(page_id, marking=marking)
        self._allow()

    def _compare(self, page_id: str) -> None:
        self._show_pane(self.compare)
        self.compare.show_page(page_id)
        self._allow()

    def _compare_first(self) -> None:
        state = self.session.state
        if state is not None and state.shrunk is not None:
            touched = state.shrunk.report.pages_touched
            self._compare(state.pages[touched[0] if touched else 0].id)

    def _back_to_grid(self, page_id: str) -> None:
        self._show_pane(self.grid if self.model.rowCount() else self._empty)
        self._jump(page_id)
        self._allow()

    def _jump(self, page_id: str) -> None:
        row = self.model.row_of(page_id)
        if row is not None:
            self.grid.view.choose(row)
        self.grid.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _jump_to_source(self, source_id: str) -> None:
        state = self.session.state
        first = next((page.id for page in state.pages if page.source == source_id), None) if state else None
        if first is not None:
            self._jump(first)

    def _show_menu(self, at: QPoint) -> None:
        """Offer the commands where the pages were clicked; all of them are buttons and keys as well."""
        menu = QMenu(self)
        for key in MENU:
            menu.addAction(self.commands[key]) if key else menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.grid.view.viewport().mapToGlobal(at))

    def _allow(self) -> None:
        state, view = self.session.state, self.grid.view
        has_pages, has_chosen = bool(state and state.pages), bool(view.rows())
        in_grid = self._stack.currentWidget() is self.grid
        in_preview = self._stack.currentWidget() is self.preview
        is_open = self.session.desk is not None
        self.commands.allow(
            {
                "add": is_open,
                "paste": is_open,
                "scans": is_open,
                "rotate": (in_grid and has_chosen) or in_preview,
                "rotate-back": (in_grid and has_chosen) or in_preview,
                "remove": (in_grid and has_chosen) or in_preview,
                "redact": in_grid and has_pages,
                "preview": in_grid and has_pages,
                "clear": bool(state and state.sources),
                "undo": bool(state and state.can_undo),
                "redo": bool(state and state.can_redo),
                "smaller": in_grid and view.can_resize(-1),
                "larger": in_grid and view.can_resize(1),
                "select-all": in_grid and has_pages,
            }
        )

    def _tally(self) -> None:
        self.grid.show_tally(count=self.model.rowCount(), chosen=len(self.grid.view.rows()))

    def _chosen(self) -> None:
        self._tally()
        self._allow()

    # -- drops anywhere ----------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files wherever they are let go; over the grid they find their place themselves."""
        if self.session.desk is not None and local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.add(local_files(event.mimeData()))

    # -- building --------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Word what is not a widget of its own."""
        self.commands.retranslate()
        if self.session.state is not None:
            self._tally()

    def _build(self, tasks: Tasks, *, can_cancel: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_3)
        self.banner = Banner(self)
        self.banner.setObjectName("desk-banner")
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_4)
        column.addWidget(self.banner)
        column.addLayout(row, 1)
        table = Card(parent=self)
        self._stack = QStackedWidget(table)
        table.body.addWidget(self._stack, 1)
        self._empty = EmptyPane(can_leave=can_cancel, parent=self._stack)
        self.grid = GridPane(self.model, self.thumbnails, self.commands, self._stack)
        self.preview = PreviewPane(self.session, tasks, self.thumbnails, self._stack)
        self.compare = ComparePane(self.session, tasks, self.thumbnails, self._stack)
        for pane in (self._empty, self.grid, self.preview, self.compare):
            self._stack.addWidget(pane)
        self.side = SidePanel(save_words=self._save_words, can_cancel=can_cancel, parent=self)
        self.side.setVisible(False)
        row.addWidget(table, 1)
        row.addWidget(self.side)

    def _connect(self) -> None:
        session, side, view = self.session, self.side, self.grid.view
        session.changed.connect(self._show)
        session.found.connect(self._found)
        session.added.connect(self._added)
        session.shrunk.connect(self._shrunk)
        session.built.connect(self.built)
        session.refused.connect(self._refused)
        session.failed.connect(self._failed)
        session.began.connect(self._began)
        session.progressed.connect(side.progress)
        session.ended.connect(self._ended)
        view.opened.connect(self._preview)
        view.shifted.connect(session.shift)
        view.moved.connect(session.move)
        view.offered.connect(self.add)
        view.chosen.connect(self._chosen)
        view.customContextMenuRequested.connect(self._show_menu)
        side.jumped.connect(self._jump)
        side.source_opened.connect(self._jump_to_source)
        side.source_removed.connect(session.remove_source)
        side.source_replace_wanted.connect(self._picking.ask_for_another)
        self._picking.another_picked.connect(session.replace)
        side.shrink_wanted.connect(lambda below: session.shrink(allow_below_150=below))
        side.compare_wanted.connect(self._compare_first)
        side.restore_wanted.connect(session.keep_large)
        side.save_wanted.connect(session.build)
        side.cancel_wanted.connect(self.cancelled)
        side.given_up.connect(session.give_up)
        self._empty.files_wanted.connect(self._picking.ask_for_files)
        self._empty.folder_wanted.connect(self._picking.ask_for_folder)
        self._empty.left.connect(self.cancelled)
        self._picking.picked.connect(self.add)
        self._picking.folder_picked.connect(session.add_waiting)
        self._picking.picture_pasted.connect(session.add_picture)
        self._picking.nothing_there.connect(
            lambda: self.say(self.tr("剪贴板里没有文件或图片。"), tone=Tone.INFO)
        )
        for pane in (self.preview, self.compare):
            pane.left.connect(self._back_to_grid)
        self.preview.redacted.connect(session.redact)
