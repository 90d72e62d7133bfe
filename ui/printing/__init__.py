"""Words on A4 paper as PDF, drawn by a child process: Qt holds the interpreter while it lays out and draws.

In a thread of this process the window would stand still for as long as that takes.
"""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Paper:
    """What is printed, worded already: the child knows no language and nothing of the domain.

    ``html`` and its ``style`` are what ``QTextDocument`` understands; ``foot`` stands at the bottom of every page,
    opposite ``pages``, in which ``{number}`` and ``{count}`` are filled in.
    """

    title: str
    html: str
    style: str
    foot: str
    pages: str
    families: tuple[str, ...]
    """The fonts to choose from, best first."""


def pdf(paper: Paper) -> bytes:
    """Return the paper as PDF. Takes a good part of a second: to be called in a worker."""
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW
    printed = subprocess.run(  # noqa: S603 - our own program
        command(),
        input=json.dumps(dataclasses.asdict(paper)).encode(),
        capture_output=True,
        check=False,
        timeout=SECONDS,
        cwd=None if _is_frozen() else Path(__file__).resolve().parents[2],
        env=_environment(),
        creationflags=flags,
    )
    if printed.returncode or not printed.stdout.startswith(b"%PDF"):
        said = printed.stderr.decode(errors="replace")
        raise RuntimeError(f"printing ended with status {printed.returncode}: {said[-2000:]}")
    return printed.stdout


def command() -> list[str]:
    """How the child is started; the frozen program answers to ``-m`` as well (``packaging/start.py``)."""
    return [sys.executable, "-m", "ui.printing"]


def _environment() -> dict[str, str]:
    """No screen is needed to draw; only Windows keeps its fonts where nothing but its own platform finds them."""
    return dict(os.environ) if sys.platform == "win32" else {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def _is_frozen() -> bool:
    return bool(getattr(sys, "frozen", False))
