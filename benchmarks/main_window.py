"""Signed in to the first painted page of the main window, with 500 declarations on this computer."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median

from benchmarks import seeding
from benchmarks.children import answer, milliseconds_until_told
from benchmarks.figures import Figure

RUNS = 5
DECLARATIONS = 500
MOST = 1_000


def measure() -> list[Figure]:
    """The empty window of the toolkit is started in turns with it, for the multiple."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder, "profile")
        seeding.seed(profile, declarations=DECLARATIONS)
        rounds = [_round(profile) for _ in range(RUNS + 1)]
    bare, painted, settled = (median(each) for each in zip(*rounds[1:], strict=True))
    return [
        Figure("main window: painted after signing in", painted, reference=bare, most=MOST),
        Figure("main window: nothing left to load", settled, reference=bare),
    ]


def _round(profile: Path) -> tuple[float, float, float]:
    bare = milliseconds_until_told("benchmarks.drivers.bare_window")
    painted, settled = answer("benchmarks.drivers.main_window", profile)
    return bare, painted, settled
