"""Declarations and awards over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from bureau.account.models import Account
from bureau.account.tokens import SIGNED_IN, who, whose
from bureau.bodies import body, expects
from bureau.cases.api import Cursor, IfMatch, IfNoneMatch, MaybeIfMatch, PackageHash, filed_once
from bureau.grading import awards, calendar, drafts, filing, presenting, records
from bureau.grading.models import Award, Declaration
from bureau.idempotency.api import IdempotencyKey, KeyText
from bureau.problems import Refusal
from bureau.replies import nothing, reply, responses, version_of
from desktop_client.clock import SystemClock
from desktop_client.contract import messages
from desktop_client.contract.codes import Code

router = Router(tags=["grading"], auth=SIGNED_IN)


@router.get("/declarations", response=responses({200: messages.DeclarationPage}, 401, 403))
def changes(request: HttpRequest, cursor: Cursor = "") -> HttpResponse:
    """The institution's declarations that changed since ``cursor`` (empty: all), at most 500 at a time."""
    institution = whose(request)
    calendar.roll_institution(institution, at=SystemClock().now())
    institution.refresh_from_db(fields=["changes"])
    return reply(presenting.page(institution, cursor=int(cursor or 0)))


@router.get("/declarations/{declaration_id}", response=responses({200: messages.Declaration}, 401, 403, 404))
def show(request: HttpRequest, declaration_id: UUID) -> HttpResponse:
    """One declaration with its trail, reasons and receipts."""
    institution = whose(request)
    calendar.roll_institution(institution, at=SystemClock().now())
    return _shown(records.seen(declaration_id, institution))


@router.put(
    "/declarations/{declaration_id}",
    response=responses({200: messages.Declaration, 201: messages.Declaration}, 401, 403, 404, 409, 412, 428),
    openapi_extra=expects(messages.Draft),
)
def put(
    request: HttpRequest,
    declaration_id: UUID,
    match: MaybeIfMatch = None,
    none_match: IfNoneMatch = None,
) -> HttpResponse:
    """Begin a declaration (``If-None-Match: *``) or save its draft (``If-Match``)."""
    draft = body(request, messages.Draft)
    at, account = SystemClock().now(), who(request).account
    if match is not None:
        saved = drafts.save(declaration_id, draft, account, version=version_of(match), at=at)
    elif none_match is not None:
        saved = drafts.begin(declaration_id, draft, account, at=at)
    else:
        raise Refusal(Code.PRECONDITION_REQUIRED)
    return _shown(saved.record, status=201 if saved.created else 200)


@router.delete(
    "/declarations/{declaration_id}", response=responses({204: None}, 401, 403, 404, 409, 412, 428)
)
def delete(request: HttpRequest, declaration_id: UUID, match: IfMatch) -> HttpResponse:
    """删除: only what was never filed."""
    version = version_of(match)
    drafts.delete(declaration_id, who(request).account, version=version, at=SystemClock().now())
    return nothing()


@router.post(
    "/declarations/{declaration_id}/submit",
    response=responses({200: messages.Receipt, 201: messages.Receipt}, 401, 403, 404, 409, 428),
    openapi_extra=expects(messages.Package),
)
def submit(
    request: HttpRequest,
    declaration_id: UUID,
    idempotency_key: IdempotencyKey,
    package_sha256: PackageHash = None,
) -> HttpResponse:
    """上报 and 补正上报. The same key and bytes get the same receipt, however often they come."""
    package = body(request, messages.Package)
    at, account, raw = SystemClock().now(), who(request).account, request.body
    filing.before_submitting(whose(request), at=at)
    return filed_once(
        request,
        lambda: filing.submit(declaration_id, package, raw, key=idempotency_key, account=account, at=at),
        scope="submit",
        key=idempotency_key,
        package_sha256=package_sha256,
        at=at,
    )


@router.get("/submissions/{key}", response=responses({200: messages.Receipt}, 401, 403, 404))
def submission(request: HttpRequest, key: KeyText) -> HttpResponse:
    """The receipt of a submission whose answer was lost, or 404: it never arrived."""
    return reply(filing.by_key(key, whose(request)))


@router.post(
    "/declarations/{declaration_id}/withdraw",
    response=responses({200: messages.Declaration}, 401, 403, 404, 409, 412, 428),
)
def withdraw(request: HttpRequest, declaration_id: UUID, match: IfMatch) -> HttpResponse:
    """撤回 while nobody has taken it."""
    return _step(request, declaration_id, match, drafts.withdraw)


@router.post(
    "/declarations/{declaration_id}/revise",
    response=responses({200: messages.Declaration}, 401, 403, 404, 409, 412, 428),
)
def revise(request: HttpRequest, declaration_id: UUID, match: IfMatch) -> HttpResponse:
    """修改 after 审核不通过: a new round."""
    return _step(request, declaration_id, match, drafts.revise)


@router.post(
    "/declarations/{declaration_id}/abandon",
    response=responses({200: messages.Declaration}, 401, 403, 404, 409, 412, 428),
)
def abandon(request: HttpRequest, declaration_id: UUID, match: IfMatch) -> HttpResponse:
    """放弃 after 审核不通过."""
    return _step(request, declaration_id, match, drafts.abandon)


@router.get("/awards", response=responses({200: messages.AwardList}, 401, 403))
def list_awards(request: HttpRequest) -> HttpResponse:
    """评定结果: every grade the institution has or had."""
    institution = whose(request)
    calendar.roll_institution(institution, at=SystemClock().now())
    return reply(awards.messages_of(list(Award.objects.filter(institution=institution).order_by("number"))))


def _step(
    request: HttpRequest, declaration_id: UUID, match: str, step: Callable[..., Declaration]
) -> HttpResponse:
    account: Account = who(request).account
    version = version_of(match)
    return _shown(step(declaration_id, account, version=version, at=SystemClock().now()))


def _shown(record: Declaration, *, status: int = 200) -> HttpResponse:
    return reply(presenting.declaration(record), status=status, etag=record.version)
