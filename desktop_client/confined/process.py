"""One confined process seen from outside: started, spoken to, watched, ended."""

from __future__ import annotations

import collections
import contextlib
import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

#: How long a new process may take to say that it is ready: imports on a slow disk with a virus scanner.
START_SECONDS = 60.0
Line = tuple[Mapping[str, Any], bytes]  # Any: whatever JSON can say


class Process:
    """Its lines come in through a thread of its own; ``None`` is the last and means that it ended."""

    def __init__(self, entry: str) -> None:
        self._child = _spawn(entry)
        self._lines: queue.Queue[Line | None] = queue.Queue()
        self._said: collections.deque[bytes] = collections.deque(maxlen=40)
        self._rss = _reader_of_memory(self._child.pid)
        self._threads = [self._follow(self._read_lines), self._follow(self._read_errors)]

    @property
    def is_alive(self) -> bool:
        return self._child.poll() is None

    @property
    def pid(self) -> int:
        return self._child.pid

    def memory_bytes(self) -> int:
        """What it holds now; 0 when it is gone."""
        return self._rss()

    def send(self, said: Mapping[str, Any]) -> None:
        """One line; that it is gone is noticed where its lines are read."""
        with contextlib.suppress(OSError, ValueError):
            stdin = _open(self._child.stdin)
            stdin.write(json.dumps(said).encode() + b"\n")
            stdin.flush()

    def next_line(self, *, seconds: float) -> Line | None:
        """The next line; ``queue.Empty`` when none came in time, None when no more will come."""
        return self._lines.get(timeout=seconds)

    def last_words(self) -> str:
        """What it wrote for developers before it ended."""
        self._threads[1].join(timeout=1)
        return b"".join(self._said).decode(errors="replace").strip()

    def kill(self) -> None:
        """End it now, whatever it is doing."""
        with contextlib.suppress(OSError):
            self._child.kill()
        self._child.wait()
        self._close()

    def stop(self) -> None:
        """Let it end by itself: its standard input ends."""
        with contextlib.suppress(OSError, ValueError):
            _open(self._child.stdin).close()
        try:
            self._child.wait(timeout=1)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        self._close()

    def _close(self) -> None:
        for thread in self._threads:
            thread.join(timeout=1)
        for stream in (self._child.stdin, self._child.stdout, self._child.stderr):
            with contextlib.suppress(OSError, ValueError):
                _open(stream).close()

    def _read_lines(self) -> None:
        stdout = _open(self._child.stdout)
        with contextlib.suppress(OSError, ValueError):
            while line := stdout.readline():
                said = json.loads(line)
                self._lines.put((said, stdout.read(said.get("payload", 0))))
        self._lines.put(None)

    def _read_errors(self) -> None:
        """Always read, so that a chatty library cannot fill the pipe and stop; little of it kept."""
        stderr = _open(self._child.stderr)
        with contextlib.suppress(OSError, ValueError):
            while line := stderr.readline(2_000):
                self._said.append(line)

    def _follow(self, reading: Callable[[], None]) -> threading.Thread:
        thread = threading.Thread(target=reading, name=f"confined-{self._child.pid}", daemon=True)
        thread.start()
        return thread


def command(entry: str) -> list[str]:
    """The frozen program answers to ``-m`` as the interpreter does (``packaging/start.py``)."""
    return [sys.executable, "-m", entry]


def _spawn(entry: str) -> subprocess.Popen[bytes]:
    is_frozen = getattr(sys, "frozen", False)
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW
    return subprocess.Popen(  # noqa: S603  # our own program with our own arguments
        command(entry),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=None if is_frozen else Path(__file__).resolve().parents[2],
        creationflags=flags,
    )


def _reader_of_memory(pid: int) -> Callable[[], int]:
    import psutil

    try:
        process = psutil.Process(pid)
    except psutil.Error:
        return lambda: 0

    def rss() -> int:
        try:
            return int(process.memory_info().rss)
        except psutil.Error:
            return 0

    return rss


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise ValueError("started without pipes")
    return stream
