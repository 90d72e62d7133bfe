"""What the bureau publishes over HTTP."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse
from ninja import Router

from bureau.account.tokens import SIGNED_IN
from bureau.catalogue import services
from bureau.replies import none_match, reply_text, responses
from desktop_client.clock import SystemClock
from desktop_client.contract import messages
from desktop_client.contract.scheme import Code, Scheme

router = Router(tags=["catalogue"], auth=SIGNED_IN)


@router.get("/catalogue", response=responses({200: messages.Catalogue, 304: None}, 401, 403))
def catalogue(request: HttpRequest) -> HttpResponse:
    """Years, categories, the commitment and the scheme in force."""
    text = services.catalogue(at=SystemClock().now()).model_dump_json()
    return _cached(request, text, hashlib.sha256(text.encode()).hexdigest()[:32])


@router.get("/schemes/{scheme_id}/{version}", response=responses({200: Scheme, 304: None}, 401, 403, 404))
def scheme(request: HttpRequest, scheme_id: Code, version: Code) -> HttpResponse:
    """A grading scheme; one version never changes."""
    published = services.scheme_body(scheme_id, version)
    answer = _cached(request, published.body, published.sha256)
    answer["Cache-Control"] = "private, immutable, max-age=31536000"
    return answer


def _cached(request: HttpRequest, text: str, etag: str) -> HttpResponse:
    answer = HttpResponse(status=304) if none_match(request, etag) else reply_text(text)
    answer["ETag"] = f'"{etag}"'
    answer["Cache-Control"] = "private, no-cache"
    return answer
