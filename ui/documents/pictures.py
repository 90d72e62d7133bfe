"""One picture at a time for whoever shows a page large: the last wish counts, earlier ones are let go."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop_client.errors import AppError
from ui.tasks import Tasks


class Pictures(QObject):
    """Runs one drawing and remembers at most one more wish, so that turning pages fast never builds a queue."""

    arrived = Signal(object, object)
    """What was asked for, and its picture, or several."""

    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._is_drawing = False
        self._next: tuple[object, Callable[[], Any]] | None = None
        self._wanted: object = None

    def want(self, name: object, draw: Callable[[], Any]) -> None:
        """Have this drawn in a worker; ``draw`` returns PNG bytes, or a tuple of them."""
        self._wanted = name
        self._next = (name, draw)
        self._go_on()

    def forget(self) -> None:
        """Nobody looks any more."""
        self._wanted, self._next = None, None

    def _go_on(self) -> None:
        if self._is_drawing or self._next is None:
            return
        (name, draw), self._next = self._next, None
        self._is_drawing = True
        self._tasks.run(
            partial(_decoded, draw),
            owner=self,
            done=partial(self._done, name),
            failed=partial(self._fell, name),
        )

    def _done(self, name: object, images: tuple[QImage, ...]) -> None:
        self._is_drawing = False
        if name == self._wanted:
            self.arrived.emit(name, images)
        self._go_on()

    def _fell(self, name: object, error: AppError) -> None:
        self._is_drawing = False
        if name == self._wanted:
            self.failed.emit(error)
        self._go_on()


def _decoded(draw: Callable[[], Any]) -> tuple[QImage, ...]:
    drawn = draw()
    return tuple(QImage.fromData(png) for png in (drawn if isinstance(drawn, tuple) else (drawn,)))
