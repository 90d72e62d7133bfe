"""Keystroke to painted and saved, beside a bare tick box with one synced commit."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median, quantiles

from benchmarks import seeding
from benchmarks.children import answer
from benchmarks.figures import Figure

MOST_P99 = 16
MOST_STALL = 50


def measure() -> list[Figure]:
    """Twelve keystrokes on each single choice of the standard, then Enter to the next question."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder, "profile")
        seeding.seed(profile, declarations=50)
        bare = answer("benchmarks.drivers.bare_answering", Path(folder, "bare.db"))
        found = answer("benchmarks.drivers.answering", profile)
    strokes, steps, (stall, where) = found["strokes"], found["steps"], found["stall"]
    return [
        Figure(f"answering: {len(strokes)} keystrokes, p50", median(strokes), reference=median(bare)),
        Figure("answering: p99", _p99(strokes), reference=_p99(bare), most=MOST_P99),
        Figure("answering: Enter to the next question, p50", median(steps), reference=median(bare)),
        Figure("answering: longest stall meanwhile", stall, most=MOST_STALL, note=where),
    ]


def _p99(samples: list[float]) -> float:
    return quantiles(samples, n=100)[98]
