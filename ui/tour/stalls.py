"""How long the window did not answer: a short timer that notices when it rings late."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer

T = TypeVar("T")

TICK_MILLISECONDS = 5


class StallWatch(QObject):
    """Remembers the longest stall of each step; looking at the screen and taking pictures do not count."""

    def __init__(self) -> None:
        super().__init__()
        self.doing = ""
        self._longest: dict[str, float] = {}
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MILLISECONDS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def aside(self, work: Callable[[], T]) -> T:
        """Do something that only the tour does, off the record."""
        self._note()
        try:
            return work()
        finally:
            self._clock.restart()

    def longest(self, count: int) -> list[tuple[float, str]]:
        """Return the longest stalls in milliseconds, each with the step during which it happened."""
        return sorted(((late, doing) for doing, late in self._longest.items()), reverse=True)[:count]

    def _tick(self) -> None:
        self._note()
        self._clock.restart()

    def _note(self) -> None:
        late = self._clock.nsecsElapsed() / 1_000_000 - TICK_MILLISECONDS
        self._longest[self.doing] = max(late, self._longest.get(self.doing, 0.0))
