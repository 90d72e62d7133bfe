"""The longest moment in which the window did not answer during the tour, beside an empty window on the same machine."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.children import answer
from benchmarks.figures import Figure

MOST = 50


def measure() -> list[Figure]:
    """The tour signs in, fills, files, corrects and renews in the real window against the real practice bureau."""
    bare = answer("benchmarks.drivers.bare_stalls")
    with tempfile.TemporaryDirectory() as folder:
        stalls = answer("benchmarks.drivers.tour", Path(folder))
    where = "; ".join(f"{took:.0f} ms during “{step}”" for took, step in stalls)
    return [Figure("stalls: longest in the tour", stalls[0][0], reference=bare, most=MOST, note=where)]
