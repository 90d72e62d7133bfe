"""A panel that hangs under a button of the header and goes away by Escape or a click elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.text import Label

WIDTH = 400


class Flyout(QFrame):
    """Title, a line of explanation, and a body that the room fills."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "flyout")
        self.setFixedWidth(WIDTH)
        self.heading = Label(role="heading")
        self.explanation = Label(role="muted", wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.GAP_3)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(theme.GAP_2)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_4, theme.GAP_4, theme.GAP_4, theme.GAP_4)
        column.setSpacing(theme.GAP_2)
        column.addWidget(self.heading)
        column.addWidget(self.explanation)
        column.addLayout(self.body)
        column.addLayout(self.buttons)

    def show_under(self, anchor: QWidget) -> None:
        """Hang the panel under a button, its right edge at the button's, inside the window."""
        self.fit()
        corner = anchor.mapToGlobal(QPoint(anchor.width() - self.width(), anchor.height() + theme.GAP_1))
        window = anchor.window()
        leftmost = window.mapToGlobal(QPoint(theme.GAP_2, 0)).x()
        self.move(max(leftmost, corner.x()), corner.y())
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.focusNextChild()

    def fit(self) -> None:
        """Be as high as the words need at this width."""
        self.layout().activate()
        self.resize(WIDTH, self.layout().totalHeightForWidth(WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the panel away."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell whoever opened it."""
        super().hideEvent(event)
        self.closed.emit()
