"""The real program on a seeded profile, up to the main window, for the drivers that measure what comes after."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks import seeding
from desktop_client import paths, settings
from ui.program import Program

if TYPE_CHECKING:  # what is imported here would not be measured
    from desktop_client.account.models import SignedIn
    from ui.window import MainWindow

PATIENCE = 30.0


class Paintings(QObject):
    """Counts how often a window paints: the first time as a whole, later what asked to be updated."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.count = 0
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() in (QEvent.Type.UpdateRequest, QEvent.Type.Paint)
        return False


class Stage:
    """Owns the program; nobody else has to know how it is started."""

    def __init__(self, profile: Path) -> None:
        self.application = QApplication([])
        chosen = settings.load(paths.Profile(profile).settings)
        self.program = Program(self.application, profile=paths.Profile(profile), settings=chosen)
        self.accepted_at = 0.0
        self._entered: list[MainWindow] = []
        self.program.entered.connect(self._note_entered)

    def enter(self) -> MainWindow:
        """Start, sign in (nothing answers, so this computer's own key does), return when the main window is shown."""
        self.program.start()
        wait_until(lambda: self.program.client is not None)
        client = self.program.client
        assert client is not None  # waited for
        self.program.general.run(
            partial(client.account.sign_in, seeding.USERNAME, seeding.PASSWORD, remember=False),
            owner=self.program,
            done=self._accepted,
        )
        wait_until(lambda: bool(self._entered))
        return self._entered[0]

    def _accepted(self, signed_in: SignedIn) -> None:
        self.accepted_at = time.perf_counter()
        self.program.sign_in.signed_in.emit(signed_in)

    def _note_entered(self) -> None:
        assert self.program.window is not None  # that is what the signal says
        self._entered.append(self.program.window)


def wait_until(condition: Callable[[], bool]) -> None:
    """Let the program go on until the condition holds."""
    until = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def timed(
    step: Callable[[], object], paintings: Paintings, *, done: Callable[[], bool] = lambda: True
) -> float:
    """Milliseconds from the step to the picture that shows its effect."""
    QApplication.processEvents()
    painted = paintings.count
    begun = time.perf_counter()
    step()
    while not (done() and paintings.count > painted):
        QApplication.processEvents()
        if time.perf_counter() - begun > PATIENCE:
            raise TimeoutError
    return (time.perf_counter() - begun) * 1000
