"""Where the bytes of a file to be sent come from."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from desktop_client.contract import limits

_READ = 1_048_576


class Source(Protocol):
    """A file of known length and hash, opened only when something has to be sent."""

    @property
    def name(self) -> str: ...

    @property
    def media_type(self) -> str: ...

    @property
    def sha256(self) -> str: ...

    @property
    def size(self) -> int: ...

    def open(self) -> IO[bytes]: ...

    def is_changed(self) -> bool:
        """Whether it can be seen, without reading it, that these are other bytes than were announced."""
        ...

    def renewed(self) -> Source | None:
        """The file as it is now; None when only the announced bytes will do."""
        ...


@dataclass(frozen=True, slots=True)
class KeptSource:
    """Bytes that this computer keeps under their hash: something names that hash, so no others will do."""

    name: str
    media_type: str
    sha256: str
    size: int
    load: Callable[[], bytes]

    def open(self) -> IO[bytes]:
        return io.BytesIO(self.load())

    def is_changed(self) -> bool:
        return False

    def renewed(self) -> Source | None:
        return None


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file of the person's own, which other programs may write to meanwhile."""

    path: Path
    media_type: str
    sha256: str
    size: int
    changed_at: int

    @classmethod
    def of(cls, path: Path, media_type: str = "") -> FileSource:
        """The file as it is now; reads it once."""
        with path.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        stat = path.stat()
        return cls(path, media_type, sha256, stat.st_size, stat.st_mtime_ns)

    @property
    def name(self) -> str:
        """As the bureau takes names: no longer than it may be, and nothing that cannot be written."""
        plain = self.path.name.encode("utf-8", "replace").decode()
        return re.sub(r"[\x00-\x1f\x7f\\]", "_", plain)[: limits.MAX_FILE_NAME_CHARACTERS]

    def open(self) -> IO[bytes]:
        return self.path.open("rb")

    def is_changed(self) -> bool:
        stat = self.path.stat()
        return (stat.st_size, stat.st_mtime_ns) != (self.size, self.changed_at)

    def renewed(self) -> Source | None:
        return FileSource.of(self.path, self.media_type)


class Reading:
    """A source while it is being sent: pieces from anywhere, and the hash of all that was read once from the start."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()
        self._hashed = 0

    def piece(self, start: int, size: int) -> bytes:
        """At most ``size`` bytes from ``start``; everything before them has been read and hashed, too."""
        while self._hashed < start and self._take(self._hashed, min(_READ, start - self._hashed)):
            pass
        return self._take(start, size)

    def sha256(self) -> str:
        return self._digest.hexdigest()

    def _take(self, start: int, size: int) -> bytes:
        self._stream.seek(start)
        read = self._stream.read(size)
        new = start + len(read) - self._hashed
        if new > 0:
            self._digest.update(read[-new:])
            self._hashed += new
        return read
