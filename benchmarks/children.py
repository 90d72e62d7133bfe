"""Starting the processes that are measured, and hearing from them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


class NoAnswer(Exception):
    """A measured process ended before it had found out anything; it has said why on standard error."""


@contextmanager
def running(module: str, *arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    """Run ``python -m module``; what still runs at the end of the block is ended."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    child = subprocess.Popen(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        yield child
    finally:
        child.terminate()
        child.communicate()


def told(child: subprocess.Popen[str]) -> Any:  # Any: whatever the driver measured
    """The next line that a child prints, as JSON."""
    assert child.stdout is not None  # it was started with a pipe
    line = child.stdout.readline()
    if not line:
        raise NoAnswer(f"{child.args!r} ended with status {child.wait()}")
    return json.loads(line)


def answer(module: str, *arguments: str | Path) -> Any:  # Any: whatever the driver measured
    """What a driver has found out when it is done."""
    with running(module, *arguments) as child:
        return told(child)


def milliseconds_until_told(module: str, *arguments: str | Path) -> float:
    """From the start of a process to its first line: interpreter, imports and all."""
    begun = time.perf_counter()
    with running(module, *arguments) as child:
        told(child)
        return (time.perf_counter() - begun) * 1000


def alternating(times: int, *commands: tuple[str | Path, ...]) -> list[float]:
    """The median time until each command tells something; taking turns, so that a busy moment hits all alike.

    One round before the first is not counted: it fills the caches.
    """
    rounds = [
        [milliseconds_until_told(str(module), *rest) for module, *rest in commands] for _ in range(times + 1)
    ]
    return [median(each) for each in zip(*rounds[1:], strict=True)]
