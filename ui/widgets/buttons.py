"""Buttons in their kinds; each reads its name from its visible words or, without words, from ``name``."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from ui import icons
from ui.widgets.styling import mark
from ui.widgets.tips import tip

_ICON_TONES = {"primary": "on_accent", "danger": "bad", "link": "accent"}


class Button(QPushButton):
    """A push button: plain, ``primary`` (one per page), ``danger``, ``quiet``, ``link`` or ``nav``."""

    def __init__(
        self, text: str = "", *, kind: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon
        self.setAutoDefault(False)
        self.set_kind(kind)

    def setMenu(self, menu: QMenu) -> None:
        """Open a menu when pressed, and leave room for the arrow that says so."""
        super().setMenu(menu)
        mark(self, "menu", "true")

    def set_kind(self, kind: str) -> None:
        """Wear another kind."""
        mark(self, "kind", kind)
        self._draw_icon()

    def setText(self, text: str) -> None:
        """Word the button."""
        super().setText(text)
        self._draw_icon()

    def set_icon(self, name: str) -> None:
        """Show another icon before the words."""
        self._icon_name = name
        self._draw_icon()

    def _draw_icon(self) -> None:
        if self._icon_name:
            tone = _ICON_TONES.get(str(self.property("kind")), "text")
            self.setIcon(icons.icon(self._icon_name, tone))
            # Wider than the icon: Qt leaves too little air between icon and words.
            self.setIconSize(QSize(icons.SIZE + 4 if self.text() else icons.SIZE, icons.SIZE))


class IconButton(QToolButton):
    """A button with an icon only; ``name`` is its tool tip and what a screen reader says."""

    def __init__(
        self, icon: str, *, name: str = "", tone: str = "muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.set_icon(icon)
        self.set_name(name)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self.setIcon(icons.icon(icon, self._tone))

    def set_name(self, name: str) -> None:
        """Say what the button does."""
        self.setToolTip(tip(name))
        self.setAccessibleName(name)
