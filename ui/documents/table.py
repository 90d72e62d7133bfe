"""The left of the desk: nothing yet, all pages at a glance, one of them large, or one before and after shrinking."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_client.documents.models import DeskState
from ui.documents.commands import Commands
from ui.documents.compare_pane import ComparePane
from ui.documents.empty_pane import EmptyPane
from ui.documents.grid_pane import GridPane
from ui.documents.page_model import PageModel
from ui.documents.preview_pane import PreviewPane
from ui.documents.session import DeskSession
from ui.documents.thumbnails import Thumbnails
from ui.tasks import Tasks
from ui.widgets.frames import Card


class DeskTable(Card):
    """Shows the pane that fits the desk's state and what the person looks at; the keyboard goes along."""

    turned = Signal()
    """Another pane is shown."""

    def __init__(
        self, session: DeskSession, tasks: Tasks, commands: Commands, *, can_leave: bool, parent: QWidget
    ) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._tasks = tasks
        self.model = PageModel(self)
        self.thumbnails = Thumbnails(tasks, self)
        self._stack = QStackedWidget(self)
        self.body.addWidget(self._stack, 1)
        self.empty = EmptyPane(can_leave=can_leave, parent=self._stack)
        self.grid = GridPane(self.model, self.thumbnails, commands, self._stack)
        for pane in (self.empty, self.grid):
            self._stack.addWidget(pane)
        self.grid.view.opened.connect(self.look_at)
        self.grid.view.chosen.connect(self._tally)

    # -- what is shown ---------------------------------------------------------------------------------------

    def show_state(self, state: DeskState) -> None:
        """Follow the desk; the first page brings the grid, the last one takes it away."""
        if self._session.desk is not None:
            self.thumbnails.draw_with(self._session.desk.thumbnail)
        self.model.show_state(state)
        for pane in self._large_panes():
            pane.show_state(state)
        if not state.pages:
            self._turn_to(self.empty)
        elif self.is_empty():
            self._turn_to(self.grid)
        self._tally()

    def clear(self) -> None:
        """Another desk is being brought."""
        self._turn_to(self.empty)

    def look_at(self, page_id: str, *, marking: bool = False) -> None:
        """Show one page large, ready for 脱敏 when that is what it was opened for."""
        self._turn_to(self.preview)
        self.preview.show_page(page_id, marking=marking)

    def look_at_current(self, *, marking: bool) -> None:
        """Show the chosen page large, or the one the keyboard stands on."""
        view = self.grid.view
        row = view.rows()[0] if view.rows() else max(0, view.currentIndex().row())
        if row < self.model.rowCount():
            self.look_at(self.model.page(row).id, marking=marking)

    def compare_shrunk(self) -> None:
        """Show what shrinking did, from the first page that it touched."""
        state = self._session.state
        if state is not None and state.pages and state.shrunk is not None:
            touched = state.shrunk.report.pages_touched
            self._turn_to(self.compare)
            self.compare.show_page(state.pages[touched[0] if touched else 0].id)

    def back(self, page_id: str = "") -> None:
        """Show all pages again, with the one that was looked at last chosen."""
        self._turn_to(self.grid if self.model.rowCount() else self.empty)
        self.jump(page_id)

    def jump(self, page_id: str) -> None:
        """Choose a page in the grid, and hand it the keyboard."""
        row = self.model.row_of(page_id)
        if row is not None:
            self.grid.view.choose(row)
        self.grid.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def targets(self) -> list[str]:
        """The pages a command is for: the one that is looked at, else the chosen ones."""
        return [self.preview.page_id] if self.is_closer() else self.grid.view.chosen_ids()

    # -- which pane it is ------------------------------------------------------------------------------------

    def is_empty(self) -> bool:
        """Whether nothing is shown."""
        return self._stack.currentWidget() is self.empty

    def is_at_a_glance(self) -> bool:
        """Whether all pages are shown."""
        return self._stack.currentWidget() is self.grid

    def is_closer(self) -> bool:
        """Whether one page is shown large."""
        return isinstance(self._stack.currentWidget(), PreviewPane)

    @cached_property
    def preview(self) -> PreviewPane:
        """One page as large as one likes; made when it is first wanted."""
        pane = PreviewPane(self._session, self._tasks, self.thumbnails, self._stack)
        pane.redacted.connect(self._session.redact)
        self._add_large(pane)
        return pane

    @cached_property
    def compare(self) -> ComparePane:
        """One page before and after shrinking; made when it is first wanted."""
        pane = ComparePane(self._session, self._tasks, self.thumbnails, self._stack)
        self._add_large(pane)
        return pane

    # -- helpers ---------------------------------------------------------------------------------------------

    def _add_large(self, pane: PreviewPane | ComparePane) -> None:
        pane.left.connect(self.back)
        self._stack.addWidget(pane)
        if self._session.state is not None:
            pane.show_state(self._session.state)

    def _large_panes(self) -> list[PreviewPane | ComparePane]:
        panes = [self._stack.widget(place) for place in range(self._stack.count())]
        return [pane for pane in panes if isinstance(pane, PreviewPane | ComparePane)]

    def _turn_to(self, pane: QWidget) -> None:
        before = self._stack.currentWidget()
        if pane is before:
            return
        focus = self.window().focusWidget() or self.window()
        had_keyboard = before is not None and before.isAncestorOf(focus)
        if had_keyboard:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else Qt hands it to whatever comes next
        self._stack.setCurrentWidget(pane)
        if had_keyboard and pane is self.grid:
            self.grid.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    def _tally(self) -> None:
        self.grid.show_tally(count=self.model.rowCount(), chosen=len(self.grid.view.rows()))
