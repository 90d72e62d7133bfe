"""材料工坊: files in, pages arranged and looked at, one clean PDF out. Used alone, for subsidies and for evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_client.documents.models import DeskState, PageFinding, Shrunk
from ui import theme
from ui.documents.commands import Commands
from ui.documents.picking import Picking, local_files
from ui.documents.session import Deed, DeskSession
from ui.documents.side_panel import SidePanel
from ui.documents.table import DeskTable
from ui.documents.telling import DeskTelling
from ui.i18n import Retranslated
from ui.tasks import Tasks
from ui.widgets.frames import Banner
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_client.documents.service import DocumentsService

MENU = (
    *("add", "scans", "paste", None),
    *("preview", "redact", None),
    *("rotate", "rotate-back", "remove", None),
    *("undo", "redo", None, "clear"),
)
"""The context menu of the pages, as keys of ``commands.COMMANDS``; None draws a line."""


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
        self._version: int | None = None
        self.session = DeskSession(documents, tasks, self)
        self.picking = Picking(self)
        self.commands = Commands(self._deeds(), desk=self)
        self._build(tasks, save_words=save_words, can_cancel=can_cancel)
        self.telling = DeskTelling(self.session, self.banner, self)
        self._hear_session()
        self._hear_widgets()
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
        self.table.clear()
        self.side.show_findings(None)
        self.session.open(key, seal_expected=seal_expected)
        self._allow()

    def add(self, files: Sequence[Path], before: str | None = None) -> None:
        """Put files on the desk."""
        self.session.add(files, before=before)

    def set_save_words(self, words: str) -> None:
        """Name the way out."""
        self.side.set_save_words(words)

    def say(self, sentence: str, *, tone: Tone, action: str = "") -> None:
        """Say something over the desk; ``action`` names the next step, told by ``banner.acted``."""
        self.telling.say(sentence, tone=tone, action=action)

    def is_at_rest(self) -> bool:
        """Whether all that was asked for is done and all that is seen is drawn."""
        return self.session.is_at_rest and self.table.thumbnails.settled()

    def actions_now(self) -> list[QAction]:
        """What can be done now, for the palette."""
        return self.commands.all()

    # -- following the desk ----------------------------------------------------------------------------------

    def _show(self, state: DeskState) -> None:
        self.side.show_state(state)
        self.table.show_state(state)
        self._show_side()
        self._allow()
        if self._version not in (None, state.version):
            self.changed.emit(state)
        self._version = state.version

    def _show_side(self) -> None:
        """Beside all pages, and beside none as soon as there is something to say of a file."""
        has_sources = bool(self.session.state and self.session.state.sources)
        is_wanted = has_sources or self.session.deed is Deed.ADD
        self.side.setVisible(self.table.is_at_a_glance() or (self.table.is_empty() and is_wanted))

    def _found(self, findings: Sequence[PageFinding] | None) -> None:
        self.side.show_findings(findings)
        if findings is not None:
            self.table.model.show_findings(findings)

    def _shrunk(self, shrunk: Shrunk) -> None:
        if shrunk.fits:
            self.table.compare_shrunk()

    def _began(self, deed: Deed) -> None:
        self.side.begin(deed)
        self._show_side()
        self._allow()

    def _ended(self) -> None:
        self.side.end()
        self._allow()

    # -- doing -----------------------------------------------------------------------------------------------

    def _deeds(self) -> dict[str, Callable[[], object]]:
        """By the keys of ``commands.COMMANDS``."""
        return {
            "add": self.picking.ask_for_files,
            "paste": self.picking.paste,
            "scans": self.picking.ask_for_folder,
            "rotate": lambda: self._with_targets(lambda ids: self.session.rotate(ids, 90)),
            "rotate-back": lambda: self._with_targets(lambda ids: self.session.rotate(ids, -90)),
            "remove": lambda: self._with_targets(self.session.remove),
            "redact": lambda: self.table.look_at_current(marking=True),
            "clear": self.session.clear,
            "undo": self.session.undo,
            "redo": self.session.redo,
            "preview": lambda: self.table.look_at_current(marking=False),
            "smaller": lambda: self._resize(-1),
            "larger": lambda: self._resize(1),
            "select-all": lambda: self.table.grid.view.selectAll(),
        }

    def _with_targets(self, deed: Callable[[list[str]], object]) -> None:
        if ids := self.table.targets():
            deed(ids)

    def _resize(self, step: int) -> None:
        self.table.grid.view.resize_tiles(step)
        self._allow()

    def _jump_to_source(self, source_id: str) -> None:
        pages = self.session.state.pages if self.session.state else ()
        if first := next((page.id for page in pages if page.source == source_id), None):
            self.table.jump(first)

    def _show_menu(self, at: QPoint) -> None:
        """Offer the commands where the pages were clicked; all of them are buttons or keys as well."""
        menu = QMenu(self)
        for key in MENU:
            menu.addAction(self.commands[key]) if key else menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.grid.view.viewport().mapToGlobal(at))

    def _allow(self) -> None:
        state, view = self.session.state, self.table.grid.view
        at_a_glance = self.table.is_at_a_glance()
        has_pages = at_a_glance and bool(state and state.pages)
        has_targets = (at_a_glance and bool(view.rows())) or self.table.is_closer()
        is_open = self.session.desk is not None
        self.commands.allow(
            {
                **dict.fromkeys(("add", "paste", "scans"), is_open),
                **dict.fromkeys(("rotate", "rotate-back", "remove"), has_targets),
                **dict.fromkeys(("redact", "preview", "select-all"), has_pages),
                "clear": bool(state and state.sources),
                "undo": bool(state and state.can_undo),
                "redo": bool(state and state.can_redo),
                "smaller": at_a_glance and view.can_resize(-1),
                "larger": at_a_glance and view.can_resize(1),
            }
        )

    def _turned(self) -> None:
        self._show_side()
        self._allow()

    # -- drops anywhere --------------------------------------------------------------------------------------

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

    def _build(self, tasks: Tasks, *, save_words: str, can_cancel: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_3)
        self.banner = Banner(self)
        self.banner.setObjectName("desk-banner")
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_4)
        column.addWidget(self.banner)
        column.addLayout(row, 1)
        self.table = DeskTable(self.session, tasks, self.commands, can_leave=can_cancel, parent=self)
        self.side = SidePanel(save_words=save_words, can_cancel=can_cancel, parent=self)
        self.side.setVisible(False)
        row.addWidget(self.table, 1)
        row.addWidget(self.side)

    def _hear_session(self) -> None:
        session = self.session
        session.changed.connect(self._show)
        session.found.connect(self._found)
        session.shrunk.connect(self._shrunk)
        session.built.connect(self.built)
        session.began.connect(self._began)
        session.progressed.connect(self.side.progress)
        session.ended.connect(self._ended)

    def _hear_widgets(self) -> None:
        session, side, table, picking = self.session, self.side, self.table, self.picking
        view, empty = table.grid.view, table.empty
        table.turned.connect(self._turned)
        view.shifted.connect(session.shift)
        view.moved.connect(session.move)
        view.offered.connect(self.add)
        view.chosen.connect(self._allow)
        view.customContextMenuRequested.connect(self._show_menu)
        empty.files_wanted.connect(picking.ask_for_files)
        empty.folder_wanted.connect(picking.ask_for_folder)
        empty.left.connect(self.cancelled)
        side.jumped.connect(table.jump)
        side.source_opened.connect(self._jump_to_source)
        side.source_removed.connect(session.remove_source)
        side.source_replace_wanted.connect(picking.ask_for_another)
        side.shrink_wanted.connect(lambda below: session.shrink(allow_below_150=below))
        side.compare_wanted.connect(table.compare_shrunk)
        side.restore_wanted.connect(session.keep_large)
        side.save_wanted.connect(session.build)
        side.cancel_wanted.connect(self.cancelled)
        side.given_up.connect(session.give_up)
        picking.picked.connect(self.add)
        picking.another_picked.connect(session.replace)
        picking.folder_picked.connect(session.add_waiting)
        picking.picture_pasted.connect(session.add_picture)
        picking.nothing_there.connect(self.telling.say_nothing_pasted)
