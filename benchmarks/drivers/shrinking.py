"""Shrinks a PDF to 20 MB in this process; tells seconds, sizes, and how long it could not be stopped at worst."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.drivers.telling import tell
from desktop_client.contract import limits
from desktop_client.documents.model import ShrinkReport, Step
from desktop_client.documents.shrink import shrink


class Heard:
    """Remembers how long it was not asked."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()

    def __call__(self, _step: Step, _done: int, _total: int) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


def main(source: str, out: str) -> None:
    begun = time.perf_counter()
    heard = Heard()
    report = shrink(Path(source), Path(out), limit=limits.AIM_FILE_BYTES, watch=heard)
    assert isinstance(report, ShrinkReport)
    assert report.setting is not None
    tell(
        {
            "seconds": time.perf_counter() - begun,
            "unheard": heard.longest * 1000,
            "before": report.before,
            "after": report.after,
            "dpi": report.setting.dpi,
            "quality": report.setting.quality,
            "fits": report.fits,
        }
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
