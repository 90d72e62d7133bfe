"""What arrived before a line was cut is not lost, although waitress hands a request on only when it is whole.

A PATCH whose line ends, falls silent or is overtaken by a newer request about the same upload goes to the room as
far as it has come; the room sees a short body and keeps it.
"""

from __future__ import annotations

import re
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
                if other is not self and (cut := other.let_go(request.path)) is not None:
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
        return CutShort(self, request)


class CutShort:
    """The part of a request that arrived, as a task of its own; nobody hears the answer."""

    def __init__(self, channel: UploadChannel, request: Any) -> None:
        self._channel = channel
        self._request = request

    def service(self) -> None:
        try:
            told = self._channel.server.application(
                WSGITask(self._channel, self._request).get_environment(), _unheard
            )
            if hasattr(told, "close"):
                told.close()
        finally:
            self._request.close()

    def cancel(self) -> None:
        self._request.close()


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
