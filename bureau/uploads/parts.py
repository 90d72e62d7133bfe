"""Part files: as much of an upload as has arrived. A file's size is the offset, so there are never two opinions."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from django.conf import settings

from bureau.uploads.models import Upload
from desktop_client.paths import private_folder


def place(upload: Upload) -> Path:
    """Where what has arrived lies."""
    return folder() / upload.institution_id.hex / upload.id.hex


def folder() -> Path:
    """All parts of all institutions. No institution's folder of whole files can have this name."""
    files: Path = settings.OFFICE.files
    return files / "arriving"


def size(upload: Upload) -> int:
    """How much is here; a part that was lost (a restored backup) begins anew."""
    try:
        return place(upload).stat().st_size
    except FileNotFoundError:
        return 0


def append(upload: Upload, piece: bytes) -> None:
    """Not synced piece by piece: what a power cut takes is asked for again, and the whole is compared in the end."""
    file = place(upload)
    private_folder(file.parent)
    with file.open("ab") as stream:
        stream.write(piece)


def seal(upload: Upload) -> str:
    """The hash of what is here, once it is on the disk."""
    with place(upload).open("r+b") as stream:
        os.fsync(stream.fileno())
        return hashlib.file_digest(stream, "sha256").hexdigest()


def discard(upload: Upload) -> None:
    place(upload).unlink(missing_ok=True)
