"""材料工坊 on the screen with two hundred pages: the first pictures, and the window while it is scrolled."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median

from benchmarks.children import answer
from benchmarks.figures import Figure
from benchmarks.thumbnails import pile

MOST_FIRST, MOST_STALL = 300, 50
RUNS = 3


def measure() -> list[Figure]:
    """From letting the file go to its pictures; then the whole of it up and down, faster than pictures come."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = pile(folder)
        runs = [answer("benchmarks.drivers.pdf_desk", folder / str(run), made) for run in range(RUNS)]
    figures = {step: median(run[step] for run in runs) for step in runs[0]}
    return [
        Figure("PDF desk: first of 200 pages on the screen", figures["first"], most=MOST_FIRST),
        Figure("PDF desk: all pages in view", figures["visible"]),
        *(
            Figure(
                f"PDF desk: longest stall {words}", figures[step], reference=figures["bare"], most=MOST_STALL
            )
            for step, words in (("fill stall", "while it fills"), ("scroll stall", "while scrolling"))
        ),
    ]
