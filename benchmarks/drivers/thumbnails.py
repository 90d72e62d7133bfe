"""A window that lives while its worker threads fill a PDF desk: the first picture, all of them, the longest stall."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.drivers.telling import tell_and_go
from benchmarks.drivers.watching import TICK_MILLISECONDS, StallWatch
from desktop_client.documents.desk import Desk
from desktop_client.documents.service import DocumentsService
from ui.tasks import Tasks

WIDTH = 180
IDLE_MILLISECONDS = 2_000
Next = Callable[[], object]


class Driver:
    """One step after the other, each begun by the end of the one before, as the window does it."""

    def __init__(self, folder: Path, pile: Path, files: list[Path]) -> None:
        self._documents = DocumentsService(folder / "desks", language=lambda: "zh")
        self._pile, self._files = pile, files
        self._window = QMainWindow()
        self._window.show()
        painter = QTimer(self._window, interval=TICK_MILLISECONDS)
        painter.timeout.connect(self._window.update)
        painter.start()
        self._tasks = Tasks(self._window)
        self._told: dict[str, float] = {}
        self._begun = 0.0

    def start(self) -> None:
        self._documents.warm()
        self._watch = StallWatch()
        QTimer.singleShot(IDLE_MILLISECONDS, self._fill)

    def _fill(self) -> None:
        self._note_stall("bare")
        self._show_first("pile", [self._pile], "first", self._draw_all)

    def _draw_all(self) -> None:
        desk = self._documents.desk("pile")
        self._begun = time.perf_counter()
        pages = [page.id for page in desk.state.pages]
        left = len(pages)

        def drawn(_picture: bytes) -> None:
            nonlocal left
            left -= 1
            if not left:
                self._note("all")
                self._note_stall("stall")
                self._show_first("files", self._files, "first of files", self._merge)

        for page in pages:
            self._tasks.run(partial(desk.thumbnail, page, WIDTH), owner=self._window, done=drawn)

    def _merge(self) -> None:
        self._watch = StallWatch()
        desk = self._documents.desk("files")
        self._tasks.run(desk.build, owner=self._window, done=lambda _: self._look())

    def _look(self) -> None:
        self._note_stall("merge stall")
        self._begun = time.perf_counter()
        desk = self._documents.desk("pile")
        self._tasks.run(desk.look, owner=self._window, done=lambda _: self._end())

    def _end(self) -> None:
        self._note("look")
        self._documents.close()
        tell_and_go(self._told)

    def _show_first(self, key: str, paths: list[Path], name: str, after: Next) -> None:
        """Add files; the picture of the first page is asked for as soon as the desk has one."""
        desk = self._documents.desk(key)
        self._begun = time.perf_counter()
        asked = False
        left = 2

        def ended() -> None:
            nonlocal left
            left -= 1
            if not left:
                after()

        def grown(_progress: object) -> None:
            nonlocal asked
            if desk.state.pages and not asked:
                asked = True
                self._tasks.run(partial(_first, desk), owner=self._window, done=shown)

        def shown(_picture: bytes) -> None:
            self._note(name)
            ended()

        self._tasks.run(
            lambda tell: desk.add(paths, progress=tell),
            owner=self._window,
            progress=grown,
            done=lambda _: ended(),
        )

    def _note(self, name: str) -> None:
        self._told[name] = (time.perf_counter() - self._begun) * 1000

    def _note_stall(self, name: str) -> None:
        self._told[name] = self._watch.worst().milliseconds - TICK_MILLISECONDS
        self._watch = StallWatch()


def _first(desk: Desk) -> bytes:
    return desk.thumbnail(desk.state.pages[0].id, WIDTH)


if __name__ == "__main__":
    folder, pile, *files = map(Path, sys.argv[1:])
    application = QApplication([])
    driver = Driver(folder, pile, files)
    QTimer.singleShot(0, driver.start)
    application.exec()
