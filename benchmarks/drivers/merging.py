"""Joins all PDFs of a folder in turns with the ``qpdf`` program; tells milliseconds of both, and our peak of memory."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from benchmarks.drivers.telling import tell
from desktop_client.documents.join import join
from desktop_client.documents.model import Joined, Piece

ROUNDS = 5


def main(folder: str, qpdf: str) -> None:
    """The first round imports and fills caches, and is not counted; the last re-opens and draws every page."""
    files = sorted(Path(folder).glob("*.pdf"))
    ours, theirs = Path(folder, "ours.out"), Path(folder, "theirs.out")
    rounds = [
        (
            _milliseconds(lambda: _join(files, ours, check=False)),
            _milliseconds(lambda: _qpdf(qpdf, files, theirs)),
        )
        for _ in range(ROUNDS + 1)
    ]
    peak = _peak_megabytes()
    joining, merging = (median(each) for each in zip(*rounds[1:], strict=True))
    checked = _milliseconds(lambda: _join(files, ours, check=True))
    tell({"ms": joining, "qpdf": merging, "peak": peak, "checked": checked})


def _milliseconds(work: Callable[[], None]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _join(files: Sequence[Path], out: Path, *, check: bool) -> None:
    made = join([Piece(path) for path in files], out, check=check)
    assert isinstance(made, Joined)


def _qpdf(program: str, files: Sequence[Path], out: Path) -> None:
    subprocess.run([program, "--empty", "--pages", *files, "--", out], check=True)


def _peak_megabytes() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    main(*sys.argv[1:])
