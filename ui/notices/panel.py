"""The messages of the bureau, newest first, hanging under the bell."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_client import clock
from ui import theme, wording
from ui.frame.entry_list import Entry, EntryList
from ui.frame.flyout import WIDTH, Flyout
from ui.i18n import Retranslated
from ui.page import Background
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from desktop_client.client import Office
    from desktop_client.contract.messages import Notice

INNER_WIDTH = WIDTH - 2 * theme.GAP_4
MOST_HEIGHT = 420


class NoticesPanel(Retranslated, Flyout):
    """Opening a message marks it read and leads to what it is about."""

    opened = Signal(str, str)
    """A message was chosen: the place it leads to and what is to be shown there, as ``Page.go``."""

    def __init__(self, office: Office, tasks: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notices-panel")
        self._office = office
        self._tasks = tasks
        self._list = EntryList(width=INNER_WIDTH, most_height=MOST_HEIGHT)
        self._list.setObjectName("notices-list")
        self._list.opened.connect(self._open)
        self._notices: list[Notice] = []
        self._empty = EmptyState(icon="bell", width=INNER_WIDTH - 2 * theme.GAP_5)
        self._all_read = Button(kind="link")
        self._all_read.setObjectName("mark-all-read")
        self._all_read.clicked.connect(self._mark_all)
        self.body.addWidget(self._list)
        self.body.addWidget(self._empty)
        self.buttons.addWidget(self._all_read)
        self.buttons.addStretch(1)
        self.explanation.hide()
        self.retranslate()

    def refresh(self) -> None:
        """Read the messages anew."""
        self._notices = self._office.notices.list()
        self._list.show_entries([_entry(notice) for notice in self._notices])
        self._empty.setVisible(not self._notices)
        self._all_read.setVisible(any(not notice.read for notice in self._notices))
        self.fit()

    def retranslate(self) -> None:
        """Word the panel in the language of the window."""
        self.heading.setText(self.tr("消息"))
        self._list.setAccessibleName(self.tr("消息"))
        self._all_read.setText(self.tr("全部标为已读"))
        self._empty.set_texts(
            title=self.tr("还没有消息"), text=self.tr("受理、退回、评定的通知会出现在这里。")
        )

    def _open(self, key: str) -> None:
        notice = next(each for each in self._notices if str(each.id) == key)
        self.close()
        self._mark([notice])
        if (target := _target(notice)) is not None:
            self.opened.emit(*target)

    def _mark_all(self) -> None:
        self._mark(self._notices)
        self.close()

    def _mark(self, notices: list[Notice]) -> None:
        unread = [str(notice.id) for notice in notices if not notice.read]
        if unread:
            # A failure is of no consequence: the message stays unread, and the next opening tries again.
            self._tasks.general.run(
                partial(_mark_read, self._office, unread), owner=self, failed=lambda _error: None
            )


def _mark_read(office: Office, notice_ids: list[str]) -> None:
    for notice_id in notice_ids:
        office.notices.mark_read(notice_id)


def _target(notice: Notice) -> tuple[str, str] | None:
    """Return the place of what a message is about, and what is to be shown there."""
    about = (
        ("declaration", notice.declaration_id),
        ("subsidy", notice.subsidy_id),
        ("policies", notice.policy_id),
    )
    return next(((place, str(identity)) for place, identity in about if identity), None)


def _entry(notice: Notice) -> Entry:
    return Entry(
        key=str(notice.id),
        title=notice.title,
        text=notice.text,
        when=wording.recently(notice.at, now=clock.SystemClock().now()),
        icon="inbox" if notice.read else "circle-dot",
        tone="muted" if notice.read else "accent",
        strong=not notice.read,
    )
