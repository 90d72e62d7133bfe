"""Policies over HTTP."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Router

from bureau.account.tokens import SIGNED_IN
from bureau.cases.api import Cursor
from bureau.policies import pdfs, services
from bureau.replies import none_match, reply, responses
from desktop_client.contract import messages

router = Router(tags=["policies"], auth=SIGNED_IN)

_PDF = {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}


@router.get("/policies", response=responses({200: messages.PolicyPage}, 401, 403))
def changes(request: HttpRequest, cursor: Cursor = "") -> HttpResponse:
    """Policies and announcements that changed since ``cursor`` (empty: all), at most 500 at a time."""
    return reply(services.page(cursor=int(cursor or 0)))


@router.get(
    "/policies/{policy_id}/file",
    response=responses({200: None, 304: None}, 401, 403, 404),
    openapi_extra={"responses": {200: {"content": _PDF}}},
)
def file(request: HttpRequest, policy_id: UUID) -> HttpResponseBase:
    """The PDF of a policy; its ETag is the hash of the bytes."""
    policy = services.published(policy_id)
    place = pdfs.path(policy)
    answer: HttpResponseBase
    if none_match(request, policy.file_sha256):
        answer = HttpResponse(status=304)
    else:
        answer = FileResponse(
            place.open("rb"), content_type="application/pdf", as_attachment=True, filename=policy.file_name
        )
    answer["ETag"] = f'"{policy.file_sha256}"'
    answer["Cache-Control"] = "private, no-cache"
    return answer
