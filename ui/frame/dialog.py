"""The house's dialog: a heading, a body, and the buttons at the lower right; Escape is 取消."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.foreground import Foreground
from ui.widgets.text import Label

WIDTH = 440


class Dialog(Foreground, QDialog):
    """Opened with ``open()``: it blocks its window only, and goes when it is closed."""

    def __init__(self, parent: QWidget | None, *, width: int = WIDTH) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(width)
        self.resize(width, 0)
        self._heading = Label(role="title")
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.GAP_3)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.GAP_2)
        self._buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.GAP_5, theme.GAP_5, theme.GAP_5, theme.GAP_4)
        self._column.setSpacing(theme.GAP_4)
        self._column.addWidget(self._heading)
        self._column.addLayout(self.body, 1)
        self._column.addLayout(self._buttons)

    def set_title(self, title: str) -> None:
        """Name the dialog, in its bar and over its body."""
        self.setWindowTitle(title)
        self._heading.setText(title)

    def add_button(self, name: str, *, primary: bool = False, kind: str = "") -> Button:
        """Add a button at the right; the primary one is pressed by Enter."""
        button = Button(kind="primary" if primary else kind)
        button.setObjectName(name)
        button.setMinimumWidth(88)
        if primary:
            button.setDefault(True)
        self._buttons.addWidget(button)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """Begin as high as the words need at this width (Qt alone would guess for wrapped ones)."""
        self.resize(self.width(), self._wanted_height())
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        """Grow when a sentence appears, instead of squeezing the fields."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            wanted = self._wanted_height()
            if wanted > self.height():
                self.resize(self.width(), wanted)
        return super().event(event)

    def _wanted_height(self) -> int:
        column = self._column
        wraps = column.hasHeightForWidth()
        wanted = column.totalHeightForWidth(self.width()) if wraps else column.sizeHint().height()
        return min(wanted, self.screen().availableSize().height() - 2 * theme.GAP_5)

    def changeEvent(self, event: QEvent) -> None:
        """Word the dialog anew when the language has changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every text of the dialog; to be called at the end of the constructor."""
        raise NotImplementedError
