"""From "you are in" to the painted main window, and until nothing is left to be loaded into it."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.drivers.stage import Paintings, Stage, wait_until
from benchmarks.drivers.telling import tell_and_go

if __name__ == "__main__":
    stage = Stage(Path(sys.argv[1]))
    window = stage.enter()
    wait_until(lambda: window.pages.page() is not None)
    paintings = Paintings(window)
    wait_until(lambda: paintings.count > 0)
    painted = time.perf_counter()
    wait_until(stage.program.general.settled)
    settled = time.perf_counter()
    tell_and_go([(moment - stage.accepted_at) * 1000 for moment in (painted, settled)])
