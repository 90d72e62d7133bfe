"""What arrived before a line was cut is not lost, although waitress hands a request on only when it is whole.

A PATCH whose line ends, falls silent or is overtaken by a newer request about the same upload goes to the room as
far as it has come; the room sees a short body and keeps it. Whoever asks about the upload next is answered after that.
"""

from __future__ import annotations

import re
import threading
from typing import Any

from waitress.channel import HTTPChannel
from waitress.task import WSGITask

from desktop_client.contract import limits

_PLACE = re.compile(re.escape(limits.API_PREFIX) + r"/uploads/[^/]+")

# Any: waitress has no types.


class UploadChannel(HTTPChannel):
    """A connection that knows of an upload on its way in."""

    request: Any

    def service(self) -> None:
        """A newcomer first makes whoever still hangs at the same upload let go."""
        request = self.requests[0]
        if request.error is None and _PLACE.fullmatch(request.path):
            for other in list(self.server.active_channels.values()):
                if other is not self:
                    other.let_go(request.path)
            for cut in self.server.cuts.of(request.path):
                cut.service()
        super().service()

    def handle_close(self) -> None:
        cut = self.let_go()
        if cut is not None:
            self.server.add_task(cut)
        super().handle_close()

    def let_go(self, place: str | None = None) -> CutShort | None:
        """Stop receiving (if it is for ``place``); what has arrived of a piece so far."""
        with self.requests_lock:
            request = self.request
            if not _is_piece(request) or place not in (None, request.path):
                return None
            self.request = None
            self.will_close = True
            # A body in chunks has no length until its end has come.
            request.headers.setdefault("CONTENT_LENGTH", str(len(request.body_rcv)))
            return CutShort(self, request, self.server.cuts)


class Cuts:
    """Pieces that were cut short and have not reached the room yet."""

    def __init__(self) -> None:
        self._cuts: list[CutShort] = []
        self._guard = threading.Lock()

    def add(self, cut: CutShort) -> None:
        with self._guard:
            self._cuts.append(cut)

    def done(self, cut: CutShort) -> None:
        with self._guard:
            self._cuts.remove(cut)

    def of(self, place: str) -> list[CutShort]:
        with self._guard:
            return [cut for cut in self._cuts if cut.place == place]


class CutShort:
    """The part of a request that arrived, as a task of its own; nobody hears the answer."""

    def __init__(self, channel: UploadChannel, request: Any, cuts: Cuts) -> None:
        self.place: str = request.path
        self._channel = channel
        self._request = request
        self._cuts = cuts
        self._turn = threading.Lock()
        self._is_done = False
        cuts.add(self)

    def service(self) -> None:
        """Hand it on, once; whoever comes second waits until that has happened."""
        with self._turn:
            if self._is_done:
                return
            try:
                task = WSGITask(self._channel, self._request)
                told = self._channel.server.application(task.get_environment(), _unheard)
                told.close()
            finally:
                self.cancel()

    def cancel(self) -> None:
        if not self._is_done:
            self._is_done = True
            self._request.close()
            self._cuts.done(self)


def _is_piece(request: Any) -> bool:
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


def _unheard(status: str, headers: list[tuple[str, str]], error: Any = None) -> None:
    """Nobody is there any more to hear it."""
