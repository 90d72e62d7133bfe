"""机构注册: the guide's dialog, checked while one types, with sentences that help and corrections by one click."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_client.contract.codes import Code
from desktop_client.forms import Form, load_form
from desktop_client.paths import resource
from desktop_client.problems import Problem, Refused, blocking
from ui import failures, theme
from ui.account.rule_checklist import RuleChecklist
from ui.fields.form import FormView
from ui.frame.dialog import Dialog
from ui.tasks import Tasks
from ui.widgets.frames import Banner
from ui.widgets.text import SectionLabel
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_client.account.service import AccountService
    from desktop_client.contract.messages import BureauInfo, Registered
    from desktop_client.errors import AppError

ACCOUNT_FIELDS = ("username", "password", "repeat_password")

# What more typing will mend is only said once the field has been left: nobody wants to be scolded in mid-word.
UNFINISHED = frozenset(
    {
        Code.FIELD_REQUIRED,
        Code.USCC_LENGTH,
        Code.MOBILE_LENGTH,
        Code.LICENCE_UNUSUAL,
        Code.USERNAME_INVALID,
        Code.PASSWORD_TOO_WEAK,
        Code.PASSWORD_NOT_REPEATED,
    }
)


class RegistrationDialog(Dialog):
    """The institution on the left, the account to sign in with on the right, 确认注册 below."""

    registered = Signal(object)

    def __init__(
        self, account: AccountService, tasks: Tasks, *, info: BureauInfo | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, width=820)
        self.setObjectName("registration")
        self._account = account
        self._tasks = tasks
        self._busy = False
        self._left: set[str] = set()
        self._told: dict[str, Problem] = {}  # what the bureau objected to, until that field is changed
        self._form = load_form(resource("forms", "registration.toml"))
        self.institution = FormView(self._part(account_part=False))
        self.account = FormView(self._part(account_part=True))
        self.banner = Banner()
        self._rule = RuleChecklist()
        self._headings = (SectionLabel(), SectionLabel())
        self._build()
        self.retranslate()
        if info is not None:
            self._rule.set_rule(info.password_rule)
        else:
            tasks.run(account.password_rule, owner=self, done=self._rule.set_rule, failed=self._failed)
        self.institution.field("institution_name").setFocus()

    def values(self) -> dict[str, str]:
        """Return what is filled in, by field name."""
        return {**self.institution.values(), **self.account.values()}

    def view(self, name: str) -> FormView:
        """Return the half of the form in which a field stands."""
        return self.account if name in ACCOUNT_FIELDS else self.institution

    def submit(self) -> None:
        """确认注册: everything is checked here first, then the bureau is asked."""
        if self._busy:
            return
        self._left.update(field.name for field in self._form.fields)
        problems = self._check()
        if wrong := blocking(problems):
            self.view(wrong[0].place).field(wrong[0].place).setFocus()
            self.banner.show_message(
                self.tr("还有 {count} 处需要修改，请看标出的栏目。").format(
                    count=len({each.place for each in wrong})
                ),
                tone=Tone.WARN,
            )
            return
        self._set_busy(busy=True)
        self._tasks.run(
            partial(self._account.register, self.values()),
            owner=self,
            done=self._answered,
            failed=self._failed,
        )

    def retranslate(self) -> None:
        """Word the dialog in the language of the window."""
        self.set_title(self.tr("机构注册"))
        self._headings[0].setText(self.tr("机构信息"))
        self._headings[1].setText(self.tr("登录账号"))
        self._cancel.setText(self.tr("取消"))
        self._confirm.setText(self.tr("正在注册…") if self._busy else self.tr("确认注册"))
        self._check()

    # -- building ----------------------------------------------------------------------------------------

    def _part(self, *, account_part: bool) -> Form:
        fields = tuple(each for each in self._form.fields if (each.name in ACCOUNT_FIELDS) is account_part)
        return replace(self._form, fields=fields)

    def _build(self) -> None:
        halves = QHBoxLayout()
        halves.setContentsMargins(0, 0, theme.GAP_3, 0)
        halves.setSpacing(theme.GAP_5 + theme.GAP_2)
        halves.addLayout(self._half(self._headings[0], self.institution), 1)
        right = self._half(self._headings[1], self.account)
        right.insertWidget(2, self._rule)
        halves.addLayout(right, 1)
        inside = QWidget()
        inside.setLayout(halves)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Everything at once where the screen is high enough; else the form scrolls between title and buttons.
        scroll.setMinimumHeight(min(inside.sizeHint().height(), self.screen().availableSize().height() - 220))
        self.body.addWidget(self.banner)
        self.body.addWidget(scroll, 1)
        self._cancel = self.add_button("cancel")
        self._cancel.clicked.connect(self.reject)
        self._confirm = self.add_button("confirm-registration", primary=True)
        self._confirm.clicked.connect(self.submit)
        for view in (self.institution, self.account):
            view.changed.connect(self._typed)
            view.left.connect(self._leave)
        self.resize(860, self.height())

    def _half(self, heading: SectionLabel, view: FormView) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.GAP_4)
        column.addWidget(heading)
        column.addWidget(view)
        column.addStretch(1)
        return column

    # -- checking ----------------------------------------------------------------------------------------

    def _typed(self, name: str) -> None:
        self._told.pop(name, None)
        if name == "password":
            self._rule.check(self.account.field("password").value())
        self.banner.clear()
        self._check()

    def _leave(self, name: str) -> None:
        if self.view(name).field(name).value():
            self._left.add(name)
        self._check()

    def _check(self) -> list[Problem]:
        """Check everything and show what is ripe for being said."""
        values = self.values()
        problems = self._account.check_registration(values)
        first = dict(self._told)
        for problem in problems:
            first.setdefault(problem.place, problem)
        for field in self._form.fields:
            found = first.get(field.name)
            self._show(field.name, found if found is not None and self._is_ripe(found, values) else None)
        return problems

    def _is_ripe(self, problem: Problem, values: dict[str, str]) -> bool:
        if problem.place in self._left or problem in self._told.values():
            return True
        return bool(values.get(problem.place)) and problem.code not in UNFINISHED

    def _show(self, name: str, problem: Problem | None) -> None:
        view = self.view(name)
        if problem is None:
            view.show_problem(name, None)
            view.offer(name, None)
            return
        view.show_problem(name, failures.sentence(problem), problem.severity.value)
        words = self.tr("改为 {value}").format(value=problem.suggestion)
        view.offer(name, problem.suggestion, words)

    # -- the bureau's answer -----------------------------------------------------------------------------

    def _answered(self, answer: Registered | Refused) -> None:
        self._set_busy(busy=False)
        if not isinstance(answer, Refused):
            self.accept()
            self.registered.emit(answer)
            return
        names = {field.name for field in self._form.fields}
        for problem in answer.problems:
            place = problem.place or _PLACES.get(problem.code, "")
            if place in names:
                self._told[place] = problem
                self._show(place, problem)
                self.view(place).field(place).setFocus()
            else:
                self.banner.show_message(failures.sentence(problem), tone=Tone.BAD)

    def _failed(self, error: AppError) -> None:
        self._set_busy(busy=False)
        self.banner.show_message(failures.error_sentence(error), tone=Tone.BAD)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._confirm.setEnabled(not busy)
        self._confirm.setText(self.tr("正在注册…") if busy else self.tr("确认注册"))


_PLACES = {Code.USERNAME_TAKEN: "username", Code.CREDIT_CODE_TAKEN: "credit_code"}
"""Where the bureau's refusals belong when they name no place."""
