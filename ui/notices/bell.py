"""The bell of the header, with the number of messages nobody has read."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from ui import theme
from ui.i18n import Retranslated
from ui.widgets.buttons import IconButton

MOST = 99


class Bell(Retranslated, IconButton):
    """A badge appears as soon as something is unread."""

    def __init__(self) -> None:
        super().__init__("bell", tone="text")
        self.setObjectName("bell")
        self._unread = 0
        self.retranslate()

    def show_unread(self, count: int) -> None:
        """Show how many messages are unread."""
        self._unread = count
        self.retranslate()
        self.update()

    def unread(self) -> int:
        """Return the number shown."""
        return self._unread

    def retranslate(self) -> None:
        """Word the bell in the language of the window."""
        if self._unread:
            self.set_name(self.tr("消息，{count} 条未读").format(count=self._unread))
        else:
            self.set_name(self.tr("消息，没有未读"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the badge over the bell."""
        super().paintEvent(event)
        if not self._unread:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(pixels=10, bold=True))
        text = str(min(self._unread, MOST))
        width = max(16, painter.fontMetrics().horizontalAdvance(text) + 8)
        badge = QRect(self.width() - width, 0, width, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bad"))
        painter.drawRoundedRect(badge, 8, 8)
        painter.setPen(theme.color("surface"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
