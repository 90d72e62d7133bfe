"""The whole tour, played as ``python -m ui.tour`` does, for the longest moment in which the window did not answer."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.drivers.telling import tell
from ui.tour import chapters, story
from ui.tour.stage import Stage

NAMED = 3


def play(folder: Path) -> list[tuple[float, str]] | None:
    """The longest stalls in milliseconds with their steps; None when the tour did not come to its end."""
    application = QApplication([sys.argv[0]])
    application.setQuitOnLastWindowClosed(False)
    pictures = folder / "pictures"
    pictures.mkdir()
    stage = Stage(application, profile=folder / "profile", pictures=pictures)
    try:
        # What it tells on the way is for a person; standard output belongs to the measurement.
        with contextlib.redirect_stdout(sys.stderr):
            went_well = story.play(chapters.STEPS, stage)
        return stage.watch.longest(NAMED) if went_well else None
    finally:
        stage.close()


if __name__ == "__main__":
    found = play(Path(sys.argv[1]))
    if found is None:
        sys.exit(1)
    tell(found)
