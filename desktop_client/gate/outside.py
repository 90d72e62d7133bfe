"""A file seen from outside: is it there, what is it, how large, and its fingerprint."""

from __future__ import annotations

import hashlib
import os
import stat
from io import BufferedReader
from pathlib import Path

from desktop_client.gate import kinds
from desktop_client.gate.facts import Facts, Kind

#: Nobody hands in more than this at once; reading it would take longer than anybody waits.
MOST_BYTES = 1_073_741_824


def look_at(path: Path) -> Facts:
    """Never raises: what hinders is a kind of its own."""
    try:
        # Asked first: opening a pipe or a device would wait for ever.
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return Facts(Kind.FOLDER)
        if not stat.S_ISREG(status.st_mode):
            return Facts(Kind.UNREADABLE)
        if status.st_size > MOST_BYTES:
            return Facts(Kind.TOO_LARGE, bytes=status.st_size)
        with path.open("rb") as file:
            return _read(file)
    except FileNotFoundError:
        return Facts(Kind.MISSING)
    except (OSError, ValueError):  # ValueError: a name with a zero byte
        return Facts(Kind.UNREADABLE)


def _read(file: BufferedReader) -> Facts:
    head = file.read(kinds.HEAD_BYTES)
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - kinds.TAIL_BYTES))
    tail = file.read(kinds.TAIL_BYTES)
    file.seek(0)
    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Facts(kinds.kind_of(head, tail), bytes=size, sha256=sha256)
