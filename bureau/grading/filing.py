"""上报: a package is judged by what it says and what the bureau holds, and answered with a receipt."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.dispatch import Signal

from bureau.account.models import Account
from bureau.cases.records import receipt_number, touch
from bureau.catalogue import services as catalogue
from bureau.files import services as files
from bureau.grading import calendar, guards, records
from bureau.grading.models import Declaration, ReceiptSeries, Submission
from bureau.institution.models import Institution
from bureau.notices import services as notices
from bureau.problems import Refusal, invalid
from bureau.trail import engine
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Draft, Evidence, Package, Receipt
from desktop_client.contract.score import check_answers
from desktop_client.contract.states import DeclarationEvent, DeclarationState, Kind, Role
from desktop_client.forms.checks import check as check_form
from desktop_client.problems import Problem, blocking

#: Sent once a package is safely kept; the practice reviewer listens.
filed = Signal()


def submit(
    declaration_id: UUID, package: Package, raw: bytes, *, key: str, account: Account, at: datetime
) -> Receipt:
    """Take a package into review, or refuse it with everything that is wrong. Runs in its caller's transaction."""
    institution = account.institution
    if institution is None or (account.role == Role.CLERK and not settings.OFFICE.clerks_may_submit):
        raise Refusal(Code.NOT_ALLOWED)
    record = records.declaration(declaration_id, institution)
    event = _event(record)
    engine.may(record, event, account.actor)
    _judge(package, record, institution)
    _take_over(record, package.draft)
    if event is DeclarationEvent.SUBMIT:
        record.declared_at = at
    record.correction_due = None
    engine.advance(record, event, account.actor, at=at, round=record.round)
    touch(record, at=at)
    submission = _keep(record, package, raw, key, at)
    files.use(institution, [proof.sha256 for each in package.draft.answers for proof in each.evidence], at=at)
    notices.tell(
        institution,
        title="已收到上报",
        text=f"{record.year} 年度第 {record.number} 号申报已收到，回执号 {submission.number}，请等待审核。",
        declaration=record.id,
        at=at,
    )
    transaction.on_commit(lambda: filed.send(sender=Declaration, declaration=record.id))
    return receipt(submission)


def receipt(submission: Submission) -> Receipt:
    """The bureau's word for one package."""
    return Receipt(
        number=submission.number,
        declaration_id=submission.declaration_id,
        round=submission.round,
        package_sha256=submission.package_sha256,
        received_at=submission.received_at,
        state=DeclarationState(submission.state),
    )


def by_key(key: str, institution: Institution) -> Receipt:
    """The receipt given to a key, for whoever never saw the answer."""
    found = Submission.objects.filter(institution=institution, key=key).first()
    if found is None:
        raise Refusal(Code.NOT_FOUND)
    return receipt(found)


def before_submitting(institution: Institution, *, at: datetime) -> None:
    """Deadlines that have passed meanwhile count before a new package does."""
    calendar.roll_institution(institution, at=at)


def _event(record: Declaration) -> DeclarationEvent:
    correcting = record.state == DeclarationState.NEEDS_CORRECTION
    return DeclarationEvent.RESUBMIT if correcting else DeclarationEvent.SUBMIT


def _judge(package: Package, record: Declaration, institution: Institution) -> None:
    if other := list(_not_about(package, record, institution)):
        raise invalid(other)
    now = catalogue.in_force().commitment
    if (package.commitment.version, package.commitment.text_sha256) != (
        now.version,
        catalogue.commitment_sha256(),
    ):
        raise invalid([Problem(Code.COMMITMENT_OUTDATED, "commitment")])
    guards.base_award(package.draft, institution)
    if wrong := [*_content(package.draft), *_missing_evidence(package.draft, institution)]:
        raise invalid(wrong)


def _not_about(package: Package, record: Declaration, institution: Institution) -> Iterator[Problem]:
    """Where the package is not this declaration's of this institution in this round."""
    draft = package.draft
    pairs: dict[str, tuple[object, object]] = {
        "declaration_id": (package.declaration_id, record.pk),
        "round": (package.round, record.round),
        "institution_name": (package.institution_name, institution.name),
        "credit_code": (package.credit_code, institution.credit_code),
        "draft.year": (draft.year, record.year),
        "draft.category": (draft.category, record.category),
        "draft.kind": (draft.kind.value, record.kind),
        "draft.base_award": (draft.base_award, record.base_award_id),
    }
    yield from (Problem(Code.FIELD_INVALID, place) for place, (said, is_) in pairs.items() if said != is_)


def _content(draft: Draft) -> list[Problem]:
    """What the scheme named has against the answers; a 保级 fills its short form instead."""
    scheme = catalogue.scheme(draft.scheme_id, draft.scheme_version)
    if draft.kind is Kind.KEEP:
        return blocking(check_form(scheme.keep_form, draft.keep))
    return blocking(check_answers(scheme, draft.category, draft.answers))


def _missing_evidence(draft: Draft, institution: Institution) -> Iterator[Problem]:
    for answer in draft.answers:
        for evidence in answer.evidence:
            if code := _evidence_fault(evidence, institution):
                yield Problem(code, answer.indicator, facts={"name": evidence.name})


def _evidence_fault(evidence: Evidence, institution: Institution) -> Code | None:
    stored = files.held(institution, evidence.sha256)
    if stored is None:
        return Code.FILE_MISSING
    if stored.media_type != evidence.media_type:
        return Code.FILE_TYPE_MISMATCH
    return None if stored.bytes == evidence.bytes else Code.FILE_HASH_MISMATCH


def _take_over(record: Declaration, draft: Draft) -> None:
    record.scheme_id, record.scheme_version = draft.scheme_id, draft.scheme_version
    record.answers = [answer.model_dump(mode="json") for answer in draft.answers]
    record.keep = dict(draft.keep)


def _keep(record: Declaration, package: Package, raw: bytes, key: str, at: datetime) -> Submission:
    submission = Submission(
        declaration=record,
        institution=record.institution,
        key=key,
        round=record.round,
        number=receipt_number(ReceiptSeries, at=at),
        package=raw,
        package_sha256=hashlib.sha256(raw).hexdigest(),
        commitment_version=package.commitment.version,
        state=record.state,
        received_at=at,
    )
    submission.save(force_insert=True)
    return submission
