"""A table to lay a page on: scrolls what is larger, centres what is smaller."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui import theme
from ui.documents.canvas import PageCanvas


class PageArea(QScrollArea):
    """Holds one canvas. Ctrl and the wheel ask for another zoom."""

    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "table")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas = PageCanvas()
        self.setWidget(self.canvas)
        self.viewport().installEventFilter(self)

    def fitting_zoom(self) -> float:
        """Return the zoom at which the whole page is seen."""
        margin = 2 * theme.GAP_3
        size = self.maximumViewportSize()
        room = QSize(max(80, size.width() - margin), max(80, size.height() - margin))
        return self.canvas.zoom_to_fit(room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the wheel before the area scrolls."""
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            return True
        return super().eventFilter(watched, event)
