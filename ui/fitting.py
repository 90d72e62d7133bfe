"""What is cut off in a window: words that have less room than they need. For tests and for looking into."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QLabel, QTableView, QWidget

from ui.widgets.options import CheckCard, RadioCard
from ui.widgets.text import ElidedLabel

TOLERANCE = 1
"""Pixels that a scaled screen may round away."""

COMBO_FRAME = 30
"""Pixels of a combo box that are frame and arrow."""


def cut_off(window: QWidget) -> list[str]:
    """Return every visible label, control and table whose words do not fit, told by class, name and words."""
    return [_told(each) for each in _shown(window) if _is_cut(each) or _sticks_out(each)]


def _shown(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow() and child.isVisible():
            yield from _shown(child)


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, ElidedLabel):
        return False  # it says the rest in its tool tip
    if isinstance(widget, QLabel):
        return _is_label_cut(widget)
    if isinstance(widget, RadioCard | CheckCard):
        return widget.height() + TOLERANCE < widget.heightForWidth(widget.width())
    if isinstance(widget, QAbstractButton):
        return bool(widget.text()) and widget.width() + TOLERANCE < widget.sizeHint().width()
    if isinstance(widget, QTableView):
        return widget.horizontalScrollBar().maximum() > 0
    if isinstance(widget, QComboBox):
        words = widget.fontMetrics().horizontalAdvance(widget.currentText())
        return words > widget.width() - COMBO_FRAME and not widget.toolTip()
    return False


def _is_label_cut(label: QLabel) -> bool:
    if not label.text():
        return False
    if label.wordWrap():
        return label.height() + TOLERANCE < label.heightForWidth(label.width())
    hint = label.sizeHint()
    return (
        label.width() + TOLERANCE < hint.width() or label.height() + TOLERANCE < label.fontMetrics().height()
    )


def _sticks_out(widget: QWidget) -> bool:
    """Whether a part lies outside of what holds it; what can be scrolled to is not cut off."""
    if not isinstance(widget, QLabel | QAbstractButton | QComboBox):
        return False
    holder = widget.parentWidget()
    while holder is not None:
        if _is_wider(widget, holder):
            return True
        if holder.isWindow() or isinstance(holder.parentWidget(), QAbstractScrollArea):
            return False
        holder = holder.parentWidget()
    return False


def _is_wider(widget: QWidget, holder: QWidget) -> bool:
    left = widget.mapTo(holder, QPoint(0, 0)).x()
    return left < -TOLERANCE or left + widget.width() > holder.width() + TOLERANCE


def _told(widget: QWidget) -> str:
    words = widget.currentText() if isinstance(widget, QComboBox) else getattr(widget, "text", str)()
    size = (
        f"{widget.width()}×{widget.height()}, needs {widget.sizeHint().width()}×{widget.sizeHint().height()}"
    )
    return f"{type(widget).__name__} {widget.objectName()!r} “{words}” ({size})"
