"""Records as messages of the contract; lists take a handful of queries however long they are."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import prefetch_related_objects

from bureau.cases.changes import Changes, since
from bureau.grading.filing import receipt
from bureau.grading.models import Declaration, RemovedDeclaration
from bureau.institution.models import Institution
from bureau.trail.models import TrailEntry
from desktop_client.contract import messages
from desktop_client.contract.states import DeclarationState, Kind, Role

#: While the institution works on it, the last decision's reasons stand; afterwards they are history.
_FINDINGS_STAND = frozenset(
    {
        DeclarationState.FILLING,
        DeclarationState.AWAITING_INSTITUTION,
        DeclarationState.NEEDS_CORRECTION,
        DeclarationState.REJECTED,
    }
)


def declaration(record: Declaration) -> messages.Declaration:
    """One record."""
    return declarations([record])[0]


def page(institution: Institution, *, cursor: int) -> messages.DeclarationPage:
    """What changed after ``cursor``."""
    changes: Changes[Declaration] = since(
        cursor,
        newest=institution.changes,
        records=Declaration.objects.filter(institution=institution).select_related("base_award", "award"),
        removed=RemovedDeclaration.objects.filter(institution=institution),
        weight=lambda record: len(json.dumps(record.answers)) + len(json.dumps(record.keep)),
    )
    return messages.DeclarationPage(
        items=declarations(changes.records),
        removed=changes.removed,
        cursor=changes.cursor,
        more=changes.more,
    )


def declarations(records: Sequence[Declaration]) -> list[messages.Declaration]:
    """Many records, each with its trail, reasons and receipts."""
    prefetch_related_objects(list(records), "findings", "submissions")
    trails = _trails(record.pk for record in records)
    return [_message(record, trails[record.pk]) for record in records]


def trail(record: Declaration) -> list[messages.TrailStep]:
    return _trails([record.pk])[record.pk]


def draft(record: Declaration) -> messages.Draft:
    """The content last saved or filed."""
    return messages.Draft(
        number=record.number,
        year=record.year,
        category=record.category,
        kind=Kind(record.kind),
        base_award=record.base_award_id,
        scheme_id=record.scheme_id,
        scheme_version=record.scheme_version,
        answers=[messages.Answer.model_validate(answer) for answer in record.answers],
        keep=record.keep,
    )


def findings(record: Declaration) -> list[messages.Finding]:
    """The reasons of the last decision, as long as they ask for something."""
    if record.state not in _FINDINGS_STAND:
        return []
    given = list(record.findings.all())
    last = max((finding.decision for finding in given), default=0)
    return [
        messages.Finding(indicator=finding.indicator, text=finding.text)
        for finding in given
        if finding.decision == last
    ]


def _message(record: Declaration, steps: list[messages.TrailStep]) -> messages.Declaration:
    return messages.Declaration(
        id=record.id,
        version=record.version,
        draft=draft(record),
        state=DeclarationState(record.state),
        round=record.round,
        findings=findings(record),
        trail=steps,
        receipts=[receipt(submission) for submission in record.submissions.all()],
        declared_at=record.declared_at,
        award_id=record.award_id,
        grade=record.award.grade if record.award else None,
        correction_due=record.correction_due,
        created_at=record.created_at,
        updated_at=record.updated_at,
    )


def _trails(ids: Iterable[UUID]) -> dict[UUID, list[messages.TrailStep]]:
    found: dict[UUID, list[messages.TrailStep]] = defaultdict(list)
    for entry in TrailEntry.objects.filter(record__in=list(ids)).order_by("record", "sequence"):
        found[entry.record].append(
            messages.TrailStep(
                at=entry.at,
                actor=entry.actor,
                role=Role(entry.role),
                event=entry.event,
                state=DeclarationState(entry.state),
                round=entry.round,
                note=entry.note,
            )
        )
    return found
