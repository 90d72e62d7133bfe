"""Buttons that do what an action does and look as it does: the words, the key in the tool tip, usable or not."""

from __future__ import annotations

from PySide6.QtGui import QAction

from ui.widgets.buttons import Button, IconButton


def with_words(action: QAction, icon: str, *, kind: str = "") -> Button:
    """Make a button with icon and words."""
    button = Button(kind=kind, icon=icon)
    button.setObjectName(f"button-{action.objectName()}")
    button.clicked.connect(action.trigger)

    def follow() -> None:
        button.setText(action.text())
        button.setToolTip(_tip(action))
        button.setEnabled(action.isEnabled())

    action.changed.connect(follow)
    follow()
    return button


def with_icon(action: QAction, icon: str) -> IconButton:
    """Make a button with an icon alone."""
    button = IconButton(icon, tone="text")
    button.setObjectName(f"button-{action.objectName()}")
    button.clicked.connect(action.trigger)

    def follow() -> None:
        button.set_name(action.text())
        button.setToolTip(_tip(action))
        button.setEnabled(action.isEnabled())

    action.changed.connect(follow)
    follow()
    return button


def _tip(action: QAction) -> str:
    keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
    return f"{action.text()}  {keys}".strip()
