"""Keystrokes on the page 填写 of the real window, each until it is on the disk and on the screen."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks import seeding
from benchmarks.drivers.stage import Paintings, Stage, timed, wait_until
from benchmarks.drivers.telling import tell_and_go
from benchmarks.drivers.watching import StallWatch

STROKES_EACH = 16
DIGITS = (Qt.Key.Key_1, Qt.Key.Key_2)
REST_MILLISECONDS = 250


class Typist:
    """Answers one question after another by keyboard alone."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage  # it owns the application
        self._window = stage.enter()
        self._window.pages.go("indicators", seeding.open_id())
        self._paintings = Paintings(self._window)
        self._saved = 0
        self._window.pages.saved.connect(self._note_saved)
        wait_until(lambda: self._paintings.count > 0 and QApplication.focusWidget() is not None)
        self.questions = self._questions()

    def answer(self, code: str) -> list[float]:
        """Change the mind about one question, several times."""
        self._window.pages.go("indicators", f"{seeding.open_id()}#{code}")
        rest()
        return [self._press(DIGITS[number % 2]) for number in range(STROKES_EACH)]

    def go_on(self) -> float:
        """Enter: the next question."""
        return timed(lambda: _strike(Qt.Key.Key_Return), self._paintings)

    def _press(self, key: Qt.Key) -> float:
        before = self._saved
        return timed(lambda: _strike(key), self._paintings, done=lambda: self._saved > before)

    def _questions(self) -> list[str]:
        grading = self._window.client.office.grading
        view = grading.show(seeding.open_id())
        return [each.code for each in view.scheme.criteria(view.row.category) if each.mode == "single"]

    def _note_saved(self, _at: object) -> None:
        self._saved += 1


def rest() -> None:
    """As long as a person looks at the next question; what the page does meanwhile is done."""
    QTest.qWait(REST_MILLISECONDS)


def _strike(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None  # somebody is typing
    QTest.keyClick(focused, key)


if __name__ == "__main__":
    typist = Typist(Stage(Path(sys.argv[1])))
    watch = StallWatch()
    strokes, steps = [], []
    for number, code in enumerate(typist.questions, start=1):
        strokes += typist.answer(code)
        if number < len(typist.questions):
            steps.append(typist.go_on())
            rest()
    stall = watch.worst()
    tell_and_go({"strokes": strokes, "steps": steps, "stall": [stall.milliseconds, stall.where]})
