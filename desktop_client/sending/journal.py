"""The sending journal: one line for each step of each package, on the disk before the step is taken.

It stands outside the database, so that it survives when the database is restored from a backup: the bureau is then
asked about every package that the journal knows and the database does not. Each line carries the hash of the one
before, so that a missing or changed line is seen. No personal data, no content: keys, hashes, times.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from desktop_client import paths
from desktop_client.sending.matter import Matter
from desktop_client.store.connection import told

Event = Literal["frozen", "sending", "receipt", "refused", "no_answer", "not_found", "cancelled"]
BEGINNING = "0" * 64


@dataclass(frozen=True, slots=True)
class Line:
    """``previous`` is the hash of the line before, ``text`` the very line as it stands in the file."""

    number: int
    at: str
    event: str
    key: str
    matter: Matter
    record_id: str
    sha256: str
    previous: str
    text: str = field(compare=False)


class Journal:
    """Appends only."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._turn = threading.Lock()
        self._last: tuple[int, str] | None = None

    def write(
        self, event: Event, *, key: str, matter: Matter, record_id: str, sha256: str, at: datetime
    ) -> None:
        """On the disk when this returns."""
        with self._turn, told(self._file):
            number, previous = self._last or self._end()
            said = {
                "number": number + 1,
                "at": at.isoformat(),
                "event": event,
                "key": key,
                "matter": matter,
                "record_id": record_id,
                "sha256": sha256,
                "previous": previous,
            }
            line = json.dumps(said, sort_keys=True, separators=(",", ":"))
            paths.private_folder(self._file.parent)
            handle = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(handle, "ab") as stream:
                # A line that a crash cut short must not swallow this one.
                stream.write(self._break() + line.encode() + b"\n")
                stream.flush()
                os.fsync(stream.fileno())
            self._last = number + 1, _hash(line)

    def lines(self) -> list[Line]:
        """All whole lines; what a crash cut short is left out."""
        if not self._file.exists():
            return []
        return [
            line for text in self._file.read_text("utf-8").splitlines() if (line := _parse(text)) is not None
        ]

    def broken_at(self) -> int | None:
        """The number of the first line that does not follow from the one before; None when all is in order."""
        previous, number = BEGINNING, 0
        for line in self.lines():
            if line.previous != previous or line.number != number + 1:
                return line.number
            previous, number = _hash(line.text), line.number
        return None

    def open_keys(self) -> dict[str, Line]:
        """Packages of which a first byte may have left and no end was written, by key."""
        standing: dict[str, Line] = {}
        for line in self.lines():
            if line.event in ("sending", "no_answer"):
                standing[line.key] = line
            elif line.event in ("receipt", "refused", "cancelled", "not_found"):
                standing.pop(line.key, None)
        return standing

    def _end(self) -> tuple[int, str]:
        lines = self.lines()
        return (lines[-1].number, _hash(lines[-1].text)) if lines else (0, BEGINNING)

    def _break(self) -> bytes:
        if not self._file.stat().st_size:
            return b""
        with self._file.open("rb") as stream:
            stream.seek(-1, os.SEEK_END)
            return b"" if stream.read(1) == b"\n" else b"\n"


def _parse(text: str) -> Line | None:
    try:
        said = json.loads(text)
        if "declaration_id" in said:  # as lines were before anything but declarations was sent
            said = {"matter": Matter.DECLARATION, "record_id": said.pop("declaration_id"), **said}
        return Line(**{**said, "matter": Matter(said["matter"])}, text=text)
    except (ValueError, TypeError, KeyError):
        return None


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
