"""Shrinking 60 MB of colour scans below 20 MB, and how soon it stops; beside qpdf, which copies the same file."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks import piles
from benchmarks.children import NoAnswer, answer
from benchmarks.figures import Figure
from desktop_client import confined
from desktop_client.contract import limits
from desktop_client.documents.pagework import LIMITS
from desktop_client.documents.service import WORKER

PAGES = 42
MOST_SECONDS = 20
MOST_STOP_MS = 500
#: When somebody loses patience, in seconds from the beginning.
MOMENTS = (0.7, 1.5, 2.5, 3.5)


def measure() -> list[Figure]:
    """The work in a process of its own; then the same through the worker, given up at several moments."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (source,) = piles.scans(folder, files=1, pages=PAGES)
        copied = _copied_by_qpdf(source, folder / "copy.pdf")
        told = answer("benchmarks.drivers.shrinking", source, folder / "small.pdf")
        stopped = [_stopped_after(moment, source, folder / "never.pdf") for moment in MOMENTS]
        left = [path.name for path in folder.iterdir() if path.name.startswith((".", "never"))]
    how = f"{PAGES} pages at 300 dpi, {told['before'] / 1e6:.1f} MB; became {told['dpi']} dpi, JPEG {told['quality']}"
    return [
        Figure("shrink: 60 MB of scans", told["seconds"], "s", reference=copied, most=MOST_SECONDS, note=how),
        Figure(
            "shrink: size afterwards",
            told["after"] / 1_000_000,
            "MB",
            reference=told["before"] / 1_000_000,
            most=limits.AIM_FILE_BYTES / 1_000_000,
        ),
        Figure(
            "shrink: slowest of four cancellations",
            max(stopped),
            most=MOST_STOP_MS,
            note=f"left behind: {', '.join(left) or 'nothing'}; longest time unasked {told['unheard']:.0f} ms",
        ),
    ]


def _copied_by_qpdf(source: Path, out: Path) -> float:
    program = shutil.which("qpdf")
    if program is None:
        raise NoAnswer("the program qpdf is not installed")
    begun = time.perf_counter()
    subprocess.run([program, source, out], check=True)
    return time.perf_counter() - begun


def _stopped_after(seconds: float, source: Path, out: Path) -> float:
    """Milliseconds from losing patience to being free again, process and all."""
    with confined.Confined(WORKER) as worker:
        worker.start()
        until = time.perf_counter() + seconds
        asked: dict[str, Any] = {"file": str(source), "out": str(out), "limit": limits.AIM_FILE_BYTES}
        try:
            worker.call(
                "pages-shrink",
                {**asked, "allow_below": False},
                cancelled=lambda: time.perf_counter() > until,
                limits=LIMITS,
            )
        except confined.Cancelled:
            return (time.perf_counter() - until) * 1000
    raise NoAnswer("it was done before it could be stopped")
