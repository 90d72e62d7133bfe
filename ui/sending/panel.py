"""What waits for the bureau and why, hanging under the sync indicator."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_client.contract.states import Sending
from desktop_client.sending.matter import Matter
from ui import failures, theme, wording
from ui.frame.entry_list import Entry, EntryList
from ui.frame.flyout import WIDTH, Flyout
from ui.i18n import Retranslated
from ui.sending.indicator import Standing
from ui.tasks import Tasks
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
INNER_WIDTH = WIDTH - 2 * theme.GAP_4
MOST_HEIGHT = 300


class SendingPanel(Retranslated, Flyout):
    """The queue, the reason of the last failure, and the three things one can do about it."""

    opened = Signal(str)
    """A declaration was chosen: its id."""

    subsidy_opened = Signal(str)
    """A subsidy application was chosen: its id."""

    sign_in_wanted = Signal()

    def __init__(self, office: Office, loop: SyncLoop, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sending-panel")
        self._office = office
        self._loop = loop
        self._tasks = tasks
        self._standing = Standing.STARTING
        self._queue: list[Queued] = []
        self._list = EntryList(width=INNER_WIDTH, most_height=MOST_HEIGHT)
        self._list.setObjectName("sending-queue")
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
        self._open = Button()
        self._open.setObjectName("open-waiting")
        self._open.clicked.connect(self._open_selected)
        for button in (self._sign_in, self._send, self._open, self._cancel):
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
        self._list.show_entries([self._entry(waiting) for waiting in self._queue])
        self.retranslate()
        self._enable()
        self.fit()

    def retranslate(self) -> None:
        """Word the panel in the language of the window."""
        self._list.setAccessibleName(self.tr("待发送"))
        self._send.setText(self.tr("立即发送") if self._queue else self.tr("立即同步"))
        self._sign_in.setText(self.tr("重新登录"))
        self._open.setText(self.tr("查看"))
        self._cancel.setText(self.tr("取消发送"))
        self._cancel.setToolTip(self.tr("退回为填写中，可以继续修改"))
        state = self._office.sending.state()
        self.heading.setText(self._heading())
        self.explanation.setText(self._explanation(state))
        self._sign_in.setVisible(self._loop.wants_password)
        self._send.setVisible(not self._loop.wants_password)
        for button in (self._open, self._cancel):
            button.setVisible(bool(self._queue))

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

    def _entry(self, waiting: Queued) -> Entry:
        icon, tone = _ICONS.get(waiting.state, ("clock", "muted"))
        return Entry(
            key=waiting.key,
            title=self.tr("第 {number} 条：{year} {category} {kind}")
            .format(
                number=waiting.number,
                year=waiting.year,
                category=waiting.title,
                kind=word(waiting.kind) if waiting.kind else "",
            )
            .strip(),
            text=self._story(waiting),
            when=wording.time_of_day(waiting.frozen_at),
            icon=icon,
            tone=tone,
        )

    def _story(self, waiting: Queued) -> str:
        if waiting.last_problem is None:
            return word(waiting.state)
        return self.tr("{state}：{reason}").format(
            state=word(waiting.state), reason=failures.sentence(waiting.last_problem)
        )

    def _selected(self) -> Queued | None:
        key = self._list.current_key()
        return next((waiting for waiting in self._queue if waiting.key == key), None)

    def _enable(self) -> None:
        chosen = self._selected()
        self._cancel.setEnabled(chosen is not None and chosen.state is Sending.QUEUED)
        self._open.setEnabled(chosen is not None)
        self._send.setEnabled(not self._loop.busy)

    def _open_selected(self) -> None:
        if (chosen := self._selected()) is not None:
            self.close()
            opened = self.subsidy_opened if chosen.matter is Matter.SUBSIDY else self.opened
            opened.emit(chosen.record_id)

    def _ask_for_sign_in(self) -> None:
        self.close()
        self.sign_in_wanted.emit()

    def _cancel_selected(self) -> None:
        if (chosen := self._selected()) is not None:
            # It waits for a round that is under way, so not here on the screen's own thread.
            self._tasks.run(
                partial(self._office.sending.cancel, chosen.key),
                owner=self,
                done=lambda _answer: self.refresh(),
            )
