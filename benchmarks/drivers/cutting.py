"""A line before a server that is cut when so many bytes have gone through it."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Sequence
from urllib.parse import urlsplit

PIECE = 65_536


class CutLine:
    """Listens on loopback; cut once at each of ``places``, counted in bytes that clients have sent."""

    def __init__(self, target: str, places: Sequence[int]) -> None:
        self._target = urlsplit(target)
        self._places = sorted(places)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.carried = 0
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection((self._target.hostname, self._target.port))
                threading.Thread(target=self._bring_back, args=(far, near), daemon=True).start()
                threading.Thread(target=self._take_out, args=(near, far), daemon=True).start()

    def _take_out(self, near: socket.socket, far: socket.socket) -> None:
        with contextlib.suppress(OSError), near, far:
            while piece := near.recv(PIECE):
                far.sendall(piece)
                self.carried += len(piece)
                if self._places and self.carried >= self._places[0]:
                    self._places.pop(0)
                    break
            for end in (near, far):
                end.shutdown(socket.SHUT_RDWR)

    def _bring_back(self, far: socket.socket, near: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := far.recv(PIECE):
                near.sendall(piece)
