"""Small pictures of pages, asked for when they come into view and forgotten when they scroll away unasked."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from desktop_client.documents.models import DeskPage
from desktop_client.errors import AppError
from ui.tasks import Tasks

AT_ONCE = 2
"""As many as are on their way at a time: what scrolls away meanwhile was never asked for."""

MOST_BYTES = 96 * 1024 * 1024
"""Of pictures kept; some twelve hundred at the usual size."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One picture: which page, how it is turned, how many pixels wide."""

    page_id: str
    rotation: int
    width: int


Draw = Callable[[str, int], bytes]


class Thumbnails(QObject):
    """Keeps what was drawn and has the rest drawn, the first of the last wish first."""

    arrived = Signal(str)
    """A picture of this page can be painted now, or is known not to come."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._draw: Draw | None = None
        self._kept: OrderedDict[Wanted, QPixmap] = OrderedDict()
        self._latest: dict[str, Wanted] = {}
        self._failed: set[Wanted] = set()
        self._bytes = 0
        self._waiting: list[Wanted] = []
        self._under_way: set[Wanted] = set()

    def draw_with(self, draw: Draw | None) -> None:
        """Take pictures of another desk from now on."""
        if draw == self._draw:
            return
        self._draw = draw
        self._kept.clear()
        self._latest.clear()
        self._failed.clear()
        self._waiting.clear()
        self._bytes = 0

    def want(self, pictures: Iterable[Wanted]) -> None:
        """Have these drawn, in this order, and nothing that was wished for earlier and not begun."""
        self._waiting = [
            each
            for each in pictures
            if each not in self._kept and each not in self._under_way and each not in self._failed
        ]
        self._go_on()

    def picture(self, wanted: Wanted) -> QPixmap | None:
        """Return the picture, or while it is being drawn the last one of this page at any size."""
        found = self._kept.get(wanted)
        if found is not None:
            self._kept.move_to_end(wanted)
            return found
        before = self._latest.get(wanted.page_id)
        if before is None or before.rotation != wanted.rotation:
            return None
        return self._kept.get(before)

    def latest(self, page: DeskPage) -> QPixmap | None:
        """Return whatever there is of a page as it lies now, at any size."""
        return self.picture(Wanted(page.id, page.rotation, 0))

    def has_failed(self, wanted: Wanted) -> bool:
        """Tell whether this page cannot be drawn."""
        return wanted in self._failed

    def settled(self) -> bool:
        """Tell whether everything wished for has come."""
        return not self._waiting and not self._under_way

    def _go_on(self) -> None:
        while self._draw is not None and self._waiting and len(self._under_way) < AT_ONCE:
            wanted = self._waiting.pop(0)
            self._under_way.add(wanted)
            self._tasks.run(
                partial(_drawn, self._draw, wanted),
                owner=self,
                done=partial(self._arrived, self._draw, wanted),
                failed=partial(self._not_drawn, self._draw, wanted),
            )

    def _arrived(self, draw: Draw, wanted: Wanted, image: QImage) -> None:
        if image.isNull():
            self._not_drawn(draw, wanted)
            return
        self._under_way.discard(wanted)
        if draw is self._draw:
            self._keep(wanted, QPixmap.fromImage(image))
            self.arrived.emit(wanted.page_id)
        self._go_on()

    def _not_drawn(self, draw: Draw, wanted: Wanted, _error: AppError | None = None) -> None:
        self._under_way.discard(wanted)
        if draw is self._draw:
            self._failed.add(wanted)
            self.arrived.emit(wanted.page_id)
        self._go_on()

    def _keep(self, wanted: Wanted, pixmap: QPixmap) -> None:
        self._kept[wanted] = pixmap
        self._latest[wanted.page_id] = wanted
        self._bytes += _weight(pixmap)
        while self._bytes > MOST_BYTES:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= _weight(dropped)


def _drawn(draw: Draw, wanted: Wanted) -> QImage:
    """Runs in a worker: decoding takes as long as a frame may."""
    image = QImage()
    image.loadFromData(draw(wanted.page_id, wanted.width))
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _weight(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
