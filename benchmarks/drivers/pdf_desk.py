"""The real desk with two hundred pages: until its first pictures are there, and scrolled from end to end and back."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.drivers.telling import tell_and_go
from benchmarks.drivers.watching import TICK_MILLISECONDS, StallWatch
from desktop_client.documents.service import DocumentsService
from ui.documents import PdfDesk
from ui.tasks import Tasks
from ui.theme import Theme

IDLE_MILLISECONDS = 2_000
FRAME_MILLISECONDS = 16
STEP = 90
"""Pixels for each frame of scrolling: fast enough that no picture is there yet."""


class Driver:
    """One step after the other, each begun by the end of the one before."""

    def __init__(self, folder: Path, pile: Path) -> None:
        self._pile = pile
        self._documents = DocumentsService(folder / "window desks", language=lambda: "zh")
        self._tasks = Tasks()
        self._desk = PdfDesk(self._documents, self._tasks, save_words="保存")
        self._desk.resize(1000, 680)
        self._desk.show()
        self._told: dict[str, float] = {}
        self._begun = 0.0

    def start(self) -> None:
        """Warm up as the window does, then look at an idle window for comparison."""
        self._tasks.run(self._documents.warm, owner=self._desk)
        self._desk.open("benchmark")
        self._watch = StallWatch()
        QTimer.singleShot(IDLE_MILLISECONDS, self._desk, self._fill)

    def _fill(self) -> None:
        self._note_stall("bare")
        self._begun = time.perf_counter()
        self._desk.table.thumbnails.arrived.connect(self._arrived)
        self._desk.add([self._pile])

    def _arrived(self, _page_id: str) -> None:
        self._told.setdefault("first", self._elapsed())
        view = self._desk.table.grid.view
        missing = [
            row
            for row in view.shown_rows()
            if self._desk.table.thumbnails.latest(self._desk.table.model.page(row)) is None
        ]
        if not missing:
            self._desk.table.thumbnails.arrived.disconnect(self._arrived)
            self._told["visible"] = self._elapsed()
            self._when_at_rest()

    def _when_at_rest(self) -> None:
        """Scrolling is measured by itself: the pages have been looked at by then."""
        if not self._desk.is_at_rest():
            QTimer.singleShot(50, self._desk, self._when_at_rest)
            return
        self._note_stall("fill stall")
        self._scroll(STEP)

    def _scroll(self, step: int) -> None:
        bar = self._desk.table.grid.view.verticalScrollBar()
        bar.setValue(bar.value() + step)
        if bar.value() == bar.maximum():
            step = -STEP
        if bar.value() > 0:
            QTimer.singleShot(FRAME_MILLISECONDS, self._desk, lambda: self._scroll(step))
        else:
            self._note_stall("scroll stall")
            self._documents.close()
            tell_and_go(self._told)

    def _elapsed(self) -> float:
        return (time.perf_counter() - self._begun) * 1000

    def _note_stall(self, name: str) -> None:
        self._told[name] = self._watch.worst().milliseconds - TICK_MILLISECONDS
        self._watch = StallWatch()


if __name__ == "__main__":
    application = QApplication([])
    dress = Theme(application)
    driver = Driver(*map(Path, sys.argv[1:]))
    QTimer.singleShot(0, driver.start)
    application.exec()
