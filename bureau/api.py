"""The API as a whole: its routers, and how everything that goes wrong is told."""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.db import IntegrityError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from bureau import problems
from bureau.account.api import router as account
from bureau.bodies import FIELD_CODES
from bureau.catalogue.api import router as catalogue
from bureau.files.api import router as files
from bureau.grading.api import router as grading
from bureau.notices.api import router as notices
from bureau.openapi import described
from bureau.policies.api import router as policies
from bureau.problems import Refusal
from bureau.subsidy.api import router as subsidy
from bureau.uploads.api import router as uploads
from desktop_client.contract import limits, tus
from desktop_client.contract.codes import Code
from desktop_client.problems import Problem

_log = logging.getLogger("bureau.api")

#: Headers whose absence has a code of its own.
_REQUIRED_HEADERS = {
    "If-Match": Code.PRECONDITION_REQUIRED,
    limits.IDEMPOTENCY_HEADER: Code.IDEMPOTENCY_KEY_REQUIRED,
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
    for room in (account, catalogue, grading, files, uploads, policies, subsidy, notices):
        api.add_router("", room)
    if practice:
        from bureau.practice.api import router as practice_only

        api.add_router("/practice", practice_only)
    api.add_exception_handler(Refusal, _refused)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(HttpError, _http_error)
    api.add_exception_handler(Http404, _not_found)
    for clash in (OperationalError, IntegrityError):
        api.add_exception_handler(clash, _busy)
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
    """A path, query or header that does not fit; bodies are read by :func:`bureau.bodies.body`."""
    found = [(item["type"], str(item["loc"][-1])) for item in error.errors]
    for kind, place in found:
        if place == tus.RESUMABLE:
            return problems.response(Refusal(Code.UPLOAD_PROTOCOL))
        if kind == "missing" and place in _REQUIRED_HEADERS:
            return problems.response(Refusal(_REQUIRED_HEADERS[place]))
    wrong = [Problem(FIELD_CODES.get(kind, Code.FIELD_INVALID), place) for kind, place in found]
    return problems.response(Refusal(Code.REQUEST_INVALID, problems=wrong, status=422))


def _busy(request: HttpRequest, error: Any) -> HttpResponse:
    """The database could not take the write in time, or a parallel one came first: the next try is judged anew."""
    _log.warning("database: %s", error)
    return problems.response(Refusal(Code.BUREAU_BUSY, facts={"seconds": "5"}, retry_after=5, status=503))


def _broken(request: HttpRequest, error: Any) -> HttpResponse:
    # The traceback goes to the log, the caller learns only that it is not their fault.
    _log.error("unexpected fault", exc_info=error)
    return problems.for_status(500)


def office_api() -> Api:
    """The API of the configured bureau."""
    return build(practice=settings.OFFICE.practice)
