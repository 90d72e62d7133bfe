"""The line under the page: what was saved when, and the page's quiet remark."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui import icons, theme
from ui.i18n import Retranslated


class StatusLine(Retranslated, QWidget):
    """Says 已保存 HH:MM:SS after every saving, and stays silent otherwise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status-line")
        self._saved_at: datetime | None = None
        self._tick = QLabel()
        self._saved = QLabel()
        self._saved.setObjectName("saved-at")
        self._remark = QLabel()
        self._remark.setObjectName("page-remark")
        self._build()
        self.retranslate()

    def show_saved(self, at: datetime) -> None:
        """Tell when something was saved last."""
        self._saved_at = at
        self.retranslate()

    def show_remark(self, remark: str) -> None:
        """Show the page's remark at the right end."""
        self._remark.setText(remark)

    def retranslate(self) -> None:
        """Word the line in the language of the window."""
        self._tick.setVisible(self._saved_at is not None)
        if self._saved_at is None:
            self._saved.setText("")
            return
        clock_time = self._saved_at.astimezone().strftime("%H:%M:%S")
        self._saved.setText(self.tr("已保存 {time}").format(time=clock_time))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the tick in the colour of a new theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_tick()
        super().changeEvent(event)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_5, theme.GAP_1, theme.GAP_5, theme.GAP_2)
        row.setSpacing(theme.GAP_1)
        for label in (self._saved, self._remark):
            label.setProperty("role", "muted")
        self._saved.setFont(theme.font(pixels=theme.SMALL, tabular=True))
        self._draw_tick()
        row.addWidget(self._tick)
        row.addWidget(self._saved)
        row.addStretch(1)
        row.addWidget(self._remark)

    def _draw_tick(self) -> None:
        self._tick.setPixmap(icons.pixmap("check", "good", size=14, ratio=self.devicePixelRatioF()))
