"""The sync indicator of the header: always visible, always true; a click shows what waits and why."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from ui import icons
from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.styling import mark

if TYPE_CHECKING:
    from desktop_client.sending.models import SyncState


class Standing(Enum):
    """What the indicator can say; the value is its icon and tone."""

    STARTING = ("loader-circle", "muted")
    SYNCED = ("circle-check", "good")
    WAITING = ("send", "warn")
    SENDING = ("refresh-cw", "accent")
    OFFLINE = ("cloud-off", "warn")
    NEEDS_YOU = ("triangle-alert", "bad")


def standing(state: SyncState | None, *, busy: bool, wants_password: bool) -> Standing:
    """Judge what is most worth saying, worst first."""
    if state is None:
        return Standing.STARTING
    waiting = state.drafts + state.queued + state.unknown
    if wants_password or state.conflicts:
        return Standing.NEEDS_YOU
    if busy and waiting and state.online:
        return Standing.SENDING  # while offline, trying again is no news: what waits stays said
    if not state.online:
        # Before the first round nobody has asked the bureau yet: that is not being offline.
        return Standing.STARTING if busy and state.last_sync is None and not waiting else Standing.OFFLINE
    if state.problem is not None:
        return Standing.NEEDS_YOU
    return Standing.WAITING if waiting else Standing.SYNCED


class SyncIndicator(Retranslated, Button):
    """One word, its icon, and how many things wait."""

    def __init__(self) -> None:
        super().__init__(kind="quiet")
        self.setObjectName("sync-indicator")
        self.setIconSize(QSize(16, 16))
        self._state: SyncState | None = None
        self._standing = Standing.STARTING
        self.retranslate()

    def show_state(self, state: SyncState | None, *, busy: bool, wants_password: bool) -> None:
        """Say how things stand now."""
        self._state = state
        self._standing = standing(state, busy=busy, wants_password=wants_password)
        self.retranslate()

    def current(self) -> Standing:
        """Return what is being said."""
        return self._standing

    def retranslate(self) -> None:
        """Word the indicator in the language of the window."""
        icon, tone = self._standing.value
        self.setIcon(icons.icon(icon, tone))
        mark(self, "tone", tone)
        words = self.words()
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(self.tr("同步状态"))
        self.setToolTip(self.tr("查看待发送的内容（Ctrl+Shift+Q）"))

    def words(self) -> str:
        """Return the standing in words."""
        waiting = self._waiting()
        match self._standing:
            case Standing.STARTING:
                return self.tr("正在连接")
            case Standing.SYNCED:
                return self.tr("已同步")
            case Standing.WAITING:
                return self.tr("{count} 项待发送").format(count=waiting)
            case Standing.SENDING:
                return self.tr("正在发送")
            case Standing.OFFLINE if waiting:
                return self.tr("离线，{count} 项待发送").format(count=waiting)
            case Standing.OFFLINE:
                return self.tr("离线")
            case Standing.NEEDS_YOU:
                return self.tr("需要处理")

    def _waiting(self) -> int:
        return 0 if self._state is None else self._state.drafts + self._state.queued + self._state.unknown
