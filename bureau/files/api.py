"""Kept files over HTTP, addressed by their content; they come in through ``bureau.uploads``."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponse
from ninja import Router

from bureau.account.tokens import SIGNED_IN, whose
from bureau.files import services
from bureau.files.models import StoredFile
from bureau.replies import nothing, responses
from desktop_client.contract.messages import Sha256

router = Router(tags=["files"], auth=SIGNED_IN)

_BINARY = {"schema": {"type": "string", "format": "binary"}}
_TYPES = dict.fromkeys(("application/pdf", "image/jpeg", "image/png"), _BINARY)


@router.api_operation(["HEAD"], "/files/{sha256}", response=responses({204: None}, 401, 403, 404))
def has(request: HttpRequest, sha256: Sha256) -> HttpResponse:
    """Whether the bureau holds this institution's file already."""
    services.required(whose(request), sha256)
    return nothing()


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
