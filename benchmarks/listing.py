"""申请列表 with 100,000 declarations, beside a bare SQLite query over as many rows."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks import seeding
from benchmarks.children import answer
from benchmarks.figures import Figure

DECLARATIONS = 100_000
MOST_FIRST, MOST_CHANGE, MOST_MEGABYTES = 100, 150, 60
RUNS = 3
BARE_RUNS = 5


def measure() -> list[Figure]:
    """Each step is a click or a key in the real window, until the picture of its effect; medians of fresh programs."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder, "profile")
        seeding.seed(profile, declarations=DECLARATIONS)
        bare = _bare(Path(folder, "bare.db"))
        runs = [answer("benchmarks.drivers.listing", profile) for _ in range(RUNS)]
    steps = _medians([dict(run["times"]) for run in runs])
    memory = [run["megabytes"] for run in runs if run["megabytes"] is not None]
    first = steps.pop("first rows")
    return [
        Figure("list of 100,000: first rows", first, reference=bare, most=MOST_FIRST),
        *(_slowest(kind, steps, bare) for kind in ("sort", "filter", "search")),
        *([Figure("list: memory added", median(memory), unit="MB", most=MOST_MEGABYTES)] if memory else []),
    ]


def _medians(runs: list[dict[str, float]]) -> dict[str, float]:
    return {step: median(run[step] for run in runs) for step in runs[0]}


def _slowest(kind: str, steps: dict[str, float], bare: float) -> Figure:
    ours = {step: took for step, took in steps.items() if step.startswith(kind)}
    step = max(ours, key=lambda each: ours[each])
    return Figure(f"list: slowest of {len(ours)}, {step}", ours[step], reference=bare, most=MOST_CHANGE)


def _bare(file: Path) -> float:
    """Milliseconds for all ids in the order of an indexed column, into a list."""
    db = sqlite3.connect(file)
    db.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, at TEXT)")
    rows = ((f"{number * 7919 % 100_003:06}",) for number in range(DECLARATIONS))
    db.executemany("INSERT INTO bare (at) VALUES (?)", rows)
    db.execute("CREATE INDEX by_at ON bare (at)")
    db.commit()
    took = [_milliseconds(db) for _ in range(BARE_RUNS)]
    db.close()
    return median(took)


def _milliseconds(db: sqlite3.Connection) -> float:
    begun = time.perf_counter()
    db.execute("SELECT id FROM bare ORDER BY at").fetchall()
    return (time.perf_counter() - begun) * 1000
