"""Evidence over HTTP: addressed by content, so sending it again is harmless."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import FileResponse, HttpRequest, HttpResponse
from ninja import Router

from bureau.account.tokens import SIGNED_IN, whose
from bureau.files import services
from bureau.files.models import StoredFile
from bureau.replies import nothing, responses
from desktop_client.clock import SystemClock
from desktop_client.contract.messages import Sha256

router = Router(tags=["files"], auth=SIGNED_IN)

_CHUNK = 256 * 1024
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_TYPES = dict.fromkeys(("application/pdf", "image/jpeg", "image/png"), _BINARY)


@router.api_operation(["HEAD"], "/files/{sha256}", response=responses({204: None}, 401, 403, 404))
def has(request: HttpRequest, sha256: Sha256) -> HttpResponse:
    """Whether the bureau holds this institution's file already."""
    services.required(whose(request), sha256)
    return nothing()


@router.put(
    "/files/{sha256}",
    response=responses({201: None, 204: None}, 401, 403, 415),
    openapi_extra={"requestBody": {"required": True, "content": _TYPES}},
)
def put(request: HttpRequest, sha256: Sha256) -> HttpResponse:
    """Send a file (PDF, JPEG or PNG, at most 20 MiB); the hash in the address must be that of its bytes."""
    institution = whose(request)
    if services.held(institution, sha256) is not None:
        return nothing()
    claimed = request.content_type or ""
    services.store(institution, sha256, _chunks(request), claimed_type=claimed, at=SystemClock().now())
    return HttpResponse(status=201)


@router.get(
    "/files/{sha256}",
    response=responses({200: None}, 401, 403, 404),
    openapi_extra={"responses": {200: {"content": _TYPES}}},
)
def get(request: HttpRequest, sha256: Sha256) -> FileResponse:
    """The bytes of one of the institution's own files."""
    return served(services.required(whose(request), sha256), inline=False)


def served(file: StoredFile, *, inline: bool) -> FileResponse:
    """A file as an answer, by the type its bytes have."""
    suffix = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}[file.media_type]
    answer = FileResponse(
        services.path(file).open("rb"),
        content_type=file.media_type,
        as_attachment=not inline,
        filename=f"{file.sha256[:12]}.{suffix}",
    )
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _chunks(request: HttpRequest) -> Iterator[bytes]:
    while chunk := request.read(_CHUNK):
        yield chunk
