"""The practice reviewer's instructions, and what they make of a case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.dispatch import Signal

from bureau.practice.models import Plan
from desktop_client.contract.messages import PracticePlan

Decided = Literal["pass", "return_two", "reject"]
Outcome = Literal["take", "pass", "return_two", "reject"]

#: Sent when the instructions change; the reviewer looks up from its desk.
changed = Signal()


@dataclass(frozen=True, slots=True)
class Task:
    """Something the reviewer will ``do`` at ``due``; what failed is known by its ``name`` and not tried again."""

    name: tuple[UUID, str]
    due: datetime
    do: Callable[[datetime], object]


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
