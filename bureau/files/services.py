"""Keeping bytes: under their hash, apart per institution, named by nothing the sender chose."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Sum

from bureau.files.gate import Judged
from bureau.files.models import StoredFile
from bureau.institution.models import Institution
from bureau.problems import Refusal
from desktop_client.contract.codes import Code
from desktop_client.paths import private_folder


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


def keep(institution: Institution, part: Path, sha256: str, judged: Judged, *, at: datetime) -> StoredFile:
    """Put a whole, judged file, which is on the disk, into its place; ``part`` is gone afterwards."""
    size = part.stat().st_size
    place = _place(institution.id.hex, sha256)
    private_folder(place.parent)
    part.replace(place)
    file, _ = StoredFile.objects.update_or_create(
        institution=institution,
        sha256=sha256,
        defaults={"bytes": size, "media_type": judged.media_type, "pages": judged.pages},
        create_defaults={
            "bytes": size,
            "media_type": judged.media_type,
            "pages": judged.pages,
            "stored_at": at,
        },
    )
    kept: StoredFile = file
    return kept


def keep_own(institution: Institution, content: bytes, judged: Judged, *, at: datetime) -> StoredFile:
    """Keep bytes that the bureau itself made, for its sample."""
    folder = private_folder(settings.OFFICE.files)
    handle, name = tempfile.mkstemp(prefix="part-", dir=folder)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    return keep(institution, Path(name), hashlib.sha256(content).hexdigest(), judged, at=at)


def use(institution: Institution, hashes: Iterable[str], *, at: datetime) -> None:
    """Something that was filed names these files."""
    StoredFile.objects.filter(institution=institution, sha256__in=set(hashes), used_at=None).update(
        used_at=at
    )


def waiting_bytes(institution: Institution) -> int:
    """How much is kept that nothing filed names."""
    found = StoredFile.objects.filter(institution=institution, used_at=None).aggregate(sum=Sum("bytes"))
    return found["sum"] or 0


def _place(institution: str, sha256: str) -> Path:
    folder: Path = settings.OFFICE.files
    return folder / institution / sha256[:2] / sha256
