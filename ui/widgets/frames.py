"""Frames: cards, thin lines, and banners that say something in place instead of a message box."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.signs import Picture
from ui.widgets.styling import mark
from ui.widgets.text import Label, SectionLabel
from ui.widgets.tones import Tone

__all__ = ["Banner", "Card", "Picture", "Rule"]


class Card(QFrame):
    """A round white frame; things go into ``body``, and what belongs beside the title into ``header``."""

    def __init__(self, *, title: str = "", margin: int = theme.GAP_4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(theme.GAP_3)
        self.header = QHBoxLayout()
        self.header.setSpacing(theme.GAP_2)
        self._title = SectionLabel(title)
        self._title.setVisible(bool(title))
        self.header.addWidget(self._title)
        self.header.addStretch(1)
        self.body.addLayout(self.header)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Show other words at the top, or none."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)


class Rule(QFrame):
    """A thin line between things."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "rule")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class Banner(QFrame):
    """A sentence across the page with its icon, an optional next step, and a cross when it may be put away.

    Hidden until ``show_message``. Screen readers are alerted, so that it is heard without looking.
    """

    acted = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self._icon = Picture("info")
        self._title = Label(role="section", wrap=True)
        self._text = Label(wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = Button()
        self._action.setObjectName("banner-action")
        self._action.clicked.connect(self.acted)
        self._close = IconButton("x")
        self._close.clicked.connect(self._dismiss)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.GAP_3, theme.GAP_2, theme.GAP_2, theme.GAP_2)
        line.setSpacing(theme.GAP_3)
        line.addWidget(self._icon)
        line.addLayout(words, 1)
        line.addWidget(self._action)
        line.addWidget(self._close)
        self.setMinimumHeight(48)
        self.setVisible(False)

    def show_message(
        self, text: str, *, tone: Tone = Tone.INFO, title: str = "", action: str = "", dismiss: str = ""
    ) -> None:
        """Show a sentence; ``action`` names the next step, ``dismiss`` names the cross (none: it stays)."""
        mark(self, "tone", tone.value)
        self._icon.set_icon(tone.icon, tone=tone.ink)
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._close.set_name(dismiss)
        self._close.setVisible(bool(dismiss))
        self.setAccessibleName(title or text)
        self.setAccessibleDescription(text)
        self.setVisible(True)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        """Put the banner away."""
        self.setVisible(False)

    def text(self) -> str:
        """Return the sentence shown last."""
        return self._text.text()

    def _dismiss(self) -> None:
        self.clear()
        self.dismissed.emit()
