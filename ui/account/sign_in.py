"""The first window: signing in, the way to registering, and which bureau it is all about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.account.brand import BrandPanel
from ui.account.bureau_line import BureauLine, Condition
from ui.account.language_switch import LanguageSwitch
from ui.i18n import Language, Languages, Retranslated
from ui.tasks import Tasks
from ui.widgets.buttons import Button
from ui.widgets.frames import Banner
from ui.widgets.password import PasswordField
from ui.widgets.rows import FormRow
from ui.widgets.text import Label
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_client.account.models import SignedIn
    from desktop_client.client import Client
    from desktop_client.contract.messages import BureauInfo, PracticeSample, Registered
    from desktop_client.errors import AppError
    from desktop_client.problems import Problem, Refused
    from desktop_client.settings import Settings

FORM_WIDTH = 368


class SignInWindow(Retranslated, QWidget):
    """Painted before anything heavy is loaded; ``meet`` brings the client once it is there.

    What is typed in the meantime stays, and a 登录 pressed too early is done as soon as it can be.
    """

    painted = Signal()
    signed_in = Signal(object)
    server_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, settings: Settings, tasks: Tasks, languages: Languages) -> None:
        super().__init__()
        self.setObjectName("sign-in")
        self._settings = settings
        self._tasks = tasks
        self._languages = languages
        self._client: Client | None = None
        self._info: BureauInfo | None = None
        self._pressed_early = False
        self._busy = False
        self._painted = False
        self.brand = BrandPanel()
        self.bureau = BureauLine()
        self.bureau.change_wanted.connect(self.server_wanted)
        self.banner = Banner()
        self.banner.acted.connect(self.retry_wanted)
        self._build_fields()
        self._build_buttons()
        self._build()
        self.retranslate()
        self.show_server()
        (self.password if settings.username else self.username).setFocus()

    # -- what the program tells this window --------------------------------------------------------------

    def meet(self, client: Client) -> None:
        """The client is loaded: everything can be used from now on."""
        self._client = client
        self._form_enabled(enabled=True)
        for problem in client.settings.problems:
            self._say_problem(problem, tone=Tone.WARN)
        if self._pressed_early:
            self._pressed_early = False
            self._settle()
            self.submit()

    def show_server(self) -> None:
        """Show the bureau of the settings, of which nothing is known yet."""
        self._info = None
        practice = self._settings.practice
        self.bureau.show_bureau(practice=practice, name=self._settings.bureau_url)
        self.bureau.show_condition(Condition.STARTING if practice else Condition.PREPARING)
        self.sample_button.setVisible(practice)
        self.sample_button.setEnabled(False)
        self.brand.announce("")

    def show_info(self, info: BureauInfo) -> None:
        """The bureau has answered."""
        self._info = info
        self.bureau.show_bureau(practice=info.practice, name=info.name)
        self.bureau.show_condition(Condition.READY)
        self.brand.announce(info.announcement)
        self.sample_button.setEnabled(info.practice)

    def show_condition(self, condition: Condition) -> None:
        """The bureau is on its way, or does not answer."""
        self.bureau.show_condition(condition)

    def show_error(self, error: AppError, *, may_retry: bool = False) -> None:
        """Say in place what failed, with a button for another try where that may help."""
        from ui import failures

        self._settle()
        retry = self.tr("再试一次") if may_retry else ""
        self.banner.show_message(failures.error_sentence(error), tone=Tone.BAD, action=retry)

    def show_closed(self, error: AppError) -> None:
        """The client cannot be opened (another window has this profile, the disk is broken): say so, offer a retry."""
        self.bureau.show_condition(Condition.FAILED)
        self._form_enabled(enabled=False)
        self.show_error(error, may_retry=True)

    def show_resuming(self) -> None:
        """Whoever was remembered is being brought back."""
        self._wait()

    def show_fetching(self) -> None:
        """The first time on this computer: what the bureau publishes is being fetched."""
        self._wait()
        self.submit_button.setText(self.tr("正在取回数据…"))

    def show_leaving(self) -> None:
        """The session is being ended."""
        self.banner.show_message(self.tr("正在退出…"))
        self._form_enabled(enabled=False)
        self.sample_button.setEnabled(False)  # until the bureau has answered again

    def show_registered(self, registered: Registered) -> None:
        """After 确认注册: the user name is filled in, the password is next."""
        from desktop_client.contract.states import InstitutionState

        self.username.setText(registered.username)
        self.password.set_text("")
        at_once = registered.institution_state is InstitutionState.ACTIVE
        next_step = (
            self.tr("请输入刚才设置的密码登录。")
            if at_once
            else self.tr("办事机构审核通过后即可登录，一般需要 1 至 3 个工作日。")
        )
        self.banner.show_message(next_step, tone=Tone.GOOD, title=self.tr("机构注册成功"))
        self.password.setFocus()

    def show_farewell(self) -> None:
        """After 退出: an empty password, and whoever was here is offered first."""
        self._form_enabled(enabled=True)
        self._settle()
        self.username.setText(self._settings.username)
        self.password.set_text("")
        self.banner.clear()
        (self.password if self._settings.username else self.username).setFocus()

    # -- signing in --------------------------------------------------------------------------------------

    def submit(self) -> None:
        """Sign in with what was typed."""
        if self._busy or not self._complete():
            return
        if self._client is None:
            self._pressed_early = True
            self._wait()
            return
        self._sign_in(self._client)

    def _sign_in(
        self, client: Client, *, previous_password: str | None = None, start_afresh: bool = False
    ) -> None:
        self._wait()
        self._tasks.run(
            partial(
                client.account.sign_in,
                self.username.text().strip(),
                self.password.text(),
                remember=self.remember.isChecked(),
                previous_password=previous_password,
                start_afresh=start_afresh,
            ),
            owner=self,
            done=self._answered,
            failed=self._not_signed_in,
        )

    def _not_signed_in(self, error: AppError) -> None:
        from desktop_client.contract.codes import Code

        self.show_error(error)
        if error.code is Code.STORE_LOCKED_AWAY and self._client is not None:
            from ui.account.locked_away import LockedAwayDialog

            dialog = LockedAwayDialog(parent=self)
            sign_in = partial(self._sign_in, self._client)
            dialog.previous_given.connect(lambda password: sign_in(previous_password=password))
            dialog.afresh_wanted.connect(lambda: sign_in(start_afresh=True))
            dialog.open()

    def _complete(self) -> bool:
        if not self.username.text().strip():
            self.username_row.show_problem(self.tr("请输入用户名。"))
            self.username.setFocus()
            return False
        if not self.password.text():
            self.password_row.show_problem(self.tr("请输入密码。"))
            self.password.setFocus()
            return False
        return True

    def _answered(self, answer: SignedIn | Refused) -> None:
        from desktop_client.problems import Refused

        self._settle()
        if isinstance(answer, Refused):
            self._say_problem(answer.problems[0], tone=Tone.BAD)
            self.password.set_text("")
            self.password.setFocus()
            return
        self.banner.clear()
        self.password.set_text("")
        self.signed_in.emit(answer)

    def _say_problem(self, problem: Problem, *, tone: Tone) -> None:
        from ui import failures

        self.banner.show_message(failures.sentence(problem), tone=tone)

    def _wait(self) -> None:
        self._busy = True
        self.submit_button.setEnabled(False)
        self.submit_button.setText(self.tr("正在登录…"))

    def _form_enabled(self, *, enabled: bool) -> None:
        for widget in (
            self.username_row,
            self.password_row,
            self.remember,
            self.submit_button,
            self.register_button,
        ):
            widget.setEnabled(enabled)

    def _settle(self) -> None:
        self._busy = False
        self.submit_button.setEnabled(True)
        self.retranslate()

    # -- the sample account ------------------------------------------------------------------------------

    def _fetch_sample(self) -> None:
        if self._client is not None:
            self._tasks.run(
                self._client.practice.sample, owner=self, done=self._fill_sample, failed=self.show_error
            )

    def _fill_sample(self, sample: PracticeSample) -> None:
        self.username.setText(sample.username)
        self.password.set_text(sample.password)
        self.banner.show_message(
            self.tr("已填入示例机构“{name}”的账号，点击登录即可。").format(name=sample.institution_name)
        )
        self.submit_button.setFocus()

    # -- registering -------------------------------------------------------------------------------------

    def _register(self) -> None:
        if self._client is None:
            return
        from ui.account.registration import RegistrationDialog

        dialog = RegistrationDialog(self._client.account, self._tasks, info=self._info, parent=self)
        dialog.registered.connect(self.show_registered)
        dialog.open()

    def _forgotten(self) -> None:
        from ui.account.forgotten import ForgottenDialog

        ForgottenDialog(help_line=self._info.help_line if self._info else "", parent=self).open()

    # -- how it looks ------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Word the window in the language now spoken."""
        self.setWindowTitle(self.tr("申报台") if not self._settings.practice else self.tr("申报台（练习）"))
        self._title.setText(self.tr("登录"))
        self.username_row.set_label(self.tr("用户名"))
        self.password_row.set_label(self.tr("密码"))
        self.remember.setText(self.tr("记住我（存于系统密钥环）"))
        self.remember.setToolTip(
            self.tr("登录凭证存于系统密钥环，下次打开不用再输入密码。密码本身不会保存。")
        )
        self._forgot.setText(self.tr("忘记密码"))
        self.submit_button.setText(self.tr("正在登录…") if self._busy else self.tr("登录"))
        self.register_button.setText(self.tr("机构注册"))
        self.sample_button.setText(self.tr("使用示例账号"))
        self.sample_button.setToolTip(self.tr("一家已有申报和等级的示例机构，可以随意操作"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the first picture is on the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def _build_fields(self) -> None:
        self._title = Label(role="title")
        self.username = QLineEdit(self._settings.username)
        self.username.setObjectName("username")
        self.username.setMaxLength(64)
        self.username.setInputMethodHints(
            Qt.InputMethodHint.ImhNoAutoUppercase | Qt.InputMethodHint.ImhLatinOnly
        )
        self.password = PasswordField()
        self.password.setObjectName("password")
        self.username_row = FormRow(self.username)
        self.password_row = FormRow(self.password)
        self.username.textChanged.connect(lambda: self.username_row.show_problem(None))
        self.password.changed.connect(lambda: self.password_row.show_problem(None))
        self.username.returnPressed.connect(self.submit)
        self.password.returnPressed.connect(self.submit)
        self.remember = QCheckBox()
        self.remember.setObjectName("remember")
        self.remember.setChecked(self._settings.remember)

    def _build_buttons(self) -> None:
        self._forgot = Button(kind="link")
        self._forgot.setObjectName("forgot-password")
        self._forgot.clicked.connect(self._forgotten)
        self.submit_button = Button(kind="primary")
        self.submit_button.setObjectName("sign-in-button")
        self.submit_button.clicked.connect(self.submit)
        self.register_button = Button()
        self.register_button.setObjectName("register-button")
        self.register_button.clicked.connect(self._register)
        self.sample_button = Button(kind="link", icon="star")
        self.sample_button.setObjectName("use-sample")
        self.sample_button.clicked.connect(self._fetch_sample)
        for button in (self.submit_button, self.register_button):
            button.setMinimumHeight(40)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.brand)
        right = QFrame()
        right.setObjectName("sign-in-side")
        row.addWidget(right, 1)
        column = QVBoxLayout(right)
        column.setContentsMargins(theme.GAP_5, theme.GAP_4, theme.GAP_5, theme.GAP_5)
        column.addWidget(self._build_switch(), 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(2)
        # Between stretches, not aligned: only so does Qt give wrapped sentences the height they need.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._build_form())
        middle.addStretch(1)
        column.addLayout(middle)
        column.addStretch(3)
        self.resize(960, 640)
        self.setMinimumSize(820, 600)

    def _build_switch(self) -> LanguageSwitch:
        self._switch = LanguageSwitch(self._languages.language)
        self._switch.chosen.connect(self._choose_language)
        self._languages.changed.connect(self._follow_language)
        return self._switch

    def _follow_language(self) -> None:
        self._switch.show_language(self._languages.language)

    def _choose_language(self, language: Language) -> None:
        self._settings.language = language.value
        self._settings.save()
        self._languages.choose(language)

    def _build_form(self) -> QWidget:
        form = QWidget()
        form.setFixedWidth(FORM_WIDTH)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_3)
        column.addWidget(self._title)
        column.addWidget(self.bureau)
        column.addWidget(self.banner)
        column.addWidget(self.username_row)
        column.addWidget(self.password_row)
        options = QHBoxLayout()
        options.addWidget(self.remember, 1)
        options.addWidget(self._forgot)
        column.addLayout(options)
        column.addWidget(self.submit_button)
        column.addWidget(self.register_button)
        column.addWidget(self.sample_button, 0, Qt.AlignmentFlag.AlignHCenter)
        return form
