"""The quiet line that says everything is kept: 已保存 10:32:07."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.i18n import Retranslated
from ui.widgets.signs import Picture
from ui.widgets.text import ElidedLabel


class SavedLine(Retranslated, QWidget):
    """Nothing at first, then saving, saved with its time, or why it was not saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at: datetime | None = None
        self._failure = ""
        self._icon = Picture("check", tone="good", size=14)
        self._text = ElidedLabel(role="muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._icon)
        line.addWidget(self._text)
        line.addStretch(1)
        self.retranslate()

    def saving(self) -> None:
        """Say that it is being written."""
        self._at, self._failure = None, ""
        self._say(self.tr("正在保存…"), icon="loader-circle", tone="muted")

    def saved(self, at: datetime) -> None:
        """Say that it is on disk since this moment."""
        self._at, self._failure = at, ""
        self._say(self.tr("已保存 %1").replace("%1", f"{at:%H:%M:%S}"), icon="check", tone="good")

    def failed(self, why: str) -> None:
        """Say why it is not on disk; stays until the next saving."""
        self._at, self._failure = None, why
        self._say(why, icon="circle-alert", tone="bad")

    def text(self) -> str:
        """Return the line as it reads."""
        return self._text.text()

    def retranslate(self) -> None:
        """Word the line anew; nothing shows before the first saving."""
        if self._at is not None:
            self.saved(self._at)
        elif not self._failure:
            self._icon.setVisible(False)

    def _say(self, text: str, *, icon: str, tone: str) -> None:
        self._icon.setVisible(True)
        self._icon.set_icon(icon, tone=tone)
        self._text.set_role("bad" if tone == "bad" else "muted")
        self._text.setText(text)
        self.setAccessibleName(text)
