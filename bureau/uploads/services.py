"""The verbs of an upload: begun, added to, finished, ended, cleared away."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Sum

from bureau.files import gate
from bureau.files import services as files
from bureau.files.models import StoredFile
from bureau.institution.models import Institution
from bureau.problems import Refusal
from bureau.uploads import parts
from bureau.uploads.models import Upload, UploadState
from desktop_client.contract import limits
from desktop_client.contract.codes import Code

LIFE = timedelta(days=7)
MOST_ARRIVING = 20
#: What one institution may leave here without filing anything that names it.
MOST_WAITING_BYTES = 2_000_000_000

#: A hostile file takes seconds to judge: neither all who answer nor all of one institution may wait for that.
MOST_FINISHING = 3

#: Institutions, by the upload of theirs that is being judged.
_finishing: dict[uuid.UUID, uuid.UUID] = {}
_guard = threading.Lock()


@dataclass(frozen=True, slots=True)
class Announced:
    """What the sender says of a file before its first byte."""

    sha256: str
    length: int
    name: str
    media_type: str


def begin(institution: Institution, announced: Announced, *, at: datetime) -> Upload | StoredFile:
    """A place to send the file to; the stored file itself when nothing needs to be sent.

    Asked for twice, it is the same place: a sender that lost its address, or another computer, goes on there.
    """
    if (held := files.held(institution, announced.sha256)) is not None:
        return held
    _is_possible(announced)
    with transaction.atomic():
        Institution.objects.select_for_update().get(pk=institution.pk)
        arriving = Upload.objects.filter(institution=institution, state=UploadState.ARRIVING)
        _clear(arriving.filter(expires_at__lte=at))
        for begun in arriving.filter(sha256=announced.sha256):
            if begun.length == announced.length:
                return begun
            _clear(arriving.filter(pk=begun.pk))  # one of the two lengths is wrong; the newer word counts
        _has_room(institution, announced)
        return Upload.objects.create(
            institution=institution,
            sha256=announced.sha256,
            length=announced.length,
            name=announced.name,
            media_type=announced.media_type,
            begun_at=at,
            expires_at=at + LIFE,
        )


def known(institution: Institution, upload_id: uuid.UUID, *, at: datetime) -> Upload:
    """The institution's own upload; another's does not exist here."""
    upload: Upload | None = Upload.objects.filter(institution=institution, pk=upload_id).first()
    if upload is None:
        raise Refusal(Code.NOT_FOUND)
    if upload.expires_at <= at:
        raise Refusal(Code.UPLOAD_EXPIRED)
    if upload.state == UploadState.REFUSED:
        told = upload.refusal
        raise Refusal(Code(told["code"]), facts=told["facts"], status=told["status"])
    return upload


def offset(upload: Upload) -> int:
    """How much of it is here."""
    return upload.length if upload.state == UploadState.KEPT else parts.size(upload)


def append(upload: Upload, start: int, pieces: Iterable[bytes]) -> int:
    """Add what comes, each piece exactly where the last one ended; the new offset.

    Nobody waits for a sender while holding the upload: whoever finds it longer than expected was overtaken.
    """
    for piece in pieces:
        with transaction.atomic():
            arriving = Upload.objects.select_for_update().filter(pk=upload.pk, state=UploadState.ARRIVING)
            if not arriving.values_list("pk"):
                raise Refusal(Code.NOT_FOUND)
            if parts.size(upload) != start:
                raise Refusal(Code.UPLOAD_OFFSET)
            if start + len(piece) > upload.length:
                raise Refusal(Code.UPLOAD_PAST_END)
            parts.append(upload, piece)
        start += len(piece)
    return start


def finish(upload: Upload, *, at: datetime) -> None:
    """Compare the whole, judge it, keep it. The verdict stays, so that it can be asked for again."""
    with _alone_with(upload):
        try:
            upload.refresh_from_db()
            if upload.state != UploadState.ARRIVING:
                return
            if parts.seal(upload) != upload.sha256:
                raise Refusal(Code.FILE_HASH_MISMATCH, facts={"name": upload.name})
            judged = gate.judge(parts.place(upload), claimed_type=upload.media_type, name=upload.name)
        except Refusal as refusal:
            if not parts.place(upload).exists():
                raise _ended() from None
            _refuse(upload, refusal)
            raise
        except (FileNotFoundError, Upload.DoesNotExist):
            raise _ended() from None
        with transaction.atomic():
            if Upload.objects.select_for_update().filter(pk=upload.pk).first() is None:
                raise _ended()
            files.keep(upload.institution, parts.place(upload), upload.sha256, judged, at=at)
            Upload.objects.filter(pk=upload.pk).update(state=UploadState.KEPT)


def end(upload: Upload) -> None:
    """The sender does not want to go on. What is kept already stays: something may name it."""
    with transaction.atomic():
        _clear(Upload.objects.filter(pk=upload.pk))


def sweep(*, at: datetime) -> None:
    """Clear away what nobody went on with, and parts that belong to nothing."""
    _clear(Upload.objects.filter(expires_at__lte=at))
    found = list(parts.folder().glob("*/*"))
    ids = Upload.objects.filter(state=UploadState.ARRIVING).values_list("pk", flat=True) if found else ()
    arriving = {each.hex for each in ids}
    for part in found:
        if part.name not in arriving:
            part.unlink(missing_ok=True)


def _is_possible(announced: Announced) -> None:
    if announced.length == 0:
        raise Refusal(Code.FILE_EMPTY, facts={"name": announced.name})
    if announced.length > limits.MAX_FILE_BYTES:
        raise Refusal(Code.FILE_TOO_LARGE, facts={"name": announced.name, "limit": "20 MB"})


def _has_room(institution: Institution, announced: Announced) -> None:
    arriving = Upload.objects.filter(institution=institution, state=UploadState.ARRIVING)
    if (count := arriving.count()) >= MOST_ARRIVING:
        facts = {"count": str(count), "days": str(LIFE.days)}
        raise Refusal(Code.UPLOAD_TOO_MANY, facts=facts, retry_after=3600)
    on_its_way = arriving.aggregate(sum=Sum("length"))["sum"] or 0
    if files.waiting_bytes(institution) + on_its_way + announced.length > MOST_WAITING_BYTES:
        raise Refusal(Code.UPLOAD_NO_ROOM, facts={"limit": f"{MOST_WAITING_BYTES // 10**9} GB"})


def _ended() -> Refusal:
    """Its sender ended it while it was judged; what was found out about no file is no verdict."""
    return Refusal(Code.NOT_FOUND)


def _refuse(upload: Upload, refusal: Refusal) -> None:
    told = {"code": str(refusal.code), "status": refusal.status, "facts": refusal.facts}
    Upload.objects.filter(pk=upload.pk).update(state=UploadState.REFUSED, refusal=told)
    parts.discard(upload)


def _clear(uploads: Iterable[Upload]) -> None:
    for upload in uploads:
        parts.discard(upload)
        upload.delete()


@contextmanager
def _alone_with(upload: Upload) -> Iterator[None]:
    """Nobody waits here: whoever comes too many is told to ask again, and hears the verdict then."""
    with _guard:
        if upload.institution_id in _finishing.values() or len(_finishing) >= MOST_FINISHING:
            raise Refusal(Code.BUREAU_BUSY, facts={"seconds": "2"}, retry_after=2, status=503)
        _finishing[upload.pk] = upload.institution_id
    try:
        yield
    finally:
        with _guard:
            del _finishing[upload.pk]
