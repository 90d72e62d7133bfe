"""How messages of the contract become HTTP answers, and what every answer may be besides the good one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel

from desktop_client.contract.messages import ProblemDocument

_JSON = "application/json"


def reply(message: BaseModel, *, status: int = 200, etag: int | None = None) -> HttpResponse:
    """A message exactly as its model writes it."""
    return reply_text(message.model_dump_json(), status=status, etag=None if etag is None else str(etag))


def reply_text(text: str, *, status: int = 200, etag: str | None = None) -> HttpResponse:
    """JSON that is already written."""
    answer = HttpResponse(text, status=status, content_type=_JSON)
    if etag is not None:
        answer["ETag"] = f'"{etag}"'
    return answer


def nothing() -> HttpResponse:
    """204."""
    return HttpResponse(status=204)


def responses(good: dict[int, Any], *problems: int) -> dict[Any, Any]:
    """The ``response=`` of an operation: its good answers, and the problems it may have besides a bad request."""
    return {**good, **dict.fromkeys(sorted({400, 413, 422, 500, 503, *problems}), ProblemDocument)}


def version_of(tag: str) -> int:
    """The version in ``If-Match: "n"``, whose form has been checked."""
    return int(tag.strip('"'))


def none_match(request: HttpRequest, etag: str) -> bool:
    """Whether the caller still has the version ``etag``."""
    offered = [tag.strip() for tag in request.headers.get("If-None-Match", "").split(",")]
    return f'"{etag}"' in offered or "*" in offered
