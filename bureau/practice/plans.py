"""The practice reviewer's instructions."""

from __future__ import annotations

from django.dispatch import Signal

from bureau.practice.models import Plan
from desktop_client.contract.messages import PracticePlan

#: Sent when the instructions change; the reviewer looks up from its desk.
changed = Signal()


def current() -> PracticePlan:
    """What to do next; unless told otherwise it lets everything pass."""
    kept = Plan.objects.first()
    if kept is None:
        return PracticePlan()
    return PracticePlan.model_validate({"outcome": kept.outcome, "delay_seconds": kept.delay_seconds})


def change(plan: PracticePlan) -> None:
    """From now on this plan."""
    Plan.objects.update_or_create(pk=1, defaults=plan.model_dump())
    changed.send(sender=Plan)
