"""The side that asks: hands a job to a confined process, watches over it, and ends what goes too far."""

from __future__ import annotations

import contextlib
import itertools
import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from desktop_client.confined.models import (
    Answer,
    Cancelled,
    Died,
    Failed,
    Limits,
    TimedOut,
    TooMuchMemory,
)
from desktop_client.confined.process import START_SECONDS, Line, Process

Progress = Callable[[Mapping[str, Any]], None]  # Any: the verb's own words

#: How often a running job is looked at; memory can grow by some 50 MB in between.
LOOK_SECONDS = 0.025
#: How long a job that was told to stop may take before its process is ended.
STOP_SECONDS = 0.3


def _nothing(facts: Mapping[str, Any]) -> None:
    """Who does not ask for progress hears none."""


def _never() -> bool:
    return False


class Confined:
    """A few processes that run the module ``entry``; each does one job at a time and is started when first needed.

    Safe to be called from any thread: who finds all processes busy waits.
    """

    def __init__(self, entry: str, *, limits: Limits = Limits(), children: int = 1) -> None:  # noqa: B008  # frozen
        self._entry = entry
        self._limits = limits
        self._numbers = itertools.count(1)
        self._closing = threading.Event()
        # The one used last is warm and comes first again.
        self._free: queue.LifoQueue[Process | None] = queue.LifoQueue()
        self._children = children
        for _ in range(children):
            self._free.put(None)

    def __enter__(self) -> Confined:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start a process ahead of the first call, so that it need not wait for the imports."""
        with self._one(_never):
            pass

    def call(
        self,
        verb: str,
        arguments: Mapping[str, Any],
        *,
        progress: Progress = _nothing,
        cancelled: Callable[[], bool] = _never,
        limits: Limits | None = None,
        scratch: Path | None = None,
    ) -> Answer:
        """Have ``verb`` done. ``progress`` and ``cancelled`` are called on the caller's thread; may take seconds.

        ``scratch`` is a folder of the caller's that nobody needs when the caller is ended before it can remove it.
        """
        with self._one(cancelled) as process:
            watch = _Watch(
                process,
                number=next(self._numbers),
                limits=limits or self._limits,
                progress=progress,
                is_unwanted=lambda: cancelled() or self._closing.is_set(),
            )
            return watch.ask(verb, arguments, scratch)

    def close(self) -> None:
        """End all processes; jobs under way are cancelled. It may be used again afterwards."""
        self._closing.set()
        processes = [self._free.get() for _ in range(self._children)]
        for process in processes:
            if process is not None:
                process.stop()
            self._free.put(None)
        self._closing.clear()

    @contextlib.contextmanager
    def _one(self, cancelled: Callable[[], bool]) -> Iterator[Process]:
        """A process that lives and is free, for as long as the block lasts."""
        process = self._wait_for_one(cancelled)
        try:
            process = self._ready(process, cancelled)
            yield process
        finally:
            self._free.put(process)

    def _wait_for_one(self, cancelled: Callable[[], bool]) -> Process | None:
        while not (cancelled() or self._closing.is_set()):
            with contextlib.suppress(queue.Empty):
                return self._free.get(timeout=LOOK_SECONDS)
        raise Cancelled

    def _ready(self, process: Process | None, cancelled: Callable[[], bool]) -> Process:
        """The process itself if it lives, else a new one that has said it is ready."""
        if process is not None and process.is_alive:
            return process
        if process is not None:
            process.kill()
        process = Process(self._entry)
        try:
            self._wait_until_ready(process, cancelled)
        except BaseException:
            process.kill()
            raise
        return process

    def _wait_until_ready(self, process: Process, cancelled: Callable[[], bool]) -> None:
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            if cancelled() or self._closing.is_set():
                raise Cancelled
            with contextlib.suppress(queue.Empty):
                if process.next_line(seconds=LOOK_SECONDS) is None:
                    raise Died(process.last_words())
                return
        raise TimedOut


class _Unwanted(Exception):
    """Nobody waits for the answer any more."""


class _Watch:
    """One job: asked, followed, and stopped when it goes too far."""

    def __init__(
        self,
        process: Process,
        *,
        number: int,
        limits: Limits,
        progress: Progress,
        is_unwanted: Callable[[], bool],
    ) -> None:
        self._process = process
        self._number = number
        self._limits = limits
        self._progress = progress
        self._is_unwanted = is_unwanted
        self._until = time.monotonic() + limits.seconds
        self._heard_at = time.monotonic()

    def ask(self, verb: str, arguments: Mapping[str, Any], scratch: Path | None) -> Answer:
        """Its answer. A process that is left in doubt is ended here; the next call starts another."""
        self._send(verb, arguments, scratch)
        try:
            answer = self._follow()
        except _Unwanted:
            if not self._stops():
                self._process.kill()
            raise Cancelled from None
        except Failed:
            raise
        except BaseException:
            self._process.kill()
            raise
        if self._process.memory_bytes() * 2 > self._limits.memory_bytes:
            self._process.stop()  # what it still holds would be missing to the next job
        return answer

    def _send(self, verb: str, arguments: Mapping[str, Any], scratch: Path | None) -> None:
        limits = {"seconds": self._limits.seconds, "memory_bytes": self._limits.memory_bytes}
        asked = {"id": self._number, "verb": verb, "arguments": dict(arguments), **limits}
        self._process.send({**asked, "scratch": str(scratch)} if scratch else asked)

    def _follow(self) -> Answer:
        while True:
            self._look()
            with contextlib.suppress(queue.Empty):
                answer = self._heard(self._process.next_line(seconds=LOOK_SECONDS))
                if answer is not None:
                    return answer

    def _look(self) -> None:
        if self._is_unwanted():
            raise _Unwanted
        now = time.monotonic()
        if now > self._until or now > self._heard_at + self._limits.silent_seconds:
            raise TimedOut
        if self._process.memory_bytes() > self._limits.memory_bytes:
            raise TooMuchMemory

    def _heard(self, line: Line | None) -> Answer | None:
        if line is None:
            raise Died(self._process.last_words())
        said, payload = line
        self._heard_at = time.monotonic()
        if "progress" in said:
            self._progress(said["progress"])
            return None
        if "memory" in said:
            raise TooMuchMemory
        if "failed" in said:
            raise Failed(**said["failed"])
        return Answer(said["data"], payload)

    def _stops(self) -> bool:
        """Ask it to stop; whether it did in time, and is fit for another job."""
        self._process.send({"cancel": self._number})
        until = time.monotonic() + STOP_SECONDS
        while (left := until - time.monotonic()) > 0:
            try:
                line = self._process.next_line(seconds=left)
            except queue.Empty:
                return False
            if line is None:
                return False
            if "progress" not in line[0]:
                return True
        return False
