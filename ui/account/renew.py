"""Signing in again in place: the password only, over whatever is open; nothing is lost."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_client.problems import Refused
from ui import failures
from ui.frame.dialog import Dialog
from ui.tasks import Tasks
from ui.widgets.frames import Banner
from ui.widgets.password import PasswordField
from ui.widgets.rows import FormRow
from ui.widgets.text import Label
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_client.account.models import SignedIn
    from desktop_client.account.service import AccountService
    from desktop_client.contract.messages import Account
    from desktop_client.errors import AppError


class RenewDialog(Dialog):
    """稍后 is always possible: everything but the sending goes on without it."""

    renewed = Signal()

    def __init__(
        self, service: AccountService, tasks: Tasks, *, account: Account, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, width=420)
        self.setObjectName("renew")
        self._service = service
        self._tasks = tasks
        self._username = account.username
        self._busy = False
        self._note = Label(wrap=True)
        self.banner = Banner()
        self.password = PasswordField()
        self.password.setObjectName("password")
        self._row = FormRow(self.password)
        for widget in (self._note, self.banner, self._row):
            self.body.addWidget(widget)
        self._later = self.add_button("later")
        self._later.clicked.connect(self.reject)
        self._submit = self.add_button("renew-button", primary=True)
        self._submit.clicked.connect(self.submit)
        self.password.returnPressed.connect(self.submit)
        self.retranslate()
        self.password.setFocus()

    def retranslate(self) -> None:
        """Word the dialog in the language of the window."""
        self.set_title(self.tr("重新登录"))
        self._note.setText(
            self.tr("登录已失效。请输入 {username} 的密码，已填写的内容都在。").format(
                username=self._username
            )
        )
        self._row.set_label(self.tr("密码"))
        self._later.setText(self.tr("稍后"))
        self._submit.setText(self.tr("正在登录…") if self._busy else self.tr("登录"))

    def submit(self) -> None:
        """Ask the bureau for a new session."""
        if self._busy:
            return
        if not self.password.text():
            self._row.show_problem(self.tr("请输入密码。"))
            return
        self._row.show_problem(None)
        self._set_busy(busy=True)
        self._tasks.run(
            partial(self._service.renew, self.password.text()),
            owner=self,
            done=self._answered,
            failed=self._failed,
        )

    def _answered(self, answer: SignedIn | Refused) -> None:
        self._set_busy(busy=False)
        if isinstance(answer, Refused):
            self.password.set_text("")
            self.password.setFocus()
            self.banner.show_message(failures.sentence(answer.problems[0]), tone=Tone.BAD)
            return
        self.accept()
        self.renewed.emit()

    def _failed(self, error: AppError) -> None:
        self._set_busy(busy=False)
        self.banner.show_message(failures.error_sentence(error), tone=Tone.BAD)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._submit.setEnabled(not busy)
        self.banner.clear()
        self.retranslate()
