"""Lists that show what is current, and assistive technology that only selects: what it selects becomes current."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView


def let_selection_lead(view: QAbstractItemView) -> None:
    """Make the one line that is selected the current one.

    Mouse and keys do both at once. Qt's answer to a screen reader that presses a line is to select it, no more.
    """

    def follow() -> None:
        selected = view.selectionModel().selectedIndexes()
        if len(selected) == 1 and selected[0] != view.currentIndex():
            view.setCurrentIndex(selected[0])

    # Later: while a click is being handled the current line is still the old one.
    view.selectionModel().selectionChanged.connect(follow, Qt.ConnectionType.QueuedConnection)
