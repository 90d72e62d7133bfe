"""Applications while the institution works on them: begin, save, delete, and the steps it takes by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from bureau.account.models import Account
from bureau.cases.records import expect_version, free_number, institution_of, next_change, touch
from bureau.institution.models import Institution
from bureau.problems import Refusal, invalid
from bureau.subsidy import projects, records
from bureau.subsidy.models import Project, RemovedSubsidy, Subsidy
from bureau.trail import engine
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import SubsidyDraft
from desktop_client.contract.states import Role, SubsidyEvent, SubsidyState, by_materials
from desktop_client.problems import Problem


@dataclass(frozen=True, slots=True)
class Saved:
    record: Subsidy
    created: bool


def begin(subsidy_id: UUID, draft: SubsidyDraft, account: Account, *, at: datetime) -> Saved:
    """Keep a new application. Beginning the same one again, after a lost answer, finds it done."""
    institution = institution_of(account)
    with transaction.atomic():
        existing = Subsidy.objects.filter(pk=subsidy_id).first()
        if existing is not None:
            return _begun_before(existing, draft, institution)
        if RemovedSubsidy.objects.filter(pk=subsidy_id).exists():
            raise Refusal(Code.SUBSIDY_NOT_FOUND)
        project = projects.known(draft.project_id)
        projects.expect_open(project, institution, at=at)
        _expect_free(project, draft.year, institution)
        record = Subsidy(
            id=subsidy_id,
            institution=institution,
            number=free_number(Subsidy, institution, proposed=draft.number),
            project=project,
            created_by=account,
            created_at=at,
            updated_at=at,
            change=next_change(institution),
        )
        records.take_over(record, draft)
        record.save(force_insert=True)
        engine.write(record, SubsidyEvent.CHANGE, account.actor, at=at, note="新建")
        _settle(record, account, at=at)
    return Saved(record=record, created=True)


def save(subsidy_id: UUID, draft: SubsidyDraft, account: Account, *, version: int, at: datetime) -> Saved:
    """Keep the draft as this person's computer has it, if it builds on the last version."""
    with transaction.atomic():
        record = records.subsidy(subsidy_id, institution_of(account))
        if record.version != version and _same_content(record, draft):
            return Saved(record=record, created=False)  # saved before, the answer was lost
        expect_version(record, version, otherwise=Code.SUBSIDY_CHANGED_ELSEWHERE)
        _editable(record, account)
        _refuse_other_identity(record, draft)
        records.take_over(record, draft)
        touch(record, at=at)
        _settle(record, account, at=at)
    return Saved(record=record, created=False)


def delete(subsidy_id: UUID, account: Account, *, version: int, at: datetime) -> None:
    """删除: only what was never submitted; a clerk deletes only what that clerk began."""
    with transaction.atomic():
        record = records.subsidy(subsidy_id, institution_of(account))
        expect_version(record, version, otherwise=Code.SUBSIDY_CHANGED_ELSEWHERE)
        if record.submissions.exists():
            raise Refusal(Code.SUBSIDY_STEP_NOT_ALLOWED, facts=records.state_facts(record))
        if account.role == Role.CLERK and record.created_by_id != account.pk:
            raise Refusal(Code.NOT_ALLOWED)
        engine.advance(record, SubsidyEvent.DELETE, account.actor, at=at, round=record.round)
        change = next_change(record.institution)
        RemovedSubsidy.objects.create(id=record.pk, institution=record.institution, change=change)
        record.delete()


def withdraw(subsidy_id: UUID, account: Account, *, version: int, at: datetime) -> Subsidy:
    """撤回: back to 待提交, while nobody has taken it."""
    with transaction.atomic():
        record = _step(subsidy_id, SubsidyEvent.WITHDRAW, account, version, at)
        record.declared_at = None
        touch(record, at=at)
    return record


def revise(subsidy_id: UUID, account: Account, *, version: int, at: datetime) -> Subsidy:
    """修改 after 审核不通过: the next round begins, the earlier one stays as it was submitted."""
    with transaction.atomic():
        record = _step(subsidy_id, SubsidyEvent.REVISE, account, version, at)
        record.round += 1
        record.reviewer, record.review = None, []
        record.result, record.decided_at = "", None
        touch(record, at=at)
    return record


def _step(subsidy_id: UUID, event: SubsidyEvent, account: Account, version: int, at: datetime) -> Subsidy:
    record = records.subsidy(subsidy_id, institution_of(account))
    expect_version(record, version, otherwise=Code.SUBSIDY_CHANGED_ELSEWHERE)
    engine.advance(record, event, account.actor, at=at, round=record.round)
    return record


def _settle(record: Subsidy, account: Account, *, at: datetime) -> None:
    """材料准备 or 待提交, by what is attached now."""
    now = SubsidyState(record.state)
    then = by_materials(
        now,
        has_form=record.application_form is not None,
        has_other=record.other_material is not None,
        needs_other=projects.needs_other(record.project),
    )
    if then is not now:
        event = SubsidyEvent.COMPLETE if then is SubsidyState.READY else SubsidyEvent.REOPEN
        engine.advance(record, event, account.actor, at=at, round=record.round)


def _begun_before(existing: Subsidy, draft: SubsidyDraft, institution: Institution) -> Saved:
    if existing.institution != institution:
        raise Refusal(Code.SUBSIDY_NOT_FOUND)
    if not _same_content(existing, draft):
        raise Refusal(Code.SUBSIDY_CHANGED_ELSEWHERE, facts={"version": str(existing.version)})
    return Saved(record=existing, created=False)


def _same_content(record: Subsidy, draft: SubsidyDraft) -> bool:
    # The number is settled by the bureau, so the proposal may differ.
    return records.draft_of(record) == draft.model_copy(update={"number": record.number})


def _editable(record: Subsidy, account: Account) -> None:
    try:
        engine.may(record, SubsidyEvent.CHANGE, account.actor)
    except Refusal as refusal:
        if refusal.code is Code.SUBSIDY_STEP_NOT_ALLOWED:
            raise Refusal(Code.SUBSIDY_NOT_EDITABLE, facts=records.state_facts(record)) from None
        raise


def _refuse_other_identity(record: Subsidy, draft: SubsidyDraft) -> None:
    """The project never changes; the year may, until the application was first submitted."""
    if draft.project_id != record.project_id:
        raise invalid([Problem(Code.FIELD_INVALID, "project_id")])
    if draft.year == record.year:
        return
    if record.submissions.exists():
        raise invalid([Problem(Code.FIELD_INVALID, "year")])
    _expect_free(record.project, draft.year, record.institution)


def _expect_free(project: Project, year: int, institution: Institution) -> None:
    projects.expect_year(project, year)
    if Subsidy.objects.filter(institution=institution, project=project, year=year).exists():
        facts = {**projects.named(project), "year": str(year)}
        raise Refusal(Code.SUBSIDY_ALREADY_THERE, facts=facts)
