"""The steps of a review: where each stands, and how one decision moves them on. Values in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from bureau import workdays
from bureau.account.models import Account
from bureau.subsidy.models import PlannedStep, Subsidy
from desktop_client.contract import messages
from desktop_client.workdays import add_working_days

Decided = Literal["passed", "returned", "rejected"]


class Standing(messages.ReviewStep):
    """A step with what only the bureau knows: who decided it, and whether it needs other hands than the one before."""

    account: UUID | None = None
    apart: bool = False


def planned(steps: Iterable[PlannedStep]) -> list[Standing]:
    """The steps before anybody has taken them."""
    return [
        Standing(
            title=step.title, office=step.office, usual_working_days=step.usual_working_days, state="waiting"
        )
        for step in steps
    ]


def of(record: Subsidy) -> list[Standing]:
    """Where the review of this round stands; before it is taken, as the project plans it."""
    if record.review:
        return [Standing.model_validate(kept) for kept in record.review]
    return planned(record.project.steps.all())


def keep(record: Subsidy, steps: Sequence[Standing]) -> None:
    """From now on the review stands like this; the caller saves."""
    record.review = [step.model_dump(mode="json") for step in steps]


def current(steps: Sequence[Standing]) -> int:
    """The place of the step that is being worked on (or came back from it)."""
    return next(
        (place for place, step in enumerate(steps) if step.state in ("current", "returned")), len(steps) - 1
    )


def is_last(steps: Sequence[Standing]) -> bool:
    return current(steps) == len(steps) - 1


def begun(steps: Sequence[Standing], reviewer: Account, *, apart: bool, at: datetime) -> list[Standing]:
    """领取: the first step is being worked on. ``apart`` holds to the end, whatever becomes of the project's rule."""
    bound = [step.model_copy(update={"apart": apart}) for step in steps]
    return _with(bound, 0, state="current", at=at, reviewer=reviewer, due_on=_due(steps[0], at))


def decided(
    steps: Sequence[Standing], outcome: Decided, reviewer: Account, *, at: datetime
) -> list[Standing]:
    """The current step has its outcome; when it passed, the next one is the current."""
    place = current(steps)
    moved = _with(steps, place, state=outcome, at=at, reviewer=reviewer, due_on=steps[place].due_on)
    if outcome == "passed" and place + 1 < len(moved):
        following = moved[place + 1]
        moved[place + 1] = following.model_copy(update={"state": "current", "due_on": _due(following, at)})
    return moved


def resumed(steps: Sequence[Standing], *, at: datetime) -> list[Standing]:
    """What came back for correction is being worked on again; its time starts anew."""
    moved, place = list(steps), current(steps)
    moved[place] = moved[place].model_copy(update={"state": "current", "due_on": _due(moved[place], at)})
    return moved


def _with(
    steps: Sequence[Standing], place: int, *, state: str, at: datetime, reviewer: Account, due_on: date | None
) -> list[Standing]:
    moved = list(steps)
    known = {"state": state, "at": at, "actor": reviewer.name, "account": reviewer.pk, "due_on": due_on}
    moved[place] = moved[place].model_copy(update=known)
    return moved


def _due(step: Standing, at: datetime) -> date:
    return add_working_days(workdays.wall_date(at), step.usual_working_days).day
