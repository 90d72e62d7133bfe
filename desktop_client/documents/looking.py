"""The desk's eye: asks the worker for pictures and observations, remembers what it saw and what cannot be shown."""

from __future__ import annotations

import collections
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_client import confined
from desktop_client.contract.codes import Code
from desktop_client.documents.findings import Seen
from desktop_client.documents.marks import FormMark
from desktop_client.documents.model import Box, PersonalData, PersonalKind
from desktop_client.documents.models import DeskPage, Observation, Source
from desktop_client.errors import AppError

#: One page of a scan takes a tenth of a second; what takes a hundred times as long was made to take for ever.
PAGE_LIMITS = confined.Limits(seconds=8.0, memory_bytes=600 * 1_048_576)
FILE_LIMITS = confined.Limits(seconds=15.0, memory_bytes=600 * 1_048_576)
MOST_BYTES_KEPT = 48 * 1_048_576
#: Each some 24 kilobytes.
MOST_PAGES_REMEMBERED = 4_000

Place = tuple[str, int]  # a file's hash and a page in it


@dataclass(frozen=True, slots=True)
class Measured:
    """The pages of a file as it shows them, in points, and the bytes that each needs."""

    sizes: tuple[tuple[float, float], ...]
    weights: tuple[int, ...]
    is_picture: bool


class Looking:
    """Safe to be asked from any thread. A page that hung or crashed the worker is not tried again."""

    def __init__(self, worker: confined.Confined) -> None:
        self._worker = worker
        self._lock = threading.Lock()
        self._pictures: collections.OrderedDict[tuple[Any, ...], bytes] = collections.OrderedDict()
        self._bytes_kept = 0
        self._seen: dict[Place, Seen] = {}
        self._not_shown: set[Place] = set()

    def measure(self, path: Path) -> Measured:
        """Raises ``AppError`` when the file cannot be opened for drawing."""
        data = self._asked("desk-measure", {"path": str(path)}, path=path, limits=FILE_LIMITS).data
        sizes = tuple((float(width), float(height)) for width, height in data["sizes"])
        return Measured(sizes, tuple(data["weights"]), bool(data["is_picture"]))

    def thumbnail(self, source: Source, page: DeskPage, width: int) -> bytes:
        """A small picture as PNG, kept for the next time."""
        key = (source.sha256, page.index, page.rotation, width)
        with self._lock:
            if key in self._pictures:
                self._pictures.move_to_end(key)
                return self._pictures[key]
        drawn = self._drawn(source, page, {"width": width, "dpi": 0})
        with self._lock:
            self._bytes_kept += len(drawn) - len(self._pictures.pop(key, b""))
            self._pictures[key] = drawn
            while self._bytes_kept > MOST_BYTES_KEPT:
                self._bytes_kept -= len(self._pictures.popitem(last=False)[1])
        return drawn

    def picture(self, source: Source, page: DeskPage, dpi: int) -> bytes:
        """A page to be read, as PNG; never larger than a screen can use."""
        return self._drawn(source, page, {"width": None, "dpi": dpi})

    def drawn_from(self, path: Path, index: int, dpi: int) -> bytes:
        """A page of a file of our own, as it is."""
        arguments = {"path": str(path), "index": index, "rotation": 0, "width": None, "dpi": dpi}
        return self._asked("desk-picture", arguments, path=path, limits=PAGE_LIMITS).payload

    def drawn_wide(self, path: Path, index: int, width: int) -> bytes:
        """The same, so many pixels wide."""
        arguments = {"path": str(path), "index": index, "rotation": 0, "width": width, "dpi": 0}
        return self._asked("desk-picture", arguments, path=path, limits=PAGE_LIMITS).payload

    def seen(self, source: Source, page: DeskPage) -> Seen:
        """What the page shows; looked at once for each content."""
        place = (source.sha256, page.index)
        with self._lock:
            known = self._seen.get(place)
        if known is not None:
            return known
        answer = self._of_page("desk-observe", source, page, {})
        observation = Observation(**{**answer.data, "personal": tuple(answer.data["personal"])})
        seen = Seen.of(observation, answer.payload)
        with self._lock:
            while len(self._seen) >= MOST_PAGES_REMEMBERED:
                del self._seen[next(iter(self._seen))]
            self._seen[place] = seen
        return seen

    def personal(self, source: Source, page: DeskPage) -> tuple[PersonalData, ...]:
        """Numbers of persons on the page, as the file shows it (before any turning here)."""
        found = self._of_page("desk-personal", source, page, {}).data["found"]
        return tuple(_personal(each) for each in found)

    def mark(self, path: Path) -> FormMark | None:
        """The application form's mark on the first page."""
        found = self._asked("desk-mark", {"path": str(path)}, path=path, limits=FILE_LIMITS).data["mark"]
        return FormMark(**found) if found else None

    def is_known_bad(self, source: Source, page: DeskPage) -> bool:
        return (source.sha256, page.index) in self._not_shown

    def _drawn(self, source: Source, page: DeskPage, asked: Mapping[str, Any]) -> bytes:
        return self._of_page("desk-picture", source, page, {"rotation": page.rotation, **asked}).payload

    def _of_page(
        self, verb: str, source: Source, page: DeskPage, asked: Mapping[str, Any]
    ) -> confined.Answer:
        place = (source.sha256, page.index)
        if place in self._not_shown:
            raise AppError(Code.PAGE_NOT_SHOWN)
        arguments = {"path": str(source.path), "index": page.index, **asked}
        try:
            return self._asked(verb, arguments, path=source.path, limits=PAGE_LIMITS)
        except _Hopeless as error:
            self._not_shown.add(place)
            raise AppError(Code.PAGE_NOT_SHOWN) from error

    def _asked(
        self, verb: str, arguments: Mapping[str, Any], *, path: Path, limits: confined.Limits
    ) -> confined.Answer:
        try:
            return self._worker.call(verb, arguments, limits=limits)
        except confined.Failed as error:
            if error.code and error.code != Code.PAGE_NOT_SHOWN:
                raise AppError(Code(error.code), **{"name": path.name, **error.facts}) from error
            raise _Hopeless(path) from error
        except confined.Cancelled as error:  # the program is ending
            raise AppError(Code.PAGE_NOT_SHOWN) from error
        except confined.Interrupted as error:
            raise _Hopeless(path) from error


class _Hopeless(AppError):
    """The file or page cannot be shown, and trying again would not help."""

    def __init__(self, path: Path) -> None:
        super().__init__(Code.FILE_UNREADABLE, name=path.name)


def _personal(said: Mapping[str, Any]) -> PersonalData:
    return PersonalData(
        **{**said, "kind": PersonalKind(said["kind"]), "box": Box(**said["box"])}  # as it was sent
    )
