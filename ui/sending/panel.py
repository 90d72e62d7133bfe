"""What waits for the bureau and why, hanging under the sync indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop_client.contract.states import Sending
from ui import failures, icons, wording
from ui.frame.flyout import Flyout
from ui.i18n import Retranslated
from ui.sending.indicator import Standing
from ui.widgets.buttons import Button
from ui.words import word

if TYPE_CHECKING:
    from desktop_client.client import Office
    from desktop_client.sending.models import Queued, SyncState
    from ui.sending.loop import SyncLoop

_ICONS = {
    Sending.QUEUED: ("clock", "muted"),
    Sending.SENDING: ("send", "accent"),
    Sending.UNKNOWN: ("circle-question-mark", "warn"),
}
LINE_HEIGHT = 56
MOST_LINES = 5


class SendingPanel(Retranslated, Flyout):
    """The queue, the reason of the last failure, and the three things one can do about it."""

    opened = Signal(str)
    """A declaration was chosen: its id."""

    sign_in_wanted = Signal()

    def __init__(self, office: Office, loop: SyncLoop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sending-panel")
        self._office = office
        self._loop = loop
        self._standing = Standing.STARTING
        self._queue: list[Queued] = []
        self._list = QListWidget()
        self._list.setObjectName("sending-queue")
        self._list.setProperty("look", "plain")
        self._list.setWordWrap(True)
        self._list.itemActivated.connect(self._open)
        self._list.itemSelectionChanged.connect(self._enable)
        self._send = Button(kind="primary", icon="refresh-cw")
        self._send.setObjectName("send-now")
        self._send.clicked.connect(loop.sync)
        self._sign_in = Button(kind="primary", icon="key-round")
        self._sign_in.setObjectName("sign-in-again")
        self._sign_in.clicked.connect(self._ask_for_sign_in)
        self._cancel = Button()
        self._cancel.setObjectName("cancel-sending")
        self._cancel.clicked.connect(self._cancel_selected)
        self.body.addWidget(self._list)
        for button in (self._sign_in, self._send, self._cancel):
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        self.retranslate()

    def show_standing(self, standing: Standing) -> None:
        """Show how things stand now, while open."""
        self._standing = standing
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Read the queue anew."""
        self._queue = self._office.sending.queue()
        self._list.clear()
        for waiting in self._queue:
            self._list.addItem(self._line(waiting))
        self._list.setVisible(bool(self._queue))
        self._list.setFixedHeight(min(len(self._queue), MOST_LINES) * LINE_HEIGHT + 8)
        self.retranslate()
        self._enable()
        self.adjustSize()

    def retranslate(self) -> None:
        """Word the panel in the language of the window."""
        self._list.setAccessibleName(self.tr("待发送"))
        self._send.setText(self.tr("立即发送") if self._queue else self.tr("立即同步"))
        self._sign_in.setText(self.tr("重新登录"))
        self._cancel.setText(self.tr("取消发送"))
        self._cancel.setToolTip(self.tr("退回为填写中，可以继续修改"))
        state = self._office.sending.state()
        self.heading.setText(self._heading())
        self.explanation.setText(self._explanation(state))
        self._sign_in.setVisible(self._loop.wants_password)
        self._send.setVisible(not self._loop.wants_password)
        self._cancel.setVisible(bool(self._queue))

    def _heading(self) -> str:
        return {
            Standing.STARTING: self.tr("正在连接办事机构"),
            Standing.SYNCED: self.tr("全部已送达"),
            Standing.WAITING: self.tr("有内容等待发送"),
            Standing.SENDING: self.tr("正在发送"),
            Standing.OFFLINE: self.tr("现在连不上办事机构"),
            Standing.NEEDS_YOU: self.tr("需要您处理"),
        }[self._standing]

    def _explanation(self, state: SyncState) -> str:
        sentences = []
        if self._loop.wants_password:
            sentences.append(self.tr("登录已失效，重新登录后自动继续。已填写的内容都在。"))
        elif state.problem is not None:
            sentences.append(failures.sentence(state.problem))
        if state.conflicts:
            sentences.append(
                self.tr("{count} 份申报在别处也改过，请打开后选择保留哪一份。").format(count=state.conflicts)
            )
        if state.drafts:
            sentences.append(self.tr("{count} 份填写内容尚未同步，已保存在本机。").format(count=state.drafts))
        if state.last_sync is not None:
            sentences.append(self.tr("上次同步 {time}").format(time=wording.time_of_day(state.last_sync)))
        return "\n".join(sentences)

    def _line(self, waiting: Queued) -> QListWidgetItem:
        row = self._office.grading.row(waiting.declaration_id)
        title = self.tr("第 {number} 条：{year} {category} {kind}").format(
            number=row.number, year=row.year, category=row.category_title, kind=word(row.kind)
        )
        detail = self.tr("{state}，{time} 上报").format(
            state=word(waiting.state), time=wording.time_of_day(waiting.frozen_at)
        )
        if waiting.last_problem is not None:
            detail = f"{detail}\n{failures.sentence(waiting.last_problem)}"
        icon, tone = _ICONS.get(waiting.state, ("clock", "muted"))
        item = QListWidgetItem(icons.icon(icon, tone), f"{title}\n{detail}")
        item.setData(Qt.ItemDataRole.UserRole, waiting)
        item.setSizeHint(QSize(0, LINE_HEIGHT))
        return item

    def _selected(self) -> Queued | None:
        items = self._list.selectedItems()
        return items[0].data(Qt.ItemDataRole.UserRole) if items else None

    def _enable(self) -> None:
        chosen = self._selected()
        self._cancel.setEnabled(chosen is not None and chosen.state is Sending.QUEUED)
        self._send.setEnabled(not self._loop.busy)

    def _open(self, item: QListWidgetItem) -> None:
        self.close()
        self.opened.emit(item.data(Qt.ItemDataRole.UserRole).declaration_id)

    def _ask_for_sign_in(self) -> None:
        self.close()
        self.sign_in_wanted.emit()

    def _cancel_selected(self) -> None:
        if (chosen := self._selected()) is not None:
            self._office.sending.cancel(chosen.key)
            self.refresh()
