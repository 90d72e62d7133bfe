"""The studio of the gallery: the real program on a prepared profile, dressed as wanted, one subject at a time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_client import paths, settings
from desktop_client.practice.service import PracticeService
from ui.account.bureau_line import Condition
from ui.frame.flyout import Flyout
from ui.gallery.cases import FRESH, Cases
from ui.gallery.keys import ForgetfulCredentials
from ui.i18n import Language
from ui.program import Program
from ui.theme import Appearance
from ui.tour.line import Line
from ui.window import MainWindow

W = TypeVar("W", bound=QWidget)

PATIENCE_SECONDS = 30.0
BREATH_MILLISECONDS = 10


class Studio(QObject):
    """Brings windows up and puts them away again. ``cases`` names the declarations that show something."""

    def __init__(self, application: QApplication, *, profile: Path) -> None:
        super().__init__()
        self.cases = Cases.load(profile)
        place = paths.Profile(profile)
        self._practice = PracticeService(place)
        bureau = self._practice.start()
        self.line = Line(bureau_port=urlsplit(bureau.url).port or 0, parent=self)
        known = {"url": self.line.url, "token": bureau.token, "pid": bureau.pid}
        paths.write_private(place.practice_running, json.dumps(known).encode())
        chosen = settings.load(place.settings)
        chosen.username, chosen.remember = "", False
        self.program = Program(
            application, profile=place, settings=chosen, language="zh_CN", credentials=ForgetfulCredentials()
        )
        self.program.start()
        self.wait(lambda: self.program.sign_in.bureau.condition() is Condition.READY)

    @property
    def window(self) -> MainWindow:
        """The main window, while somebody is signed in."""
        window = self.program.window
        assert window is not None  # noqa: S101 - the subject says on which stage it stands
        return window

    # -- who is there ------------------------------------------------------------------------------------

    def enter_sample(self) -> None:
        """Sign in as the sample institution's manager."""
        self._enter(self.cases.username, self.cases.password)

    def enter_fresh(self) -> None:
        """Sign in as somebody who has just registered."""
        self._enter(FRESH["username"], FRESH["password"])

    def leave(self) -> None:
        """Sign out, back to the first window."""
        self.clear()
        self.window.sign_out_wanted.emit()
        self.wait(lambda: self.program.window is None and self.program.sign_in.username.isEnabled())
        self.settle()

    def close(self) -> None:
        """End the program and its bureau, and leave the application speaking and looking as it began."""
        self.clear()
        self.dress(Language.CHINESE, Appearance.LIGHT)
        for window in (self.program.window, self.program.sign_in):
            if window is not None:
                window.close()
        self.program.shutdown()
        self._practice.stop()

    def _enter(self, username: str, password: str) -> None:
        sign_in = self.program.sign_in
        sign_in.username.setText(username)
        sign_in.password.set_text(password)
        sign_in.submit()
        self.wait(lambda: self.program.window is not None)
        self.wait(
            lambda: self.window.office.sending.state().last_sync is not None and not self.window.loop.busy
        )
        # From here on nothing changes by itself: pictures of the same thing shall be the same.
        self.window.loop.stop()
        self.settle()

    # -- how it looks ------------------------------------------------------------------------------------

    def dress(self, language: Language, appearance: Appearance) -> None:
        """Speak a language and wear colours, as chosen in the settings."""
        self.program.languages.choose(language)
        self.program.dress.choose(appearance)
        self.settle()

    def size(self, width: int, height: int) -> None:
        """Make the window on stage this large."""
        window = self.program.window or self.program.sign_in
        window.resize(width, height)
        self.settle()

    def clear(self) -> None:
        """Put away dialogs, menus and panels, and go home."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for dialog in [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)]:
            dialog.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if self.program.window is not None:
            for flyout in self.program.window.findChildren(Flyout):
                flyout.close()
            self.program.window.banner.clear()
            self.program.window.pages.go("dashboard")
        else:
            self.program.sign_in.show_farewell()
        self.settle()

    # -- working it --------------------------------------------------------------------------------------

    def go(self, place: str, argument: str = "") -> QWidget:
        """Show a page of the main window."""
        self.window.pages.go(place, argument)
        self.settle()
        page = self.window.pages.page()
        assert page is not None  # noqa: S101 - it has just been shown
        return page

    def find(self, kind: type[W], name: str = "") -> W:
        """Return what is visible of a kind, by its object name, the front window first."""
        fronts = [QApplication.activePopupWidget(), QApplication.activeModalWidget()]
        for window in (*fronts, *QApplication.topLevelWidgets()):
            candidates = [window, *window.findChildren(kind)] if window is not None else []
            for each in candidates:
                if isinstance(each, kind) and each.isVisible() and name in ("", each.objectName()):
                    return each
        raise LookupError(f"no visible {kind.__name__} {name!r}")

    def wait(self, condition: Callable[[], object]) -> None:
        """Let the program run until the condition holds."""
        clock = QElapsedTimer()
        clock.start()
        while not condition():
            if clock.elapsed() > PATIENCE_SECONDS * 1000:
                raise TimeoutError("the studio waited in vain")
            self._breathe()

    def settle(self) -> None:
        """Let everything be answered and painted."""
        self._breathe()
        self.wait(lambda: self.program.general.settled() and self.program.sending.settled())
        self.wait(self._is_page_complete)
        self._breathe()

    def _is_page_complete(self) -> bool:
        page = self.program.window.pages.page() if self.program.window is not None else None
        return page is None or page.is_complete()

    def _breathe(self) -> None:
        loop = QEventLoop()
        QTimer.singleShot(BREATH_MILLISECONDS, loop.quit)
        loop.exec()
