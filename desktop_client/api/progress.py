"""How far a sending has come, how fast it is, and the levers to hold or end it from another thread."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from desktop_client.contract.codes import Code
from desktop_client.errors import BureauUnavailable

#: The speed is that of the last seconds, so that it follows the line without trembling.
WINDOW_SECONDS = 10.0
#: A bar that moves ten times a second is smooth; more only costs.
PAUSE_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Progress:
    """``rest_seconds`` is None as long as nothing can be said of it."""

    sha256: str
    name: str
    sent: int
    total: int
    bytes_per_second: float = 0.0
    rest_seconds: float | None = None


Told = Callable[[Progress], None]


class Stopped(Exception):
    """Somebody does not want it any more."""


class Control:
    """Pause, resume and cancel one sending; any thread may pull. A pause begins when the piece under way is there."""

    def __init__(self) -> None:
        self._go = threading.Event()
        self._go.set()
        self._stop = threading.Event()
        self._is_left = False

    @property
    def is_paused(self) -> bool:
        return not self._go.is_set()

    def pause(self) -> None:
        if not self._stop.is_set():
            self._go.clear()

    def resume(self) -> None:
        self._go.set()

    def cancel(self) -> None:
        self._stop.set()
        self._go.set()

    def leave(self) -> None:
        """The program ends: nothing is given up, the next one goes on where this one stops."""
        self._is_left = True
        self.cancel()

    def check(self) -> None:
        """Go on, unless it was cancelled or left."""
        if self._is_left:
            raise BureauUnavailable(Code.BUREAU_UNREACHABLE)
        if self._stop.is_set():
            raise Stopped

    def wait_turn(self) -> None:
        """Go on as soon as it is not paused."""
        self._go.wait()
        self.check()

    def rest(self, seconds: float) -> None:
        """Wait, unless it is cancelled meanwhile."""
        self._stop.wait(seconds)
        self.check()


class Meter:
    """Turns bytes into progress, no more often than somebody can look."""

    def __init__(self, tell: Told, *, sha256: str, name: str, total: int) -> None:
        self._tell = tell
        self._sha256, self._name, self._total = sha256, name, total
        self._seen: deque[tuple[float, int]] = deque()
        self._told_at = 0.0

    def at(self, sent: int, *, certain: bool = False) -> None:
        """So much has left; ``certain``: tell it even if something was told a moment ago."""
        now = time.monotonic()
        if not certain and now - self._told_at < PAUSE_SECONDS:
            return
        self._told_at = now
        if self._seen and sent < self._seen[-1][1]:
            self._seen.clear()  # the line was cut: what was on it counts no more
        self._seen.append((now, sent))
        while len(self._seen) > 2 and now - self._seen[0][0] > WINDOW_SECONDS:
            self._seen.popleft()
        speed = self._speed()
        rest = (self._total - sent) / speed if speed else None
        self._tell(Progress(self._sha256, self._name, sent, self._total, speed, rest))

    def _speed(self) -> float:
        (began, first), (now, last) = self._seen[0], self._seen[-1]
        return (last - first) / (now - began) if now > began else 0.0
