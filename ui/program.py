"""The program on the screen: the sign-in window first, the client behind it, then the main window, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ui.account.bureau_line import Condition
from ui.account.sign_in import SignInWindow
from ui.i18n import Language, Languages
from ui.tasks import Tasks
from ui.theme import Appearance, Theme

if TYPE_CHECKING:
    from desktop_client.account.models import SignedIn
    from desktop_client.client import Client
    from desktop_client.contract.messages import BureauInfo
    from desktop_client.credentials.model import Credentials
    from desktop_client.errors import AppError
    from desktop_client.paths import Profile
    from desktop_client.settings import Settings
    from ui.failures import Net
    from ui.page import Background
    from ui.practice.starter import PracticeStarter
    from ui.window import MainWindow

ASK_AGAIN_MILLISECONDS = 10_000
SHUTDOWN_MILLISECONDS = 4_000
DESK_AFTER_MILLISECONDS = 4_000


class Program(QObject):
    """Owns the workers and the windows; the client comes from a worker, after the first picture."""

    ready = Signal()
    """The client is loaded; the sign-in window can do its work."""

    entered = Signal()
    """The main window is on the screen."""

    def __init__(
        self,
        application: QApplication,
        *,
        profile: Profile,
        settings: Settings,
        language: str | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._profile = profile
        self._settings = settings
        self._credentials = credentials
        self.dress = Theme(application, appearance=Appearance(settings.theme))
        self.languages = Languages(application, language=_language(language or settings.language))
        self.general = Tasks(self, threads=4)
        self.sending = Tasks(self, threads=1)
        self.client: Client | None = None
        self.window: MainWindow | None = None
        self.background: Background | None = None
        self._starter: PracticeStarter | None = None
        self._net: Net | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(ASK_AGAIN_MILLISECONDS)
        self._again.timeout.connect(self._reach_bureau)
        self.sign_in = SignInWindow(settings, self.general, self.languages)
        self.sign_in.signed_in.connect(self._enter)
        self.sign_in.server_wanted.connect(self._choose_server)
        self.sign_in.retry_wanted.connect(self._try_again)
        self.sign_in.painted.connect(self._load, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Show the first window; everything else follows its first picture."""
        self.sign_in.show()
        self.sign_in.activateWindow()

    def shutdown(self) -> bool:
        """End in order: no news, no workers, then the store and the practice bureau. Tell whether all has ended."""
        self._again.stop()
        if self.window is not None:
            self.window.loop.stop()
            self.window.office.sending.uploads.leave()
        if self.background is not None:
            self.background.news.stop()
        ended = [tasks.shutdown(SHUTDOWN_MILLISECONDS) for tasks in (self.sending, self.general)]
        if self.client is not None:
            self.client.close()
        if self._net is not None:
            self._net.withdraw()
        return all(ended)

    # -- the client --------------------------------------------------------------------------------------

    def _load(self) -> None:
        from desktop_client.paths import private_folder
        from ui import failures

        if self._net is None:
            self._net = failures.install_excepthook(self, folder=private_folder(self._profile.root))
        self.general.run(self._open_client, owner=self, done=self._opened, failed=self._not_opened)

    def _open_client(self) -> Client:
        # In a worker: the imports behind this one take longer than the first picture did.
        from desktop_client.client import open_client

        return open_client(self._profile.root, chosen=self._settings, credentials=self._credentials)

    def _opened(self, client: Client) -> None:
        from ui.events import News
        from ui.page import Background
        from ui.warming import meet_widgets, warm_up

        self.client = client
        self.background = Background(self.general, self.sending, News(client.events, self))
        self.sign_in.meet(client)
        self._reach_bureau()
        self.general.run(warm_up, owner=self)
        QTimer.singleShot(0, self, meet_widgets)
        if self._settings.remember and self._settings.username:
            self.sign_in.show_resuming()
            self.general.run(client.account.resume, owner=self, done=self._resumed, failed=self._not_resumed)
        self.ready.emit()

    def warm_desk(self) -> None:
        """Start the processes of the PDF desk a while later: the start of the program needs the computer itself."""
        QTimer.singleShot(DESK_AFTER_MILLISECONDS, self, self._start_desk)

    def _start_desk(self) -> None:
        if self.client is not None:
            client = self.client
            self.general.run(lambda: client.documents.warm(), owner=self)

    def _try_again(self) -> None:
        self.sign_in.banner.clear()
        if self.client is None:
            self._load()
        else:
            self.sign_in.show_server()
            self._reach_bureau()

    def _not_opened(self, error: AppError) -> None:
        self.sign_in.show_closed(error)

    def _resumed(self, signed_in: SignedIn | None) -> None:
        if signed_in is None:
            self.sign_in.show_farewell()
        else:
            self._enter(signed_in)

    def _not_resumed(self, error: AppError) -> None:
        self.sign_in.show_error(error)

    # -- the bureau --------------------------------------------------------------------------------------

    def _choose_server(self) -> None:
        from ui.account.server import ServerDialog

        dialog = ServerDialog(self._settings, parent=self.sign_in)
        dialog.chosen.connect(self._server_chosen)
        dialog.open()

    def _server_chosen(self) -> None:
        self.sign_in.show_server()
        self._reach_bureau()

    def _reach_bureau(self) -> None:
        if self.client is None:
            return
        if self._settings.practice:
            self._practice().start()
        else:
            self._ask_bureau()

    def _practice(self) -> PracticeStarter:
        if self._starter is None:
            from ui.practice.starter import PracticeStarter

            assert self.client is not None  # noqa: S101 - only called once it is open
            self._starter = PracticeStarter(self.client.practice, self.general, self)
            self._starter.started.connect(self._ask_bureau)
            self._starter.failed.connect(self._practice_failed)
        return self._starter

    def _practice_failed(self, error: AppError) -> None:
        self.sign_in.show_condition(Condition.FAILED)
        self.sign_in.show_error(error, may_retry=True)

    def _ask_bureau(self) -> None:
        if self.client is not None:
            self.general.run(
                self.client.account.info, owner=self, done=self._bureau_told, failed=self._bureau_silent
            )

    def _bureau_told(self, info: BureauInfo) -> None:
        self.sign_in.show_info(info)

    def _bureau_silent(self, _error: AppError) -> None:
        self.sign_in.show_condition(Condition.UNREACHABLE)
        if self.sign_in.isVisible():
            self._again.start()

    # -- in and out --------------------------------------------------------------------------------------

    def _enter(self, signed_in: SignedIn) -> None:
        self._again.stop()
        if self._knows_catalogue():
            self._open_window(signed_in)
            return
        # The first time on this computer: no page has anything to show before the bureau has told what it publishes.
        assert self.client is not None  # noqa: S101 - nobody signs in without it
        self.sign_in.show_fetching()
        self.sending.run(
            self.client.office.sending.sync,
            owner=self,
            done=lambda _report: self._open_window(signed_in),
            failed=self.sign_in.show_error,
        )

    def _knows_catalogue(self) -> bool:
        from desktop_client.contract.codes import Code
        from desktop_client.errors import AppError

        assert self.client is not None  # noqa: S101
        try:
            self.client.office.grading.catalogue()
        except AppError as error:
            if error.code is not Code.SCHEME_NOT_CACHED:
                raise
            return False
        return True

    def _open_window(self, signed_in: SignedIn) -> None:
        from ui.window import MainWindow

        assert self.client is not None  # noqa: S101
        assert self.background is not None  # noqa: S101
        self.window = MainWindow(
            self.client,
            signed_in,
            self.background,
            dress=self.dress,
            languages=self.languages,
            starter=self._starter if self._settings.practice else None,
        )
        self.window.sign_out_wanted.connect(self._leave)
        self.window.show()
        self.window.activateWindow()
        self.sign_in.hide()
        self.window.loop.sync()
        self.entered.emit()

    def _leave(self) -> None:
        if self.window is None or self.client is None:
            return
        window, self.window = self.window, None
        window.loop.stop()
        window.office.sending.uploads.leave()
        # In the sending thread: whatever is on its way is answered before the session ends.
        self.sending.run(
            self.client.account.sign_out, owner=self, done=lambda _done: self._left(), failed=self._not_left
        )
        self.sign_in.show_leaving()
        self.sign_in.show()
        self.sign_in.activateWindow()
        window.retire()

    def _left(self) -> None:
        self.sign_in.show_farewell()
        self._reach_bureau()

    def _not_left(self, error: AppError) -> None:
        self.sign_in.show_error(error)


def _language(name: str) -> Language:
    return Language(name) if name in {each.value for each in Language} else Language.CHINESE
