"""Receiving bytes: hashed and measured while they stream in, named by nothing the sender chose."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from bureau.files.models import StoredFile
from bureau.institution.models import Institution
from bureau.problems import Refusal
from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.paths import private_folder

MEDIA_TYPES = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes that have arrived completely, not yet in their place."""

    part: Path
    sha256: str
    size: int
    media_type: str | None


def known(institution: Institution, sha256: str) -> StoredFile | None:
    """The file with this hash, if this institution has sent it."""
    found: StoredFile | None = StoredFile.objects.filter(institution=institution, sha256=sha256).first()
    return found


def held(institution: Institution, sha256: str) -> StoredFile | None:
    """As :func:`known`, if its bytes are really there."""
    found = known(institution, sha256)
    return found if found is not None and path(found).exists() else None


def required(institution: Institution, sha256: str) -> StoredFile:
    """As :func:`held`; another institution's file does not exist here."""
    found = held(institution, sha256)
    if found is None:
        raise Refusal(Code.NOT_FOUND)
    return found


def path(file: StoredFile) -> Path:
    """Where the bytes lie."""
    return _place(file.institution_id.hex, file.sha256)


def store(
    institution: Institution, sha256: str, chunks: Iterable[bytes], *, claimed_type: str, at: datetime
) -> StoredFile:
    """Keep a file after judging hash, size and type by its own bytes."""
    received = _receive(chunks)
    try:
        _judge(received, sha256, claimed_type)
        place = _place(institution.id.hex, sha256)
        private_folder(place.parent)
        received.part.replace(place)
    finally:
        received.part.unlink(missing_ok=True)
    file, _ = StoredFile.objects.get_or_create(
        institution=institution,
        sha256=sha256,
        defaults={"bytes": received.size, "media_type": received.media_type, "stored_at": at},
    )
    kept: StoredFile = file
    return kept


def _receive(chunks: Iterable[bytes]) -> Received:
    folder = private_folder(settings.OFFICE.files)
    digest, size, head = hashlib.sha256(), 0, b""
    handle, name = tempfile.mkstemp(prefix="part-", dir=folder)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            for chunk in chunks:
                size += len(chunk)
                if size > limits.MAX_FILE_BYTES:
                    raise Refusal(Code.FILE_TOO_LARGE, facts={"limit": "20 MB"})
                head = head or chunk[:16]
                digest.update(chunk)
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return Received(part=part, sha256=digest.hexdigest(), size=size, media_type=_sniff(head))


def _judge(received: Received, sha256: str, claimed_type: str) -> None:
    if received.size == 0:
        raise Refusal(Code.FILE_EMPTY)
    if received.sha256 != sha256:
        raise Refusal(Code.FILE_HASH_MISMATCH)
    if received.media_type is None:
        raise Refusal(Code.FILE_TYPE_UNSUPPORTED)
    if claimed_type not in ("", "application/octet-stream", received.media_type):
        raise Refusal(Code.FILE_TYPE_MISMATCH)


def _sniff(head: bytes) -> str | None:
    return next((kind for magic, kind in MEDIA_TYPES.items() if head.startswith(magic)), None)


def _place(institution: str, sha256: str) -> Path:
    folder: Path = settings.OFFICE.files
    return folder / institution / sha256[:2] / sha256
