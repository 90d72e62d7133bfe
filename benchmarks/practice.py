"""`python -m bureau practice` from the start of the process to its first answer, beside a bare Django server."""

from __future__ import annotations

import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median

from benchmarks.children import running, told
from benchmarks.figures import Figure

ROUNDS = 4
FIRST_MOST, LATER_MOST = 4_000, 2_000


def measure() -> list[Figure]:
    """The first start makes the database and the sample institution; a later one finds both."""
    rounds = [_round() for _ in range(ROUNDS)]
    first, later, bare_first, bare_later = (median(each) for each in zip(*rounds[1:], strict=True))
    return [
        Figure(
            "practice: first start, with database and sample data",
            first,
            reference=bare_first,
            most=FIRST_MOST,
        ),
        Figure("practice: later start", later, reference=bare_later, most=LATER_MOST),
    ]


def _round() -> tuple[float, float, float, float]:
    with tempfile.TemporaryDirectory() as folder:
        ours = ("bureau", "/api/v1/bureau", "practice", "--data", Path(folder, "ours"))
        bare = ("benchmarks.drivers.bare_bureau", "/api/bureau", Path(folder, "bare.db"))
        first, bare_first = _until_answered(*ours), _until_answered(*bare)
        return first, _until_answered(*ours), bare_first, _until_answered(*bare)


def _until_answered(module: str, question: str, *arguments: str | Path) -> float:
    begun = time.perf_counter()
    with running(module, *arguments) as child:
        url = told(child)["url"]
        with urllib.request.urlopen(url + question, timeout=60) as reply:  # noqa: S310 - our own loopback server
            reply.read()
        return (time.perf_counter() - begun) * 1000
