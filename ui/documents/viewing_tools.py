"""The tools over a page that is shown large: back, before and after, smaller and larger; and their keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.i18n import Retranslated
from ui.widgets.buttons import Button, IconButton
from ui.widgets.flow import FlowLayout
from ui.widgets.text import Label


class ViewingTools(Retranslated, QWidget):
    """Tells what is wanted; shows where one is."""

    left = Signal()
    stepped = Signal(int)
    zoomed = Signal(int)
    fitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row, self._count, self._zoom = 0, 0, 1.0
        self._back = Button(icon="arrow-left")
        self._previous, self._next = IconButton("chevron-left"), IconButton("chevron-right")
        self._smaller, self._larger = IconButton("zoom-out"), IconButton("zoom-in")
        self._whole = IconButton("maximize")
        self._place, self._percent = Label(), Label(role="muted")
        self._percent.setFixedWidth(48)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.line = FlowLayout(self, gap=theme.GAP_1)
        deeds: tuple[tuple[QWidget, str, Callable[[], object] | None], ...] = (
            (self._back, "back-to-pages", self.left.emit),
            (self._previous, "previous-page", lambda: self.stepped.emit(-1)),
            (self._place, "page-place", None),
            (self._next, "next-page", lambda: self.stepped.emit(1)),
            (self._smaller, "zoom-out", lambda: self.zoomed.emit(-1)),
            (self._percent, "zoom-percent", None),
            (self._larger, "zoom-in", lambda: self.zoomed.emit(1)),
            (self._whole, "zoom-fit", self.fitted.emit),
        )
        for widget, name, deed in deeds:
            widget.setObjectName(name)
            widget.setMinimumHeight(theme.CONTROL_HEIGHT)
            self.line.addWidget(widget)
            if deed is not None and isinstance(widget, Button | IconButton):
                widget.clicked.connect(lambda _=False, deed=deed: deed())
        self.retranslate()

    def show_place(self, row: int, count: int) -> None:
        """Say which page is shown, of how many."""
        self._row, self._count = row, count
        self._previous.setEnabled(row > 0)
        self._next.setEnabled(row + 1 < count)
        self.retranslate()

    def show_zoom(self, zoom: float) -> None:
        """Say how large it is shown."""
        self._zoom = zoom
        self._percent.setText(f"{round(zoom * 100)}%")

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means here: Escape leads back, plus, minus and 0 zoom."""
        deeds: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Escape: self.left.emit,
            Qt.Key.Key_Plus: lambda: self.zoomed.emit(1),
            Qt.Key.Key_Equal: lambda: self.zoomed.emit(1),
            Qt.Key.Key_Minus: lambda: self.zoomed.emit(-1),
            Qt.Key.Key_0: self.fitted.emit,
        }
        deed = deeds.get(Qt.Key(event.key()))
        if deed is not None:
            deed()
        return deed is not None

    def retranslate(self) -> None:
        """Word the tools and the place."""
        self._back.setText(self.tr("返回全部页面"))
        self._previous.set_name(self.tr("上一页"))
        self._next.set_name(self.tr("下一页"))
        self._smaller.set_name(self.tr("缩小"))
        self._larger.set_name(self.tr("放大"))
        self._whole.set_name(self.tr("适合窗口"))
        self._place.setText(
            self.tr("第 {number} / {count} 页").format(number=self._row + 1, count=self._count)
        )
