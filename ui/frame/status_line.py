"""The line under the page: what was saved when, and the page's quiet remark."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_client import clock
from ui import theme
from ui.widgets.saved import SavedLine
from ui.widgets.text import ElidedLabel


class StatusLine(QWidget):
    """Says 已保存 HH:MM:SS after every saving, and stays silent otherwise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status-line")
        self._saved = SavedLine()
        self._saved.setObjectName("saved-at")
        self._remark = ElidedLabel(role="muted")
        self._remark.setObjectName("page-remark")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_5, theme.GAP_1, theme.GAP_5, theme.GAP_2)
        row.setSpacing(theme.GAP_3)
        row.addWidget(self._saved, 1)
        row.addWidget(self._remark)
        self.setFixedHeight(36)

    def show_saved(self, at: datetime) -> None:
        """Tell when something was saved last, by the clock on the bureau's wall."""
        self._saved.saved(at.astimezone(clock.BEIJING))

    def show_remark(self, remark: str) -> None:
        """Show the page's remark at the right end."""
        self._remark.setText(remark)

    def text(self) -> str:
        """Return what is said about saving."""
        return self._saved.text()
