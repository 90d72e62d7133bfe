"""The stage of a tour: the real program on a fresh profile, its practice bureau, and where the pictures go."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop_client import paths, settings
from desktop_client.practice.service import PracticeService
from ui import camera
from ui.program import Program
from ui.tour import papers
from ui.tour.hands import Person
from ui.tour.line import Line
from ui.tour.stalls import StallWatch
from ui.window import MainWindow


class Stage(QObject):
    """Everything a step may touch. ``person`` has eyes and hands; only ``line`` is worked from outside."""

    def __init__(self, application: QApplication, *, profile: Path, pictures: Path) -> None:
        super().__init__()
        self.application = application
        self.pictures = pictures
        self.papers = papers.write_papers(profile.parent / "papers")
        self.receipt = pictures / "receipt.pdf"
        place = paths.Profile(profile)
        self._practice = PracticeService(place)
        self.line = self._lay_line(place)
        self.program = Program(
            application, profile=place, settings=settings.load(place.settings), language="zh_CN"
        )
        self.person = Person()
        self.watch = StallWatch()
        self.person.look = self.watch.aside

    @property
    def window(self) -> MainWindow:
        """The main window, after somebody has signed in."""
        return self.person.wait(lambda: self.program.window, "the main window")

    def take_picture(self, name: str) -> Path:
        """Save what a person sees now: the window, and the dialog or menu that lies over it."""
        path = self.pictures / f"{name}.png"
        self.person.breathe()  # what has just been said takes its place with the next round of events
        self.watch.aside(lambda: camera.picture().save(str(path)))
        return path

    def close(self) -> None:
        """Sign out, so that nobody's keyring keeps a trace, and close the windows."""
        self.line.mend()
        if self.program.window is not None:
            self.program.window.sign_out_wanted.emit()
            self.person.wait(self.program.sending.settled, "the session ended")
        for window in (self.program.window, self.program.sign_in):
            if window is not None:
                window.close()
        self.program.shutdown()
        self._practice.stop()

    def _lay_line(self, place: paths.Profile) -> Line:
        """Start the bureau as the program would, and tell the program to find it at our end of the line."""
        bureau = self._practice.start()
        line = Line(bureau_port=urlsplit(bureau.url).port or 0, parent=self)
        known = {"url": line.url, "token": bureau.token, "pid": bureau.pid}
        paths.write_private(place.practice_running, json.dumps(known).encode())
        return line
