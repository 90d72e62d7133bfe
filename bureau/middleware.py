"""What every request passes: an id and a log line, plain problem documents under ``/api``, safe headers on the desk."""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from bureau import problems
from desktop_client.contract import limits
from desktop_client.contract.codes import Code

Answer = Callable[[HttpRequest], HttpResponse]

_API = re.compile(r"/api(/|$)")
_UPLOAD = re.compile(re.escape(limits.API_PREFIX) + r"/uploads/[^/]*$")
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_log = logging.getLogger("bureau.access")

_DESK_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'self'; "
    "frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'"
)


class RequestId:
    """Echoes the caller's ``X-Request-Id`` (or gives one) and writes one line per request."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        offered = request.headers.get(limits.REQUEST_ID_HEADER, "")
        identity = offered if _REQUEST_ID.fullmatch(offered) else secrets.token_hex(8)
        started = time.perf_counter()
        response = self._answer(request)
        if request.method == "HEAD":
            response = _without_body(response)
        response[limits.REQUEST_ID_HEADER] = identity
        took = (time.perf_counter() - started) * 1000
        # The route, not the path: a path of the desk may carry a one-time token.
        route = request.resolver_match.route if getattr(request, "resolver_match", None) else "-"
        _log.info("%s %s %s %.0fms %s", request.method, route, response.status_code, took, identity)
        return response


class PlainApi:
    """Under ``/api``: bodies are measured before they are read, and an error is a problem document, never HTML."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _API.match(request.path_info):
            return self._answer(request)
        response = self._too_large(request) or self._answer(request)
        if response.status_code >= 400 and response.get("Content-Type") != limits.PROBLEM_TYPE:
            response = self._explained(response)
        response.headers.setdefault("Cache-Control", "no-store")
        response["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
        response["X-Content-Type-Options"] = "nosniff"
        return response

    def _too_large(self, request: HttpRequest) -> HttpResponse | None:
        try:
            length = int(request.headers.get("Content-Length") or 0)
        except ValueError:
            return problems.for_status(400)
        if _UPLOAD.fullmatch(request.path_info):
            if length > limits.MAX_FILE_BYTES:
                return problems.response(problems.Refusal(Code.FILE_TOO_LARGE, facts={"limit": "20 MB"}))
        elif length > limits.MAX_BODY_BYTES:
            return problems.response(problems.Refusal(Code.BODY_TOO_LARGE, facts={"limit": "2 MB"}))
        return None

    def _explained(self, response: HttpResponse) -> HttpResponse:
        plain = problems.for_status(response.status_code)
        if "Allow" in response.headers:
            plain["Allow"] = ", ".join(sorted(part.strip() for part in response["Allow"].split(",")))
        return plain


class DeskHeaders:
    """The review desk runs its own style sheets and scripts and nothing else."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._answer(request)
        response.headers.setdefault("Content-Security-Policy", _DESK_POLICY)
        if settings.OFFICE.practice:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _without_body(response: HttpResponse) -> HttpResponse:
    """HEAD gets the headers alone; the web server would send the body along."""
    bare = HttpResponse(status=response.status_code, headers=dict(response.items()))
    if not response.streaming:
        bare["Content-Length"] = str(len(response.content))
    response.close()
    return bare
