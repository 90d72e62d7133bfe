"""Applications as messages of the contract; lists take a handful of queries however long they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal
from uuid import UUID

from django.db.models import prefetch_related_objects

from bureau.cases.changes import Changes, since
from bureau.institution.models import Institution
from bureau.subsidy import records, steps
from bureau.subsidy.filing import receipt
from bureau.subsidy.models import RemovedSubsidy, Subsidy, SubsidyFinding
from bureau.trail.models import TrailEntry
from desktop_client.contract import messages
from desktop_client.contract.states import OPEN_SUBSIDY, Material, Role, SubsidyState

#: While the institution works on it, the last decision's reasons stand; afterwards they are history.
_FINDINGS_STAND = OPEN_SUBSIDY | {SubsidyState.REJECTED}
#: About what a trail, steps and receipts take up in an answer.
_WEIGHT = 8_000


def subsidy(record: Subsidy) -> messages.Subsidy:
    """One record."""
    return subsidies([record])[0]


def page(institution: Institution, *, cursor: int) -> messages.SubsidyPage:
    """What changed after ``cursor``."""
    changes: Changes[Subsidy] = since(
        cursor,
        newest=institution.changes,
        records=Subsidy.objects.filter(institution=institution).select_related("project"),
        removed=RemovedSubsidy.objects.filter(institution=institution),
        weight=lambda record: _WEIGHT + len(record.note),
    )
    return messages.SubsidyPage(
        items=subsidies(changes.records),
        removed=changes.removed,
        cursor=changes.cursor,
        more=changes.more,
    )


def subsidies(found: Sequence[Subsidy]) -> list[messages.Subsidy]:
    """Many records, each with its steps, trail, reasons and receipts."""
    prefetch_related_objects(list(found), "findings", "submissions", "project__steps")
    trails = _trails(record.pk for record in found)
    return [_message(record, trails[record.pk]) for record in found]


def findings(record: Subsidy) -> list[messages.SubsidyFinding]:
    """The reasons of the last decision, as long as they ask for something."""
    if record.state not in _FINDINGS_STAND:
        return []
    return [finding_message(finding) for finding in last_findings(record)]


def last_findings(record: Subsidy) -> list[SubsidyFinding]:
    """The reasons of the last decision."""
    given = list(record.findings.all())
    last = max((finding.decision for finding in given), default=0)
    return [finding for finding in given if finding.decision == last]


def finding_message(finding: SubsidyFinding) -> messages.SubsidyFinding:
    material: Material | Literal[""] = Material(finding.material) if finding.material else ""
    return messages.SubsidyFinding(material=material, page=finding.page, text=finding.text)


def _message(record: Subsidy, trail: list[messages.SubsidyTrailStep]) -> messages.Subsidy:
    return messages.Subsidy(
        id=record.id,
        version=record.version,
        draft=records.draft_of(record),
        project_title=record.project.title,
        state=SubsidyState(record.state),
        round=record.round,
        steps=[messages.ReviewStep.model_validate(step.model_dump()) for step in steps.of(record)],
        findings=findings(record),
        trail=trail,
        receipts=[receipt(submission) for submission in record.submissions.all()],
        result=_result(record),
        declared_at=record.declared_at,
        created_at=record.created_at,
        updated_at=record.updated_at,
    )


def _result(record: Subsidy) -> messages.SubsidyResult | None:
    if record.decided_at is None:
        return None
    return messages.SubsidyResult(
        text=record.result,
        amount_yuan=record.amount,
        decided_at=record.decided_at,
        publicised_until=record.publicised_until,
        paid_on=record.paid_on,
    )


def _trails(ids: Iterable[UUID]) -> dict[UUID, list[messages.SubsidyTrailStep]]:
    found: dict[UUID, list[messages.SubsidyTrailStep]] = defaultdict(list)
    for entry in TrailEntry.objects.filter(record__in=list(ids)).order_by("record", "sequence"):
        found[entry.record].append(
            messages.SubsidyTrailStep(
                at=entry.at,
                actor=entry.actor,
                role=Role(entry.role),
                event=entry.event,
                state=SubsidyState(entry.state),
                round=entry.round,
                step=entry.part,
                note=entry.note,
            )
        )
    return found
