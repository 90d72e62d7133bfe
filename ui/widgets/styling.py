"""Setting the properties that the style sheet looks at, and repainting the widget for them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def mark(widget: QWidget, name: str, value: str) -> None:
    """Set a property the style sheet knows (``kind role look tone problem``) and apply it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # the style sheet looks at it for the first time when it is about to be shown
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
