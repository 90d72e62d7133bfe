"""Starts the practice bureau in a worker, so that no window ever waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.tasks import Tasks

if TYPE_CHECKING:
    from desktop_client.errors import AppError
    from desktop_client.practice.models import PracticeBureau
    from desktop_client.practice.service import PracticeService


class PracticeStarter(QObject):
    """One start at a time; ``bureau`` is there once it answers."""

    started = Signal(object)
    failed = Signal(object)

    def __init__(self, practice: PracticeService, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._practice = practice
        self._tasks = tasks
        self._starting = False
        self.bureau: PracticeBureau | None = None

    def start(self) -> None:
        """Start it; one that answers already is taken as it is."""
        if self._starting:
            return
        self._starting = True
        self._tasks.run(self._practice.start, owner=self, done=self._done, failed=self._not_done)

    def _done(self, bureau: PracticeBureau) -> None:
        self._starting = False
        self.bureau = bureau
        self.started.emit(bureau)

    def _not_done(self, error: AppError) -> None:
        self._starting = False
        self.failed.emit(error)
