"""tus 1.0 over HTTP: where to send, how much is here, a piece more, no more."""

from __future__ import annotations

import base64
import binascii
import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from email.utils import format_datetime
from typing import IO, Annotated, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Header, Router
from pydantic import BaseModel, Field, StringConstraints

from bureau.account.tokens import SIGNED_IN, whose
from bureau.bodies import checked
from bureau.files.models import StoredFile
from bureau.problems import Refusal
from bureau.replies import nothing, responses
from bureau.uploads import services
from bureau.uploads.models import Upload, UploadState
from desktop_client.clock import SystemClock
from desktop_client.contract import limits, tus
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import FileName, Sha256

router = Router(tags=["uploads"], auth=SIGNED_IN)

ADDRESS = limits.API_PREFIX + "/uploads"
_READ = limits.UPLOAD_CHUNK_BYTES
_PIECE = {
    "requestBody": {
        "required": True,
        "content": {tus.CONTENT_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    }
}

Version = Annotated[Literal["1.0.0"], Header(alias=tus.RESUMABLE)]
Length = Annotated[Annotated[int, Field(ge=0, le=10**12)], Header(alias=tus.LENGTH)]
Offset = Annotated[Annotated[int, Field(ge=0, le=10**12)], Header(alias=tus.OFFSET)]
Metadata = Annotated[Annotated[str, StringConstraints(max_length=2_000)], Header(alias=tus.METADATA)]
Checksum = Annotated[
    Annotated[str, StringConstraints(max_length=200)] | None, Header(None, alias=tus.CHECKSUM)
]


class About(BaseModel):
    """What ``Upload-Metadata`` says; other facts in it are none of our concern."""

    sha256: Sha256
    filename: FileName | Literal[""] = ""
    media_type: Annotated[str, StringConstraints(max_length=100, pattern=r"^[\x20-\x7e]*$")] = ""


@dataclass(frozen=True, slots=True)
class Seal:
    """What ``Upload-Checksum`` says of one piece."""

    algorithm: str
    digest: bytes


@router.api_operation(["OPTIONS"], "/uploads", auth=None, response=responses({204: None}))
def abilities(request: HttpRequest) -> HttpResponse:
    """What this bureau can do of tus 1.0."""
    answer = nothing()
    answer["Tus-Version"] = tus.VERSION
    answer["Tus-Extension"] = tus.EXTENSIONS
    answer["Tus-Max-Size"] = str(limits.MAX_FILE_BYTES)
    answer["Tus-Checksum-Algorithm"] = ",".join(tus.CHECKSUMS)
    return answer


@router.post("/uploads", response=responses({200: None, 201: None}, 401, 403, 412, 415, 429))
def begin(request: HttpRequest, version: Version, length: Length, metadata: Metadata) -> HttpResponse:
    """A place to send a file to (PDF, JPEG or PNG, at most 20 MiB); ``sha256`` in the metadata is required.

    200 instead of 201: these bytes are here already, ``Location`` is the file itself.
    """
    about = checked(About, _facts(metadata))
    begun = services.begin(
        whose(request),
        services.Announced(about.sha256, length, about.filename, about.media_type),
        at=SystemClock().now(),
    )
    if isinstance(begun, StoredFile):
        answer = HttpResponse(status=200)
        answer["Location"] = f"{limits.API_PREFIX}/files/{begun.sha256}"
        answer[tus.OFFSET] = str(begun.bytes)
        return answer
    answer = HttpResponse(status=201)
    answer["Location"] = f"{ADDRESS}/{begun.pk}"
    return _with_offset(answer, begun)


@router.api_operation(
    ["HEAD"], "/uploads/{upload_id}", response=responses({204: None}, 401, 403, 404, 410, 412, 415)
)
def ask(request: HttpRequest, upload_id: UUID, version: Version) -> HttpResponse:
    """How much of it is here. A file that was refused answers with the status of its refusal."""
    upload = services.known(whose(request), upload_id, at=SystemClock().now())
    answer = _with_offset(nothing(), upload)
    answer[tus.LENGTH] = str(upload.length)
    return answer


@router.patch(
    "/uploads/{upload_id}",
    response=responses({204: None}, 401, 403, 404, 409, 410, 412, 415, tus.CHECKSUM_MISMATCH),
    openapi_extra=_PIECE,
)
def add(
    request: HttpRequest, upload_id: UUID, version: Version, offset: Offset, checksum: Checksum = None
) -> HttpResponse:
    """A piece more, from ``Upload-Offset`` on. With the last byte the whole file is compared, judged and kept.

    An empty piece at the end asks for the verdict once more.
    """
    at = SystemClock().now()
    if request.content_type != tus.CONTENT_TYPE:
        raise Refusal(Code.REQUEST_INVALID, status=415)
    upload = services.known(whose(request), upload_id, at=at)
    if offset != services.offset(upload):
        raise Refusal(Code.UPLOAD_OFFSET)
    if offset + int(request.headers.get("Content-Length") or 0) > upload.length:
        raise Refusal(Code.UPLOAD_PAST_END)
    if upload.state == UploadState.ARRIVING:
        end = services.append(upload, offset, _pieces(request, checksum))
        if end == upload.length:
            services.finish(upload, at=at)
            upload.state = UploadState.KEPT
    return _with_offset(nothing(), upload)


@router.delete("/uploads/{upload_id}", response=responses({204: None}, 401, 403, 404, 410, 412, 415))
def end(request: HttpRequest, upload_id: UUID, version: Version) -> HttpResponse:
    """Forget the upload; a file that arrived whole stays."""
    services.end(services.known(whose(request), upload_id, at=SystemClock().now()))
    return nothing()


def _facts(metadata: str) -> dict[str, str]:
    try:
        return tus.read(metadata)
    except ValueError:
        raise Refusal(Code.REQUEST_INVALID, status=400) from None


def _with_offset(answer: HttpResponse, upload: Upload) -> HttpResponse:
    answer[tus.OFFSET] = str(services.offset(upload))
    answer[tus.EXPIRES] = format_datetime(upload.expires_at.astimezone(UTC), usegmt=True)
    return answer


def _pieces(request: HttpRequest, checksum: str | None) -> Iterator[bytes]:
    """The body; a sealed one only when it is as it was sent, one that was cut as far as it came."""
    if checksum is None:
        yield from _read(request)
        return
    seal = _seal(checksum)
    digest = hashlib.new(seal.algorithm, usedforsecurity=False)
    with tempfile.SpooledTemporaryFile(max_size=2 * _READ) as whole:
        for piece in _read(request):
            digest.update(piece)
            whole.write(piece)
        if digest.digest() != seal.digest:
            raise Refusal(Code.UPLOAD_DAMAGED)
        whole.seek(0)
        yield from _read(whole)


def _read(stream: HttpRequest | IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(_READ):
        yield piece


def _seal(header: str) -> Seal:
    algorithm, _, text = header.partition(" ")
    try:
        digest = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise Refusal(Code.REQUEST_INVALID, status=400) from None
    if algorithm not in tus.CHECKSUMS:
        raise Refusal(Code.REQUEST_INVALID, status=400)
    return Seal(algorithm, digest)
