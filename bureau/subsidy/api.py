"""Projects and applications over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from bureau.account.tokens import SIGNED_IN, who, whose
from bureau.bodies import body, expects
from bureau.cases.api import Cursor, IfMatch, IfNoneMatch, MaybeIfMatch, PackageHash, filed_once
from bureau.grading import calendar
from bureau.idempotency.api import IdempotencyKey, KeyText
from bureau.problems import Refusal
from bureau.replies import nothing, reply, responses, version_of
from bureau.subsidy import drafts, filing, presenting, projects, records
from bureau.subsidy.models import Subsidy
from desktop_client.clock import SystemClock
from desktop_client.contract import messages
from desktop_client.contract.codes import Code

router = Router(tags=["subsidy"], auth=SIGNED_IN)


@router.get("/projects", response=responses({200: messages.ProjectList}, 401, 403))
def list_projects(request: HttpRequest) -> HttpResponse:
    """The subsidy projects, each with its form and what it asks of this institution."""
    institution, at = whose(request), SystemClock().now()
    calendar.roll_institution(institution, at=at)
    return reply(projects.listed(institution, at=at))


@router.get("/subsidies", response=responses({200: messages.SubsidyPage}, 401, 403))
def changes(request: HttpRequest, cursor: Cursor = "") -> HttpResponse:
    """The institution's applications that changed since ``cursor`` (empty: all), at most 500 at a time."""
    return reply(presenting.page(whose(request), cursor=int(cursor or 0)))


@router.get("/subsidies/{subsidy_id}", response=responses({200: messages.Subsidy}, 401, 403, 404))
def show(request: HttpRequest, subsidy_id: UUID) -> HttpResponse:
    """One application with its steps, trail, reasons and receipts."""
    return _shown(records.seen(subsidy_id, whose(request)))


@router.put(
    "/subsidies/{subsidy_id}",
    response=responses({200: messages.Subsidy, 201: messages.Subsidy}, 401, 403, 404, 409, 412, 428),
    openapi_extra=expects(messages.SubsidyDraft),
)
def put(
    request: HttpRequest,
    subsidy_id: UUID,
    match: MaybeIfMatch = None,
    none_match: IfNoneMatch = None,
) -> HttpResponse:
    """Begin an application (``If-None-Match: *``) or save its draft (``If-Match``)."""
    draft = body(request, messages.SubsidyDraft)
    at, account = SystemClock().now(), who(request).account
    if match is not None:
        saved = drafts.save(subsidy_id, draft, account, version=version_of(match), at=at)
    elif none_match is not None:
        calendar.roll_institution(whose(request), at=at)
        saved = drafts.begin(subsidy_id, draft, account, at=at)
    else:
        raise Refusal(Code.PRECONDITION_REQUIRED)
    return _shown(saved.record, status=201 if saved.created else 200)


@router.delete("/subsidies/{subsidy_id}", response=responses({204: None}, 401, 403, 404, 409, 412, 428))
def delete(request: HttpRequest, subsidy_id: UUID, match: IfMatch) -> HttpResponse:
    """删除: only what was never submitted."""
    drafts.delete(subsidy_id, who(request).account, version=version_of(match), at=SystemClock().now())
    return nothing()


@router.post(
    "/subsidies/{subsidy_id}/submit",
    response=responses({200: messages.SubsidyReceipt, 201: messages.SubsidyReceipt}, 401, 403, 404, 409, 428),
    openapi_extra=expects(messages.SubsidyPackage),
)
def submit(
    request: HttpRequest,
    subsidy_id: UUID,
    idempotency_key: IdempotencyKey,
    package_sha256: PackageHash = None,
) -> HttpResponse:
    """提交 and 补正提交. The same key and bytes get the same receipt, however often they come."""
    package = body(request, messages.SubsidyPackage)
    at, account, raw = SystemClock().now(), who(request).account, request.body
    calendar.roll_institution(whose(request), at=at)
    return filed_once(
        request,
        lambda: filing.submit(subsidy_id, package, raw, key=idempotency_key, account=account, at=at),
        scope="subsidy",
        key=idempotency_key,
        package_sha256=package_sha256,
        at=at,
    )


@router.get("/subsidy-submissions/{key}", response=responses({200: messages.SubsidyReceipt}, 401, 403, 404))
def submission(request: HttpRequest, key: KeyText) -> HttpResponse:
    """The receipt of a submission whose answer was lost, or 404: it never arrived."""
    return reply(filing.by_key(key, whose(request)))


@router.post(
    "/subsidies/{subsidy_id}/withdraw",
    response=responses({200: messages.Subsidy}, 401, 403, 404, 409, 412, 428),
)
def withdraw(request: HttpRequest, subsidy_id: UUID, match: IfMatch) -> HttpResponse:
    """撤回 while nobody has taken it."""
    return _step(request, subsidy_id, match, drafts.withdraw)


@router.post(
    "/subsidies/{subsidy_id}/revise",
    response=responses({200: messages.Subsidy}, 401, 403, 404, 409, 412, 428),
)
def revise(request: HttpRequest, subsidy_id: UUID, match: IfMatch) -> HttpResponse:
    """修改 after 审核不通过: a new round."""
    return _step(request, subsidy_id, match, drafts.revise)


def _step(request: HttpRequest, subsidy_id: UUID, match: str, step: Callable[..., Subsidy]) -> HttpResponse:
    account, version = who(request).account, version_of(match)
    return _shown(step(subsidy_id, account, version=version, at=SystemClock().now()))


def _shown(record: Subsidy, *, status: int = 200) -> HttpResponse:
    return reply(presenting.subsidy(record), status=status, etag=record.version)
