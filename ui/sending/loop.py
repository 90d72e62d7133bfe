"""Keeps this computer and the bureau at one: syncs after signing in, then again and again, slower while offline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.page import Background

if TYPE_CHECKING:
    from desktop_client.client import Office
    from desktop_client.errors import AppError
    from desktop_client.sending.models import SyncReport


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to rest between two rounds; the rest doubles while the bureau does not answer."""

    milliseconds: int
    longest: int


BUREAU_PACE = Pace(milliseconds=15_000, longest=120_000)
PRACTICE_PACE = Pace(milliseconds=2_000, longest=8_000)


class SyncLoop(QObject):
    """One round at a time, in the sending thread. Rests while the bureau wants the password again."""

    changed = Signal()
    """A round began or ended; ask ``busy``, ``wants_password`` and the office's own state."""

    def __init__(
        self, office: Office, tasks: Background, *, pace: Pace, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._tasks = tasks
        self._pace = pace
        self._rest = pace.milliseconds
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.sync)
        self._again = False
        self._stopped = False
        self.busy = False
        self.wants_password = False
        tasks.news.session_lost.connect(self._lost_session)

    @Slot()
    def sync(self) -> None:
        """Start a round now; when one is under way, another follows it."""
        if self._stopped or self.wants_password:
            return
        if self.busy:
            self._again = True
            return
        self._timer.stop()
        self.busy = True
        self.changed.emit()
        self._tasks.sending.run(self._office.sending.sync, owner=self, done=self._ended, failed=self._failed)

    def signed_in_again(self) -> None:
        """Go on after the password was given."""
        self.wants_password = False
        self._rest = self._pace.milliseconds
        self.sync()

    def stop(self) -> None:
        """Start no further round."""
        self._stopped = True
        self._timer.stop()

    def _ended(self, report: SyncReport) -> None:
        self._rest = self._pace.milliseconds if report.online else min(self._rest * 2, self._pace.longest)
        self._rest_a_while()

    def _failed(self, _error: AppError) -> None:
        # The reason stands in the office's own state, which the indicator shows.
        self._rest = min(self._rest * 2, self._pace.longest)
        self._rest_a_while()

    def _rest_a_while(self) -> None:
        self.busy = False
        again, self._again = self._again, False
        self.changed.emit()
        if again:
            self.sync()
        elif not (self._stopped or self.wants_password):
            self._timer.start(self._rest)

    @Slot()
    def _lost_session(self) -> None:
        self.wants_password = True
        self._timer.stop()
        self.changed.emit()
