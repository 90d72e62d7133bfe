"""How long the window does not answer: the gaps of a fast timer on the GUI thread, and where they were spent."""

from __future__ import annotations

import signal
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

TICK_MILLISECONDS = 5
LOOK_AFTER_SECONDS = 0.03
ROOMS = ("/ui/", "/desktop_client/")
PLACES_NAMED = 2


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """``where``: what the product was doing, innermost first; empty when nobody had to look, or could."""

    milliseconds: float
    where: str


class StallWatch(QObject):
    """Begins when it is made. An alarm that is put off at each tick looks where the GUI thread is when one is late.

    The alarm is a signal, handled by the GUI thread itself between two steps of Python: to walk its stack from a
    second thread crashes Python 3.11 sooner or later. Windows has no such signal; there the places stay empty.
    """

    def __init__(self) -> None:
        super().__init__()
        self._gaps: list[Gap] = []
        self._last = time.perf_counter()
        self._where = ""
        self._has_alarm = hasattr(signal, "setitimer")
        if self._has_alarm:
            signal.signal(signal.SIGALRM, self._look)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MILLISECONDS)

    def worst(self) -> Gap:
        """The longest gap so far."""
        return max(self._gaps, default=Gap(0.0, ""))

    def _tick(self) -> None:
        now = time.perf_counter()
        self._gaps.append(Gap((now - self._last) * 1000, self._where))
        self._last, self._where = now, ""
        if self._has_alarm:
            signal.setitimer(signal.ITIMER_REAL, LOOK_AFTER_SECONDS)

    def _look(self, _number: int, frame: FrameType | None) -> None:
        self._where = " < ".join(list(_places(frame))[:PLACES_NAMED])


def _places(frame: FrameType | None) -> Iterator[str]:
    """Our own functions on the stack, innermost first."""
    for place, line in traceback.walk_stack(frame):
        file = place.f_code.co_filename.replace("\\", "/")
        if any(room in file for room in ROOMS):
            yield f"{'/'.join(file.split('/')[-2:])}:{line} {place.f_code.co_name}"
