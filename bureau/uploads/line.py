"""What has arrived is kept, although waitress hands a request on only when it is whole.

A long PATCH reaches the room a mebibyte at a time. One whose line ends, falls silent or is overtaken by a newer request
about the same upload reaches it as far as it has come. Whoever asks about the upload next is answered after that.
"""

from __future__ import annotations

import copy
import re
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from waitress.buffers import OverflowableBuffer
from waitress.channel import HTTPChannel
from waitress.receiver import FixedStreamReceiver
from waitress.task import WSGITask

from desktop_client.contract import limits, tus

_PLACE = re.compile(re.escape(limits.API_PREFIX) + r"/uploads/[^/]+")
#: No longer than the room takes one; the interpreter itself refuses to read a few thousand digits.
_NUMBER = re.compile("[0-9]{1,12}")
_OFFSET = tus.OFFSET.upper().replace("-", "_")
_CHECKSUM = tus.CHECKSUM.upper().replace("-", "_")

# Any: waitress has no types.


class UploadChannel(HTTPChannel):
    """A connection that knows of an upload on its way in."""

    request: Any

    def received(self, data: bytes) -> bool:
        taken: bool = super().received(data)
        with self.requests_lock:
            if _is_piece(self.request) and _is_long(self.request):
                self._hand_on(_split(self.request))
        return taken

    def service(self) -> None:
        """A newcomer first makes whoever still hangs at the same upload let go."""
        request = self.requests[0]
        if request.error is None and _PLACE.fullmatch(request.path):
            for other in list(self.server.active_channels.values()):
                if other is not self:
                    other.let_go(request.path)
            self.server.arrivals.drain(request.path)
        super().service()

    def handle_close(self) -> None:
        self.let_go()
        super().handle_close()

    def let_go(self, place: str | None = None) -> None:
        """Stop receiving (if it is for ``place``), and hand on what has come of a piece so far."""
        with self.requests_lock:
            request = self.request
            if _is_piece(request) and place in (None, request.path):
                self.request = None
                self.will_close = True
                request.headers["CONTENT_LENGTH"] = str(len(request.body_rcv))
                self._hand_on(request)

    def _hand_on(self, request: Any) -> None:
        task = self.server.arrivals.add(request.path, lambda: self._told(request))
        if task is not None:
            self.server.add_task(task)

    def _told(self, request: Any) -> None:
        """The room hears of it; nobody hears the room's answer."""
        try:
            self.server.application(WSGITask(self, request).get_environment(), _unheard).close()
        finally:
            request.close()


class Arrivals:
    """Parts of requests that have not reached the room yet, in their order for each upload."""

    def __init__(self) -> None:
        self._queues: dict[str, _Queue] = {}
        self._guard = threading.Lock()

    def add(self, place: str, part: Callable[[], None]) -> Task | None:
        """One more; the task that has to be given to a worker, unless one is waiting for its turn already."""
        with self._guard:
            queue = self._queues.setdefault(place, _Queue())
            queue.parts.append(part)
            is_first, queue.has_task = not queue.has_task, True
        return Task(self, place) if is_first else None

    def drain(self, place: str) -> None:
        """See to it that everything that has arrived has reached the room."""
        with self._guard:
            queue = self._queues.get(place)
            if queue is None:
                return
            queue.has_task = False
        with queue.turn:
            while queue.parts:
                queue.parts.popleft()()
        with self._guard:
            if not queue.parts and self._queues.get(place) is queue:
                del self._queues[place]


@dataclass(slots=True)
class _Queue:
    parts: deque[Callable[[], None]] = field(default_factory=deque)
    turn: threading.Lock = field(default_factory=threading.Lock)
    has_task: bool = False


class Task:
    """As waitress wants its tasks."""

    def __init__(self, arrivals: Arrivals, place: str) -> None:
        self._arrivals = arrivals
        self._place = place

    def service(self) -> None:
        self._arrivals.drain(self._place)

    def cancel(self) -> None:
        """The server ends: what has not reached the room is sent again."""


def _is_piece(request: Any) -> bool:
    """Whether part of a piece of a file is here, and not yet all of it."""
    return (
        request is not None
        and request.headers_finished
        and not request.completed
        and request.error is None
        and request.command == "PATCH"
        and _PLACE.fullmatch(request.path) is not None
        and request.body_rcv is not None
        and len(request.body_rcv) > 0
    )


def _is_long(request: Any) -> bool:
    """Whether enough is here to be handed on by itself; a sealed piece can only be judged whole."""
    return (
        len(request.body_rcv) >= limits.UPLOAD_CHUNK_BYTES
        and isinstance(request.body_rcv, FixedStreamReceiver)
        and _CHECKSUM not in request.headers
        and _NUMBER.fullmatch(request.headers.get(_OFFSET, "")) is not None
    )


def _split(request: Any) -> Any:
    """What is here, as a request of its own; ``request`` goes on behind it."""
    here = len(request.body_rcv)
    part = copy.copy(request)
    part.headers = {**request.headers, "CONTENT_LENGTH": str(here)}
    part.body_rcv = FixedStreamReceiver(0, request.body_rcv.buf)
    request.body_rcv.buf = OverflowableBuffer(request.adj.inbuf_overflow)
    request.headers[_OFFSET] = str(int(request.headers[_OFFSET]) + here)
    request.headers["CONTENT_LENGTH"] = str(request.body_rcv.remain)
    return part


def _unheard(status: str, headers: list[tuple[str, str]], error: Any = None) -> None:
    """Nobody is there any more to hear it."""
