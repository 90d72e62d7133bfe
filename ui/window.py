"""The main window: the frame around the pages. It knows places and actions, and no business word."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from ui import failures, places, theme
from ui.actions import Actions
from ui.frame.action_panel import ActionPanel
from ui.frame.header import Header, SearchButton
from ui.frame.navigator import Navigator
from ui.frame.side_menu import SideMenu
from ui.frame.status_line import StatusLine
from ui.frame.user_menu import UserMenu
from ui.i18n import Languages, Retranslated
from ui.notices.bell import Bell
from ui.notices.panel import NoticesPanel
from ui.page import Background
from ui.palette import Entry, Palette
from ui.practice.starter import PracticeStarter
from ui.practice.strip import PracticeStrip
from ui.sending.indicator import Standing, SyncIndicator
from ui.sending.loop import BUREAU_PACE, PRACTICE_PACE, SyncLoop
from ui.sending.panel import SendingPanel
from ui.theme import Theme
from ui.widgets.frames import Banner
from ui.widgets.tones import Tone
from ui.words import word

if TYPE_CHECKING:
    from desktop_client.account.models import SignedIn
    from desktop_client.client import Client
    from desktop_client.errors import AppError
    from desktop_client.practice.models import PracticeBureau

COMPACT_BELOW = 1100


class MainWindow(Retranslated, QMainWindow):
    """Everything after signing in. Pages, panels and dialogs get what they need from here, by constructor."""

    sign_out_wanted = Signal()

    def __init__(
        self,
        client: Client,
        signed_in: SignedIn,
        tasks: Background,
        *,
        dress: Theme,
        languages: Languages,
        starter: PracticeStarter | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("main-window")
        self.client = client
        self.office = client.office
        self.tasks = tasks
        self._account = signed_in.account
        self._dress = dress
        self._languages = languages
        self._starter = starter
        self._practice_bureau: PracticeBureau | None = None
        self.actions_ = Actions(self)
        self.loop = SyncLoop(
            self.office, tasks, pace=PRACTICE_PACE if client.settings.practice else BUREAU_PACE, parent=self
        )
        self._build_parts()
        self._build()
        self._connect_actions()
        self._connect_news()
        self.retranslate()
        self.resize(1280, 800)
        self.setMinimumSize(900, 620)
        self._show_warnings(signed_in)
        self._ask_office()
        # The frame first, then the page, then what it shows: short turns instead of one that is felt.
        QTimer.singleShot(0, self, self._make_home)

    def _make_home(self) -> None:
        self.pages.make(places.HOME)
        QTimer.singleShot(0, self, self._fill_home)

    def _fill_home(self) -> None:
        self.pages.fill(places.HOME)
        QTimer.singleShot(0, self, self._come_home)

    def _come_home(self) -> None:
        if self.pages.page() is None:
            self.pages.go(places.HOME)
        self.pages.prepare(place.key for place in places.PLACES)

    # -- building ----------------------------------------------------------------------------------------

    def _build_parts(self) -> None:
        actions = self.actions_
        self.side = SideMenu(actions["help"], actions["settings"])
        self.search = SearchButton(actions["palette"])
        self.indicator = SyncIndicator()
        self.bell = Bell()
        self.user = UserMenu(
            self._account.name,
            self._account.institution.name,
            (actions["password"], actions["settings"], None, actions["sign-out"]),
        )
        self.header = Header(self.search, self.indicator, self.bell, self.user)
        self.banner = Banner()
        self.banner.setObjectName("window-banner")
        self.pages = Navigator(self.office, self.tasks)
        self.status = StatusLine()
        self.sending_panel = SendingPanel(self.office, self.loop, self.tasks.general, parent=self)
        self.notices_panel = NoticesPanel(self.office, self.tasks, parent=self)
        self.help_menu = ActionPanel(
            [actions[key] for key in ("desk", "shortcuts", "diagnostics", "about")], parent=self
        )
        practice = self.client.settings.practice
        actions["desk"].setVisible(practice)
        self.strip = PracticeStrip(self.client.practice, self.tasks.general) if practice else None

    def _build(self) -> None:
        frame = QWidget()
        frame.setObjectName("practice-frame" if self.strip else "frame")
        outer = QVBoxLayout(frame)
        edge = 2 if self.strip else 0  # room for the coloured frame of practice
        outer.setContentsMargins(edge, 0, edge, edge)
        outer.setSpacing(0)
        if self.strip:
            outer.addWidget(self.strip)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(self._build_right(), 1)
        outer.addLayout(row, 1)
        self.setCentralWidget(frame)

    def _build_right(self) -> QVBoxLayout:
        around_banner = QHBoxLayout()
        around_banner.setContentsMargins(theme.GAP_5, 0, theme.GAP_5, theme.GAP_2)
        around_banner.addWidget(self.banner)
        around_pages = QHBoxLayout()
        around_pages.setContentsMargins(theme.GAP_5, theme.GAP_1, theme.GAP_5, 0)
        around_pages.addWidget(self.pages)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(around_banner)
        column.addLayout(around_pages, 1)
        column.addWidget(self.status)
        return column

    # -- connecting --------------------------------------------------------------------------------------

    def _connect_actions(self) -> None:
        does = {
            "palette": self.open_palette,
            "sync": self.loop.sync,
            "queue": self.open_sending,
            "notices": self.open_notices,
            "password": self.change_password,
            "settings": self.open_settings,
            "sign-out": self.sign_out_wanted.emit,
            "desk": self.open_desk,
            "help": self.open_help,
            "shortcuts": self.open_shortcuts,
            "diagnostics": self.open_diagnostics,
            "about": self.open_about,
            "back": self.pages.back,
            "quit": self.close,
        }
        for key, method in does.items():
            # Without the lambda Qt would hand "checked" to methods that take no argument, or worse, take one.
            self.actions_[key].triggered.connect(lambda _checked=False, method=method: method())
            self.addAction(self.actions_[key])
        for place in places.PLACES:
            if place.shortcut:
                shortcut = QShortcut(QKeySequence(place.shortcut), self)
                shortcut.activated.connect(lambda key=place.key: self.pages.go(key))

    def _connect_news(self) -> None:
        news = self.tasks.news
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask_office)
        for signal in (
            news.declaration_changed,
            news.declarations_changed,
            news.subsidy_changed,
            news.subsidies_changed,
            news.queue_changed,
        ):
            signal.connect(self._soon.start)
        news.connection_changed.connect(self._soon.start)
        news.connection_changed.connect(self._connected)
        news.notices_changed.connect(self.bell.show_unread)
        news.session_lost.connect(self._show_session_lost)
        self.loop.changed.connect(self._show_standing)
        self.loop.changed.connect(self._keep_practice_running)
        self.side.chosen.connect(self.pages.go)
        self.pages.arrived.connect(self._show_place)
        self.pages.renamed.connect(self._show_words_of_page)
        self.pages.saved.connect(self.status.show_saved)
        self.indicator.clicked.connect(self.open_sending)
        self.bell.clicked.connect(self.open_notices)
        self.sending_panel.opened.connect(self.open_declaration)
        self.sending_panel.subsidy_opened.connect(partial(self.pages.go, "subsidy"))
        self.sending_panel.sign_in_wanted.connect(self.renew)
        self.notices_panel.opened.connect(self.pages.go)
        self.banner.acted.connect(self.renew)
        if self._starter is not None:
            self._starter.started.connect(self._practice_started)
            if self._starter.bureau is not None:
                self._practice_started(self._starter.bureau)

    def _practice_started(self, bureau: PracticeBureau) -> None:
        if self.strip is not None:
            self.strip.bureau_started()
        if bureau != self._practice_bureau:
            # One that listens all the time without being of use is asked at the loop's own pace.
            self._practice_bureau = bureau
            self.loop.sync()

    def _connected(self, online: bool) -> None:
        if online and self.strip is not None:
            self.strip.bureau_started()

    # -- showing -----------------------------------------------------------------------------------------

    def _show_place(self, key: str) -> None:
        place = places.find(key)
        self.side.mark(place.under or key)
        self._show_words_of_page()

    def _show_words_of_page(self) -> None:
        page = self.pages.page()
        if page is None:
            return
        self.header.show_place(breadcrumb=page.breadcrumb(), title=page.title())
        self.status.show_remark(page.remark())
        product = self.tr("申报台（练习）") if self.strip else self.tr("申报台")
        self.setWindowTitle(f"{page.title()} · {product}")

    def _ask_office(self) -> None:
        self.bell.show_unread(self.office.notices.unread())
        self._show_standing()

    def _keep_practice_running(self) -> None:
        """Whatever ended the practice bureau (a crash, a standby): it is only practice if it answers."""
        if self._starter is not None and self.indicator.current() is Standing.OFFLINE:
            self._starter.start()

    def _show_standing(self) -> None:
        self.indicator.show_state(
            self.office.sending.state(), busy=self.loop.busy, wants_password=self.loop.wants_password
        )
        self.sending_panel.show_standing(self.indicator.current())

    def _show_warnings(self, signed_in: SignedIn) -> None:
        if signed_in.problems:
            sentences = [failures.sentence(problem) for problem in signed_in.problems]
            self.banner.show_message("\n".join(sentences), tone=Tone.WARN, dismiss=self.tr("知道了"))

    def _show_session_lost(self) -> None:
        self.banner.show_message(
            self.tr("已填写的内容都在，可以继续填写；重新登录后自动同步和发送。"),
            title=self.tr("登录已失效"),
            tone=Tone.WARN,
            action=self.tr("重新登录"),
        )
        self._show_standing()

    def retranslate(self) -> None:
        """Word everything of the frame that does not do so itself."""
        self.actions_.retranslate()
        self._show_words_of_page()
        self.user.setToolTip(word(self._account.role))

    # -- doing -------------------------------------------------------------------------------------------

    def open_declaration(self, declaration_id: str) -> None:
        """Show one declaration."""
        if declaration_id:
            self.pages.go("declaration", declaration_id)

    def open_palette(self) -> None:
        """Search or do anything."""
        Palette(
            self._entries(), office=self.office, open_declaration=self.open_declaration, parent=self
        ).open_over(self)

    def open_sending(self) -> None:
        """Show what waits for the bureau and why."""
        self._show_standing()
        self.sending_panel.refresh()
        self.sending_panel.show_under(self.indicator)

    def open_notices(self) -> None:
        """Show the bureau's messages."""
        self.notices_panel.refresh()
        self.notices_panel.show_under(self.bell)

    def open_help(self) -> None:
        """Offer all there is to help."""
        self.help_menu.show_under(self.side.help_button())

    def change_password(self) -> None:
        """Open the guide's 修改密码."""
        from ui.account.password import ChangePasswordDialog

        dialog = ChangePasswordDialog(self.client.account, self.tasks.general, parent=self)
        dialog.changed.connect(self._password_changed)
        dialog.open()

    def renew(self) -> None:
        """Sign in again in place."""
        from ui.account.renew import RenewDialog

        dialog = RenewDialog(self.client.account, self.tasks.general, account=self._account, parent=self)
        dialog.renewed.connect(self._renewed)
        dialog.open()

    def open_settings(self) -> None:
        """Choose language, appearance and size."""
        from ui.settings.dialog import SettingsDialog

        SettingsDialog(self.client.settings, dress=self._dress, languages=self._languages, parent=self).open()

    def open_shortcuts(self) -> None:
        """List every key."""
        from ui.help.shortcuts import ShortcutsDialog

        ShortcutsDialog(parent=self).open()

    def open_about(self) -> None:
        """Tell versions and licence."""
        from ui.help.about import AboutDialog

        AboutDialog(parent=self).open()

    def open_diagnostics(self) -> None:
        """Show what may be handed to whoever helps."""
        from ui.help.diagnostics import DiagnosticsDialog

        DiagnosticsDialog(self.client, self.tasks.general, parent=self).open()

    def open_desk(self) -> None:
        """Open the review desk in the browser, by a link that works once."""
        self.tasks.general.run(
            self.client.practice.desk_link,
            owner=self,
            done=lambda url: QDesktopServices.openUrl(QUrl(url)),
            failed=self._show_failure,
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the page finish what is half entered, then end."""
        if (page := self.pages.page()) is not None:
            page.leave()
        self.loop.stop()
        super().closeEvent(event)

    def retire(self) -> None:
        """Go after signing out, and take everything along."""
        self.loop.stop()
        self.hide()
        self.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the page: a narrow window shows the menu as icons."""
        super().resizeEvent(event)
        self.side.set_compact(self.width() < COMPACT_BELOW)

    def _password_changed(self) -> None:
        self.banner.show_message(
            self.tr("密码已修改，其他设备上的登录已退出。"), tone=Tone.GOOD, dismiss=self.tr("知道了")
        )

    def _renewed(self) -> None:
        self.banner.clear()
        self.loop.signed_in_again()

    def _show_failure(self, error: AppError) -> None:
        self.banner.show_message(failures.error_sentence(error), tone=Tone.BAD, dismiss=self.tr("知道了"))

    def _entries(self) -> list[Entry]:
        page = self.pages.page()
        commands = page.commands() if page is not None else []
        here = [
            Entry(words=each.text(), icon="arrow-right", run=each.trigger, keys=each.shortcut().toString())
            for each in commands
            if each.isEnabled() and each.isVisible()
        ]
        ways = [
            Entry(
                words=place.title(),
                icon=place.icon,
                run=partial(self.pages.go, place.key),
                detail=place.heading(),
                keys=place.shortcut,
                search=place.search,
            )
            for place in places.PLACES
            if place.in_menu
        ]
        deeds = [
            Entry(words=row.title(), icon=row.icon, run=action.trigger, keys=row.shortcut, search=row.search)
            for row, action in self.actions_.offered()
            if row.key not in {"palette", "help"}
        ]
        return [*here, *ways, *deeds]
