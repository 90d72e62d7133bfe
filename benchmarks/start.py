"""Process start to the first painted sign-in window, beside an empty window of the same toolkit."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks import seeding
from benchmarks.children import alternating
from benchmarks.figures import Figure

RUNS = 9
MOST_TIMES = 2.0


def measure() -> list[Figure]:
    """A fresh profile is one that does not exist yet; a used one belongs to somebody with declarations."""
    with tempfile.TemporaryDirectory() as folder:
        fresh, used = Path(folder, "fresh"), Path(folder, "used")
        seeding.seed(used, declarations=20)
        bare, first, again = alternating(
            RUNS,
            ("benchmarks.drivers.bare_window",),
            ("benchmarks.drivers.first_window", fresh),
            ("benchmarks.drivers.first_window", used),
        )
    return [
        Figure("start: sign-in window, fresh profile", first, reference=bare, most_times=MOST_TIMES),
        Figure("start: sign-in window, used profile", again, reference=bare, most_times=MOST_TIMES),
    ]
