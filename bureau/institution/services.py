"""What happens to an institution as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.dispatch import Signal

from bureau.institution.models import Institution
from bureau.trail import engine
from bureau.trail.engine import Actor
from desktop_client.contract import messages
from desktop_client.contract.states import InstitutionEvent, InstitutionState

#: Sent in the transaction that suspends an institution; rooms above suspend what it has open.
suspended = Signal()
#: Sent in the transaction of every decision about an institution; rooms above tell it.
decided = Signal()


def found(
    *,
    name: str,
    credit_code: str,
    licence_number: str,
    qualifications: Sequence[str],
    reviewed: bool,
    at: datetime,
) -> Institution:
    """A new institution, or a refused one that tries again; where the bureau reviews, it waits for that."""
    institution = Institution.objects.filter(credit_code=credit_code).first()
    if institution is None:
        institution = Institution(credit_code=credit_code, registered_at=at)
        institution.state = (
            InstitutionState.AWAITING_REVIEW.value if reviewed else InstitutionState.ACTIVE.value
        )
    institution.name, institution.licence_number = name, licence_number
    institution.qualifications = list(qualifications)
    institution.save()
    return institution


def decide(
    institution: Institution, event: InstitutionEvent, actor: Actor, *, reason: str, at: datetime
) -> None:
    """Approve, refuse, suspend, resume or close, with everything that follows."""
    with transaction.atomic():
        engine.advance(institution, event, actor, at=at, note=reason)
        if event is InstitutionEvent.SUSPEND:
            suspended.send(sender=Institution, institution=institution, actor=actor, reason=reason, at=at)
        decided.send(sender=Institution, institution=institution, event=event, reason=reason, at=at)


def message(
    institution: Institution, *, clerk_name: str = "", clerk_mobile: str = ""
) -> messages.Institution:
    """The institution as its own people see it, with the contact that its printed forms name."""
    return messages.Institution(
        id=institution.id,
        name=institution.name,
        credit_code=institution.credit_code,
        state=InstitutionState(institution.state),
        qualifications=institution.qualifications,
        licence_number=institution.licence_number,
        clerk_name=clerk_name,
        clerk_mobile=clerk_mobile,
    )
