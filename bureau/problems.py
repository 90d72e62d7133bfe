"""Refusals as values of the wire: RFC 9457 problem documents with a stable code, for everything under ``/api``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.http import HttpResponse

from desktop_client import faults
from desktop_client.contract import limits, tus
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import ProblemDocument, ProblemItem
from desktop_client.problems import Problem

STATUS: Mapping[Code, int] = {
    Code.SIGN_IN_REFUSED: 401,
    Code.SESSION_ENDED: 401,
    Code.NOT_ALLOWED: 403,
    Code.INSTITUTION_NOT_ACTIVE: 403,
    Code.PRACTICE_ONLY: 403,
    Code.NOT_FOUND: 404,
    Code.DECLARATION_NOT_FOUND: 404,
    Code.AWARD_NOT_FOUND: 404,
    Code.POLICY_NOT_FOUND: 404,
    Code.SUBSIDY_NOT_FOUND: 404,
    Code.METHOD_NOT_ALLOWED: 405,
    Code.USERNAME_TAKEN: 409,
    Code.CREDIT_CODE_TAKEN: 409,
    Code.DECLARATION_ALREADY_OPEN: 409,
    Code.DECLARATION_NOT_EDITABLE: 409,
    Code.STEP_NOT_ALLOWED: 409,
    Code.AWARD_NOT_LIVE: 409,
    Code.AWARD_HIGHEST: 409,
    Code.KEEP_WINDOW_CLOSED: 409,
    Code.PROJECT_CLOSED: 409,
    Code.PROJECT_NOT_ELIGIBLE: 409,
    Code.SUBSIDY_ALREADY_THERE: 409,
    Code.SUBSIDY_NOT_EDITABLE: 409,
    Code.SUBSIDY_STEP_NOT_ALLOWED: 409,
    Code.UPLOAD_OFFSET: 409,
    Code.UPLOAD_EXPIRED: 410,
    Code.DECLARATION_CHANGED_ELSEWHERE: 412,
    Code.SUBSIDY_CHANGED_ELSEWHERE: 412,
    Code.UPLOAD_PROTOCOL: 412,
    Code.BODY_TOO_LARGE: 413,
    Code.FILE_TOO_LARGE: 413,
    Code.UPLOAD_PAST_END: 413,
    Code.UPLOAD_NO_ROOM: 413,
    Code.FILE_TYPE_MISMATCH: 415,
    Code.FILE_TYPE_UNSUPPORTED: 415,
    Code.PRECONDITION_REQUIRED: 428,
    Code.IDEMPOTENCY_KEY_REQUIRED: 428,
    Code.ACCOUNT_LOCKED: 429,
    Code.UPLOAD_TOO_MANY: 429,
    Code.BUREAU_BUSY: 429,
    Code.UPLOAD_DAMAGED: tus.CHECKSUM_MISMATCH,
    Code.BUREAU_BROKEN: 500,
}
#: What a status means when whoever set it said no more (Django itself, the web server).
BY_STATUS: Mapping[int, Code] = {
    401: Code.SESSION_ENDED,
    403: Code.NOT_ALLOWED,
    404: Code.NOT_FOUND,
    405: Code.METHOD_NOT_ALLOWED,
    413: Code.BODY_TOO_LARGE,
    429: Code.BUREAU_BUSY,
}


class Refusal(Exception):
    """A request that is not granted: rolls back whatever transaction it passes and becomes a problem document."""

    def __init__(
        self,
        code: Code,
        *,
        problems: Iterable[Problem] = (),
        facts: Mapping[str, str] | None = None,
        retry_after: int | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(str(code))
        self.code = code
        self.status = status or STATUS.get(code, 422)
        self.facts = dict(facts or {})
        self.problems = tuple(problems)
        self.retry_after = retry_after


def invalid(problems: Iterable[Problem]) -> Refusal:
    """Fields that do not hold, each named by its place; a single one also gives the document its code."""
    found = tuple(problems)
    codes = {problem.code for problem in found}
    if len(found) == 1:
        return Refusal(found[0].code, problems=found, facts=found[0].facts, status=422)
    return Refusal(codes.pop() if len(codes) == 1 else Code.REQUEST_INVALID, problems=found, status=422)


def response(refusal: Refusal) -> HttpResponse:
    """The problem document of a refusal."""
    told = faults.explain(refusal.code, "zh", refusal.facts)
    document = ProblemDocument(
        title=told.title,
        status=refusal.status,
        code=str(refusal.code),
        detail=told.next_step,
        facts=refusal.facts,
        problems=[
            ProblemItem(code=str(item.code), place=item.place, facts=item.facts) for item in refusal.problems
        ],
    )
    answer = HttpResponse(document.model_dump_json(), status=refusal.status, content_type=limits.PROBLEM_TYPE)
    if refusal.status == 401:
        answer["WWW-Authenticate"] = "Bearer"
    if refusal.retry_after is not None:
        answer["Retry-After"] = str(refusal.retry_after)
    return answer


def for_status(status: int) -> HttpResponse:
    """The problem document for a bare status."""
    fallback = Code.REQUEST_INVALID if status < 500 else Code.BUREAU_BROKEN
    return response(Refusal(BY_STATUS.get(status, fallback), status=status))
