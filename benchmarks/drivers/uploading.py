"""The client's end of an upload: sends each file it is told of on standard input, and tells how that went."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from benchmarks.drivers.telling import tell
from desktop_client.api.client import ApiClient, Tokens
from desktop_client.api.progress import Progress
from desktop_client.api.sources import FileSource
from desktop_client.api.transport import Transport
from desktop_client.api.tus import TusDoor
from desktop_client.api.uploads import Uploaded, Uploader

MEGABYTE = 1_000_000


class Remembered:
    """Addresses of uploads for as long as this process lives."""

    def __init__(self) -> None:
        self._places: dict[str, str] = {}

    def get(self, sha256: str) -> str | None:
        return self._places.get(sha256)

    def put(self, sha256: str, place: str) -> None:
        self._places[sha256] = place

    def forget(self, sha256: str) -> None:
        self._places.pop(sha256, None)


class Watch:
    """What is noticed while a file is sent: how far it ever fell back, and the memory of this process."""

    def __init__(self) -> None:
        self._last = 0
        self.begun_at = 0.0
        self.most_twice = 0
        self.most_memory = 0

    def note(self, progress: Progress) -> None:
        self.begun_at = self.begun_at or time.perf_counter()
        self.most_twice = max(self.most_twice, self._last - progress.sent)
        self._last = progress.sent
        self.most_memory = max(self.most_memory, psutil.Process().memory_info().rss)


def send(uploader: Callable[[str], Uploader], url: str, file: Path) -> dict[str, float]:
    """One file, from its first byte to the bureau's verdict; before that it was read for its hash and announced."""
    source, watch = FileSource.of(file, "application/pdf"), Watch()
    before = psutil.Process().memory_info().rss
    sent = uploader(url).send(source, tell=watch.note)
    took = (time.perf_counter() - watch.begun_at) * 1000
    assert isinstance(sent, Uploaded)
    assert not sent.was_there
    added = max(0, watch.most_memory - before) / MEGABYTE
    return {"milliseconds": took, "twice": watch.most_twice, "megabytes": added}


def main() -> None:
    first = json.loads(sys.stdin.readline())
    uploaders: dict[str, Uploader] = {}

    def uploader(url: str) -> Uploader:
        if url not in uploaders:
            api = ApiClient(Transport(lambda: url))
            api.enter(Tokens(first["access_token"], first["refresh_token"]))
            uploaders[url] = Uploader(TusDoor(api), Remembered())
        return uploaders[url]

    for line in sys.stdin:
        asked = json.loads(line)
        tell(send(uploader, asked["url"], Path(asked["file"])))


if __name__ == "__main__":
    main()
