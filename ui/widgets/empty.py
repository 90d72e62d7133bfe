"""An empty page that helps: what it is for, and the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.signs import SignDisc
from ui.widgets.text import Label

_WIDTH = 420
"""Pixels over which the words run; a narrow panel gives them less."""


class EmptyState(QWidget):
    """Icon on a soft disc, a title, a sentence and, when there is a first step, its button."""

    acted = Signal()

    def __init__(self, *, icon: str, width: int = _WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = width
        self._title = Label(role="heading", wrap=True)
        self._text = Label(role="muted", wrap=True)
        self._action = Button(kind="primary")
        self._action.setObjectName("empty-action")
        self._action.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_5, theme.GAP_5, theme.GAP_5, theme.GAP_5)
        column.setSpacing(theme.GAP_2)
        column.addStretch(1)
        column.addWidget(SignDisc(icon, size=64), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.GAP_2)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setFixedWidth(width)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.GAP_2)
        column.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def set_texts(self, *, title: str, text: str = "", action: str = "") -> None:
        """Say what the page is for; ``action`` names the first step (none: no button)."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        for label in (self._title, self._text):
            # An aligned label is given its size hint, which for wrapped words is not the height they need.
            label.setMinimumHeight(label.heightForWidth(self._width))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
