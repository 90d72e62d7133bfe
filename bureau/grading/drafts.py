"""Declarations while the institution works on them: begin, save, delete, and the steps it takes by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from bureau.account.models import Account
from bureau.cases.records import expect_version, free_number, institution_of, next_change, touch
from bureau.catalogue import services as catalogue
from bureau.grading import calendar, guards, records
from bureau.grading.models import Declaration, RemovedDeclaration
from bureau.institution.models import Institution
from bureau.problems import Refusal, invalid
from bureau.trail import engine
from desktop_client import words
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Draft
from desktop_client.contract.states import DeclarationEvent, DeclarationState, Role
from desktop_client.problems import Problem


@dataclass(frozen=True, slots=True)
class Saved:
    record: Declaration
    created: bool


def begin(declaration_id: UUID, draft: Draft, account: Account, *, at: datetime) -> Saved:
    """Keep a new declaration. Beginning the same one again, after a lost answer, finds it done."""
    institution = institution_of(account)
    calendar.roll_institution(institution, at=at)
    with transaction.atomic():
        existing = Declaration.objects.filter(pk=declaration_id).first()
        if existing is not None:
            return _begun_before(existing, draft, institution)
        if RemovedDeclaration.objects.filter(pk=declaration_id).exists():
            raise Refusal(Code.DECLARATION_NOT_FOUND)
        base = guards.begin(draft, institution, at=at)
        record = Declaration(
            id=declaration_id,
            institution=institution,
            number=free_number(Declaration, institution, proposed=draft.number),
            year=draft.year,
            category=draft.category,
            kind=draft.kind.value,
            base_award=base,
            created_by=account,
            created_at=at,
            updated_at=at,
            change=next_change(institution),
        )
        _take_over(record, draft)
        record.save(force_insert=True)
        engine.write(record, DeclarationEvent.ANSWER, account.actor, at=at, note="新建")
    return Saved(record=record, created=True)


def save(declaration_id: UUID, draft: Draft, account: Account, *, version: int, at: datetime) -> Saved:
    """Keep the draft as this person's computer has it, if it builds on the last version."""
    with transaction.atomic():
        record = records.declaration(declaration_id, institution_of(account))
        if record.version != version and _same_content(record, draft):
            return Saved(record=record, created=False)  # saved before, the answer was lost
        expect_version(record, version, otherwise=Code.DECLARATION_CHANGED_ELSEWHERE)
        _editable(record, account)
        _refuse_other_identity(record, draft)
        _take_over(record, draft)
        touch(record, at=at)
    return Saved(record=record, created=False)


def delete(declaration_id: UUID, account: Account, *, version: int, at: datetime) -> None:
    """删除: only what was never filed; a clerk deletes only what that clerk began."""
    with transaction.atomic():
        record = records.declaration(declaration_id, institution_of(account))
        expect_version(record, version, otherwise=Code.DECLARATION_CHANGED_ELSEWHERE)
        if record.submissions.exists():
            raise Refusal(Code.STEP_NOT_ALLOWED, facts=_state_facts(record))
        if account.role == Role.CLERK and record.created_by_id != account.pk:
            raise Refusal(Code.NOT_ALLOWED)
        engine.advance(record, DeclarationEvent.DELETE, account.actor, at=at, round=record.round)
        change = next_change(record.institution)
        RemovedDeclaration.objects.create(id=record.pk, institution=record.institution, change=change)
        record.delete()


def withdraw(declaration_id: UUID, account: Account, *, version: int, at: datetime) -> Declaration:
    """撤回: back to filling, while nobody has taken it."""
    with transaction.atomic():
        record = _step(declaration_id, DeclarationEvent.WITHDRAW, account, version, at)
        record.declared_at = None
        touch(record, at=at)
    return record


def revise(declaration_id: UUID, account: Account, *, version: int, at: datetime) -> Declaration:
    """修改 after 审核不通过: the next round begins, the earlier one stays as it was filed."""
    with transaction.atomic():
        record = _step(declaration_id, DeclarationEvent.REVISE, account, version, at)
        record.round += 1
        record.reviewer = None
        touch(record, at=at)
    return record


def abandon(declaration_id: UUID, account: Account, *, version: int, at: datetime) -> Declaration:
    """放弃 after 审核不通过."""
    with transaction.atomic():
        record = _step(declaration_id, DeclarationEvent.ABANDON, account, version, at)
        touch(record, at=at)
    return record


def _step(
    declaration_id: UUID, event: DeclarationEvent, account: Account, version: int, at: datetime
) -> Declaration:
    record = records.declaration(declaration_id, institution_of(account))
    expect_version(record, version, otherwise=Code.DECLARATION_CHANGED_ELSEWHERE)
    engine.advance(record, event, account.actor, at=at, round=record.round)
    return record


def _begun_before(existing: Declaration, draft: Draft, institution: Institution) -> Saved:
    if existing.institution != institution:
        raise Refusal(Code.DECLARATION_NOT_FOUND)
    if not _same_content(existing, draft):
        raise Refusal(Code.DECLARATION_CHANGED_ELSEWHERE, facts={"version": str(existing.version)})
    return Saved(record=existing, created=False)


def _same_content(record: Declaration, draft: Draft) -> bool:
    same_case = _identity(record) == _wanted_identity(draft)
    return same_case and record.answers == _stored_answers(draft) and record.keep == dict(draft.keep)


def _editable(record: Declaration, account: Account) -> None:
    try:
        engine.may(record, DeclarationEvent.ANSWER, account.actor)
    except Refusal as refusal:
        if refusal.code is Code.STEP_NOT_ALLOWED:
            raise Refusal(Code.DECLARATION_NOT_EDITABLE, facts=_state_facts(record)) from None
        raise


def _refuse_other_identity(record: Declaration, draft: Draft) -> None:
    """What a declaration is about never changes; for something else there is another declaration."""
    pairs = zip(
        ("year", "category", "kind", "base_award"), _identity(record), _wanted_identity(draft), strict=True
    )
    if other := [Problem(Code.FIELD_INVALID, place) for place, is_, wanted in pairs if is_ != wanted]:
        raise invalid(other)


def _identity(record: Declaration) -> tuple[object, ...]:
    return record.year, record.category, record.kind, record.base_award_id


def _wanted_identity(draft: Draft) -> tuple[object, ...]:
    return draft.year, draft.category, draft.kind.value, draft.base_award


def _take_over(record: Declaration, draft: Draft) -> None:
    catalogue.scheme(draft.scheme_id, draft.scheme_version)
    record.scheme_id, record.scheme_version = draft.scheme_id, draft.scheme_version
    record.answers, record.keep = _stored_answers(draft), dict(draft.keep)


def _stored_answers(draft: Draft) -> list[dict[str, object]]:
    return [answer.model_dump(mode="json") for answer in draft.answers]


def _state_facts(record: Declaration) -> dict[str, str]:
    state = DeclarationState(record.state)
    return {"state": words.word(state, "zh"), "state_en": words.word(state, "en")}
