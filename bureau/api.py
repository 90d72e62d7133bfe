"""The API as a whole: its routers, and how everything that goes wrong is told."""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from bureau import problems
from bureau.account.api import router as account
from bureau.catalogue.api import router as catalogue
from bureau.files.api import router as files
from bureau.grading.api import router as grading
from bureau.notices.api import router as notices
from bureau.openapi import described
from bureau.problems import Refusal
from desktop_client.contract.codes import Code
from desktop_client.problems import Problem

_log = logging.getLogger("bureau.api")

#: What pydantic found, in the words of the contract; anything else is simply not valid.
_FIELD_CODES = {
    "missing": Code.FIELD_REQUIRED,
    "string_too_short": Code.FIELD_REQUIRED,
    "string_too_long": Code.FIELD_TOO_LONG,
}


class Api(NinjaAPI):
    """Describes its problem documents by their own media type."""

    def get_openapi_schema(self, **kwargs: Any) -> Any:
        return described(super().get_openapi_schema(**kwargs))


def build(*, practice: bool) -> Api:
    """The API of a bureau; a practice bureau has a few doors more."""
    api = Api(
        title="申报台 bureau",
        version="1",
        description="What a bureau and its clients say to each other. Problems are RFC 9457 documents with a code.",
        docs_url=None,
        openapi_url="/openapi.json",
        urls_namespace="practice" if practice else "bureau",
    )
    for room in (account, catalogue, grading, files, notices):
        api.add_router("", room)
    if practice:
        from bureau.practice.api import router as practice_only

        api.add_router("/practice", practice_only)
    api.add_exception_handler(Refusal, _refused)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(HttpError, _http_error)
    api.add_exception_handler(Http404, _not_found)
    api.add_exception_handler(OperationalError, _busy)
    api.add_exception_handler(Exception, _broken)
    return api


# ninja declares that a handler may be given the class of an exception; it never does so: hence ``Any`` below.


def _refused(request: HttpRequest, refusal: Any) -> HttpResponse:
    return problems.response(refusal)


def _http_error(request: HttpRequest, error: Any) -> HttpResponse:
    """What ninja itself refuses: no token, a body that is no JSON."""
    return problems.for_status(error.status_code)


def _not_found(request: HttpRequest, error: Any) -> HttpResponse:
    return problems.for_status(404)


def _invalid(request: HttpRequest, error: Any) -> HttpResponse:
    found = [
        Problem(_FIELD_CODES.get(item["type"], Code.FIELD_INVALID), place=_place(item["loc"]))
        for item in error.errors
    ]
    return problems.response(Refusal(Code.REQUEST_INVALID, problems=found, status=422))


def _place(location: tuple[str | int, ...]) -> str:
    """``("body", "asked", "credit_code")`` → ``credit_code``: without where it came from and our name for the body."""
    parts = [str(part) for part in location]
    return ".".join(parts[2:] if parts[:1] == ["body"] and len(parts) > 2 else parts[1:])


def _busy(request: HttpRequest, error: Any) -> HttpResponse:
    """The database could not take the write in time."""
    _log.warning("database: %s", error)
    return problems.response(Refusal(Code.BUREAU_BUSY, facts={"seconds": "5"}, retry_after=5, status=503))


def _broken(request: HttpRequest, error: Any) -> HttpResponse:
    # The traceback goes to the log, the caller learns only that it is not their fault.
    _log.error("unexpected fault", exc_info=error)
    return problems.for_status(500)


def office_api() -> Api:
    """The API of the configured bureau."""
    return build(practice=settings.OFFICE.practice)
