"""修改密码: old, new, once more; the rule stands beside it, and 保存 is the guide's word."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_client.contract.codes import Code
from desktop_client.problems import Refused
from ui import failures
from ui.account.rule_checklist import RuleChecklist
from ui.frame.dialog import Dialog
from ui.tasks import Tasks
from ui.widgets.frames import Banner
from ui.widgets.password import PasswordField
from ui.widgets.rows import FormRow
from ui.widgets.text import Label
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_client.account.service import AccountService
    from desktop_client.errors import AppError
    from desktop_client.problems import Done, Problem

OLD, NEW, REPEAT = "old_password", "new_password", "repeat_password"
PLACES = {Code.PASSWORD_WRONG: OLD, Code.PASSWORD_NOT_REPEATED: REPEAT}
"""Where a problem belongs when it names no place of its own; everything else is about the new password."""


class ChangePasswordDialog(Dialog):
    """The bureau decides; the keyring follows only after its yes (that is the service's care)."""

    changed = Signal()

    def __init__(self, account: AccountService, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("change-password")
        self._account = account
        self._tasks = tasks
        self._busy = False
        self.banner = Banner()
        self.fields = {name: PasswordField() for name in (OLD, NEW, REPEAT)}
        self.rows = {name: FormRow(field) for name, field in self.fields.items()}
        self._rule = RuleChecklist()
        self._note = Label(role="muted", wrap=True)
        self._build()
        self.retranslate()
        tasks.run(account.password_rule, owner=self, done=self._rule.set_rule, failed=self._rule_unknown)

    def retranslate(self) -> None:
        """Word the dialog in the language of the window."""
        self.set_title(self.tr("修改密码"))
        for name, words in (
            (OLD, self.tr("旧密码")),
            (NEW, self.tr("新密码")),
            (REPEAT, self.tr("确认新密码")),
        ):
            self.rows[name].set_label(words)
        self._note.setText(self.tr("保存后，其他设备上的登录会退出，本机不受影响。"))
        self._cancel.setText(self.tr("取消"))
        self._save.setText(self.tr("正在保存…") if self._busy else self.tr("保存"))

    def save(self) -> None:
        """Ask the bureau to change the password."""
        if self._busy:
            return
        old, new, repeat = (self.fields[name].text() for name in (OLD, NEW, REPEAT))
        self._set_busy(busy=True)
        self._tasks.run(
            partial(self._account.change_password, old, new, repeat),
            owner=self,
            done=self._answered,
            failed=self._failed,
        )

    def _build(self) -> None:
        self.body.addWidget(self.banner)
        for name, field in self.fields.items():
            field.setObjectName(name)
            field.changed.connect(partial(self._typed, name))
            field.returnPressed.connect(self.save)
            self.body.addWidget(self.rows[name])
            if name == NEW:
                self.body.addWidget(self._rule)
        self.body.addWidget(self._note)
        self._cancel = self.add_button("cancel")
        self._cancel.clicked.connect(self.reject)
        self._save = self.add_button("save", primary=True)
        self._save.clicked.connect(self.save)
        self.fields[OLD].setFocus()

    def _typed(self, name: str) -> None:
        self.rows[name].show_problem(None)
        if name == NEW:
            self._rule.check(self.fields[NEW].text())
        repeat = self.fields[REPEAT].text()
        if name == REPEAT or repeat:
            # Only once the second one is as long as the first: nobody wants to be scolded in mid-word.
            differs = len(repeat) >= len(self.fields[NEW].text()) and repeat != self.fields[NEW].text()
            self.rows[REPEAT].show_problem(self.tr("两次输入的密码不一致。") if differs else None)

    def _answered(self, answer: Done | Refused) -> None:
        self._set_busy(busy=False)
        if not isinstance(answer, Refused):
            self.accept()
            self.changed.emit()
            return
        for problem in answer.problems:
            self._show(problem)

    def _show(self, problem: Problem) -> None:
        place = problem.place if problem.place in self.rows else PLACES.get(problem.code, NEW)
        if problem.code.value.startswith(("password", "field")):
            self.rows[place].show_problem(failures.sentence(problem), problem.severity.value)
            self.fields[place].setFocus()
        else:
            self.banner.show_message(failures.sentence(problem), tone=Tone.BAD)

    def _failed(self, error: AppError) -> None:
        self._set_busy(busy=False)
        self.banner.show_message(failures.error_sentence(error), tone=Tone.BAD)

    def _rule_unknown(self, _error: AppError) -> None:
        """Offline: the bureau will judge when it can be asked; saying so comes with 保存."""

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._save.setEnabled(not busy)
        self.banner.clear()
        self.retranslate()
