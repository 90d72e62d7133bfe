"""What becomes of an institution's declarations when the institution itself is suspended or closed."""

from __future__ import annotations

from datetime import datetime

from bureau.cases.records import touch
from bureau.grading import records
from bureau.grading.models import Declaration
from bureau.institution import services as institutions
from bureau.institution.models import Institution
from bureau.problems import Refusal
from bureau.trail import engine
from bureau.trail.engine import Actor
from desktop_client.contract.codes import Code
from desktop_client.contract.states import DeclarationEvent, InstitutionEvent


def listen() -> None:
    """Hear of it; called once when the room is ready."""
    institutions.suspended.connect(_suspend_open, dispatch_uid="grading")
    institutions.decided.connect(_refuse_closing, dispatch_uid="grading")


def _suspend_open(institution: Institution, actor: Actor, reason: str, at: datetime, **_: object) -> None:
    for record in Declaration.objects.filter(institution=institution, state__in=records.OPEN):
        engine.advance(record, DeclarationEvent.SUSPEND, actor, at=at, note=reason, round=record.round)
        touch(record, at=at)


def _refuse_closing(institution: Institution, event: InstitutionEvent, **_: object) -> None:
    open_ones = Declaration.objects.filter(institution=institution, state__in=records.OPEN)
    if event is InstitutionEvent.CLOSE and open_ones.exists():
        raise Refusal(
            Code.STEP_NOT_ALLOWED, facts={"state": "有未办结的申报", "state_en": "declarations open"}
        )
