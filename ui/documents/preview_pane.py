"""预览: one page as large as one likes, turning to the next, and 脱敏 on it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_client.documents.model import Box, PersonalData
from desktop_client.documents.models import DeskPage, DeskState
from ui import theme
from ui.documents import zooming
from ui.documents.page_area import PageArea
from ui.documents.pictures import Pictures
from ui.documents.redaction_box import RedactionBox
from ui.documents.session import DeskSession
from ui.documents.thumbnails import Thumbnails
from ui.documents.viewing_tools import ViewingTools
from ui.i18n import Retranslated
from ui.tasks import Tasks
from ui.widgets.buttons import Button


class PreviewPane(Retranslated, QWidget):
    """Follows the desk: what is moved, turned or undone meanwhile shows here as well."""

    left = Signal(str)
    """Back to all pages; the page that was looked at last."""

    redacted = Signal(str, object)
    """A page, and the regions to burn out of it."""

    def __init__(
        self, session: DeskSession, tasks: Tasks, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self._session = session
        self._tasks = tasks
        self._thumbnails = thumbnails
        self._state: DeskState | None = None
        self._page_id = ""
        self._fits = True
        self._searched: DeskPage | None = None
        self._pictures = Pictures(tasks, self)
        self._pictures.arrived.connect(self._show_picture)
        self._build()
        self._connect()
        self.retranslate()

    # -- what is shown ---------------------------------------------------------------------------------------

    @property
    def page_id(self) -> str:
        """The page that is shown."""
        return self._page_id

    def show_page(self, page_id: str, *, marking: bool = False) -> None:
        """Show a page, ready for 脱敏 when that is what it was opened for."""
        self._fits = True
        self._redact.setChecked(marking)
        self._turn_to(page_id)
        self._area.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: DeskState) -> None:
        """Follow the desk; leave when the page is not on it any more."""
        self._state = state
        if not self.isVisible():
            return
        if self._page() is None:
            self.left.emit("")
        else:
            self._refresh()

    def _turn_to(self, page_id: str) -> None:
        self._page_id = page_id
        self._area.verticalScrollBar().setValue(0)
        self._refresh()

    def _refresh(self) -> None:
        """Show the page in the shape it has now."""
        page = self._page()
        if page is None or self._state is None:
            return
        self._area.canvas.show_page(page, self._thumbnails.latest(page))
        self._redaction.show_marked(page.boxes)
        self._tools.show_place(self._state.pages.index(page), len(self._state.pages))
        if self._fits:
            self._area.canvas.set_zoom(self._area.fitting_zoom())
        self._draw()
        self._find_personal()
        self.retranslate()

    def _page(self) -> DeskPage | None:
        pages = self._state.pages if self._state else ()
        return next((page for page in pages if page.id == self._page_id), None)

    # -- pictures --------------------------------------------------------------------------------------------

    def zoom(self, step: int) -> None:
        """Show the page larger or smaller."""
        self._fits = False
        self._area.canvas.set_zoom(zooming.next_zoom(self._area.canvas.zoom(), step))
        self._draw()

    def fit(self) -> None:
        """Show the whole page."""
        self._fits = True
        self._refresh()

    def step(self, step: int) -> None:
        """Turn to the page before or after."""
        page = self._page()
        if page is None or self._state is None:
            return
        row = self._state.pages.index(page) + step
        if 0 <= row < len(self._state.pages):
            self._turn_to(self._state.pages[row].id)

    def leave(self) -> None:
        """Go back to all pages."""
        self._pictures.forget()
        self.left.emit(self._page_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the tools, wherever the keyboard is."""
        if not self._tools.press(event):
            super().keyPressEvent(event)

    def _draw(self) -> None:
        page, desk = self._page(), self._session.desk
        self._tools.show_zoom(self._area.canvas.zoom())
        if page is None or desk is None or not page.is_there:
            return
        dpi = zooming.dpi(self._area.canvas.zoom(), self.devicePixelRatioF())
        name = (page.id, page.rotation, dpi)
        self._pictures.want(name, partial(desk.picture, page.id, dpi))

    def _show_picture(self, name: tuple[object, ...], images: tuple[QImage, ...]) -> None:
        if name[0] == self._page_id:
            self._area.canvas.show_picture(images[0])

    # -- 脱敏 -------------------------------------------------------------------------------------------------

    def _set_marking(self, marking: bool) -> None:
        self._area.canvas.set_marking(marking=marking)
        self._redaction.setVisible(marking)
        self._area.canvas.show_hints(self._redaction.ticked() if marking else ())
        self._find_personal()
        self._area.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find_personal(self) -> None:
        """Look for numbers, once for each way the page lies."""
        desk, page = self._session.desk, self._page()
        if not self._redact.isChecked() or desk is None or page is None or page == self._searched:
            return
        self._searched = page
        self._redaction.show_found(None)
        self._tasks.run(
            partial(desk.personal, page.id),
            owner=self,
            done=partial(self._show_personal, page),
            failed=lambda _: self._show_personal(page, ()),
        )

    def _show_personal(self, page: DeskPage, found: tuple[PersonalData, ...]) -> None:
        if page == self._page():
            self._redaction.show_found(found, hidden=page.boxes)

    # -- building --------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Word the one tool of its own, and name the page."""
        self._redact.setText(self.tr("脱敏"))
        if self._state is not None and self._page() is not None:
            number = self._state.number(self._page_id)
            self._area.canvas.setAccessibleName(self.tr("第 {number} 页").format(number=number))

    def _build(self) -> None:
        self._tools = ViewingTools()
        self._redact = Button(icon="eye-off")
        self._redact.setObjectName("redact-here")
        self._redact.setCheckable(True)
        self._redact.setMinimumHeight(theme.CONTROL_HEIGHT)
        self._tools.line.addWidget(self._redact)
        self._area = PageArea()
        self._redaction = RedactionBox()
        self._redaction.setVisible(False)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_4)
        row.addWidget(self._area, 1)
        row.addWidget(self._redaction)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_3)
        column.addWidget(self._tools)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        self._tools.left.connect(self.leave)
        self._tools.stepped.connect(self.step)
        self._tools.zoomed.connect(self.zoom)
        self._tools.fitted.connect(self.fit)
        self._area.zoomed.connect(self.zoom)
        self._area.canvas.turned_page.connect(self.step)
        self._area.canvas.marked.connect(lambda box: self.redacted.emit(self._page_id, (box,)))
        self._redact.toggled.connect(self._set_marking)
        self._redaction.accepted.connect(self._mark_all)
        self._redaction.hinted.connect(self._area.canvas.show_hints)

    def _mark_all(self, boxes: tuple[Box, ...]) -> None:
        self.redacted.emit(self._page_id, boxes)
