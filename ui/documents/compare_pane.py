"""压缩前后: the same page before and after, side by side, at the same zoom and the same place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_client.documents.models import Comparison, DeskPage, DeskState
from desktop_client.errors import AppError
from ui import theme, wording
from ui.documents import zooming
from ui.documents.page_area import PageArea
from ui.documents.pictures import Pictures
from ui.documents.session import DeskSession
from ui.documents.thumbnails import Thumbnails
from ui.documents.viewing_tools import ViewingTools
from ui.i18n import Retranslated
from ui.tasks import Tasks
from ui.widgets.text import Label, SectionLabel


class ComparePane(Retranslated, QWidget):
    """Shows what 压缩 did, page by page; nothing happens silently."""

    left = Signal(str)

    def __init__(
        self, session: DeskSession, tasks: Tasks, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("compare")
        self._session = session
        self._thumbnails = thumbnails
        self._state: DeskState | None = None
        self._page_id = ""
        self._fits = True
        self._pictures = Pictures(tasks, self)
        self._pictures.arrived.connect(self._show_pictures)
        self._pictures.failed.connect(self._show_failure)
        self._build()
        self.retranslate()

    def show_state(self, state: DeskState) -> None:
        """Follow the desk; leave when its pages are not the shrunk ones any more."""
        self._state = state
        if self.isVisible() and (state.shrunk is None or self._page() is None):
            self.left.emit(self._page_id)

    def show_page(self, page_id: str) -> None:
        """Show a page before and after."""
        self._page_id = page_id
        page = self._page()
        if page is None or self._state is None:
            return
        self._trouble.setVisible(False)
        self._tools.show_place(self._state.pages.index(page), len(self._state.pages))
        for area in self._areas:
            area.canvas.show_page(page, self._thumbnails.latest(page))
        if self._fits:
            self.fit()
        else:
            self._draw()
        self.retranslate()
        self._areas[0].canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, step: int) -> None:
        """Turn to the page before or after."""
        page = self._page()
        if page is None or self._state is None:
            return
        row = self._state.pages.index(page) + step
        if 0 <= row < len(self._state.pages):
            self.show_page(self._state.pages[row].id)

    def zoom(self, step: int) -> None:
        """Show both larger or smaller."""
        self._fits = False
        self._set_zoom(zooming.next_zoom(self._areas[0].canvas.zoom(), step))

    def fit(self) -> None:
        """Show the whole page, twice."""
        self._fits = True
        self._set_zoom(self._areas[0].fitting_zoom())

    def leave(self) -> None:
        """Go back to all pages."""
        self._pictures.forget()
        self.left.emit(self._page_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits and self._page() is not None:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the tools, wherever the keyboard is."""
        if not self._tools.press(event):
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Word both sides."""
        shrunk = self._state.shrunk if self._state else None
        if shrunk is None:
            return
        report = shrunk.report
        self._titles[0].setText(self.tr("压缩前 {size}").format(size=wording.size(report.before)))
        self._titles[1].setText(self.tr("压缩后 {size}").format(size=wording.size(report.after)))
        for area, title in zip(self._areas, self._titles, strict=True):
            area.canvas.setAccessibleName(title.text())

    # -- pictures --------------------------------------------------------------------------------------------

    def _set_zoom(self, zoom: float) -> None:
        for area in self._areas:
            area.canvas.set_zoom(zoom)
        self._draw()

    def _draw(self) -> None:
        desk, page = self._session.desk, self._page()
        zoom = self._areas[0].canvas.zoom()
        self._tools.show_zoom(zoom)
        if desk is None or page is None or not self.isVisible():
            return
        dpi = zooming.dpi(zoom, self.devicePixelRatioF())

        def both() -> tuple[bytes, bytes]:
            compared: Comparison = desk.compare(page.id, dpi)
            return compared.before, compared.after

        self._pictures.want((page.id, dpi), both)

    def _show_pictures(self, name: tuple[str, int], images: tuple[QImage, ...]) -> None:
        if name[0] == self._page_id:
            for area, image in zip(self._areas, images, strict=True):
                area.canvas.show_picture(image)

    def _show_failure(self, error: AppError) -> None:
        self._trouble.setText(wording.fault(error))
        self._trouble.setVisible(True)

    def _page(self) -> DeskPage | None:
        pages = self._state.pages if self._state else ()
        return next((page for page in pages if page.id == self._page_id), None)

    # -- building --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._tools = ViewingTools()
        self._tools.left.connect(self.leave)
        self._tools.stepped.connect(self.step)
        self._tools.zoomed.connect(self.zoom)
        self._tools.fitted.connect(self.fit)
        self._trouble = Label(role="bad", wrap=True)
        self._trouble.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_3)
        column.addWidget(self._tools)
        column.addWidget(self._trouble)
        column.addLayout(self._build_sides(), 1)

    def _build_sides(self) -> QHBoxLayout:
        self._titles = (SectionLabel(), SectionLabel())
        self._areas = (PageArea(), PageArea())
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_4)
        for title, area in zip(self._titles, self._areas, strict=True):
            area.zoomed.connect(self.zoom)
            area.canvas.turned_page.connect(self.step)
            side = QVBoxLayout()
            side.setSpacing(theme.GAP_1)
            side.addWidget(title)
            side.addWidget(area, 1)
            row.addLayout(side, 1)
        self._tie(self._areas[0], self._areas[1])
        self._tie(self._areas[1], self._areas[0])
        return row

    @staticmethod
    def _tie(one: PageArea, other: PageArea) -> None:
        """Scroll the other as this one."""
        one.verticalScrollBar().valueChanged.connect(other.verticalScrollBar().setValue)
        one.horizontalScrollBar().valueChanged.connect(other.horizontalScrollBar().setValue)
