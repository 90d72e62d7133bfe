"""The one way a state changes: a row of the contract's table, checked, taken and written down in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol, cast
from uuid import UUID

from django.db import connection, models

from bureau.problems import Refusal
from bureau.trail.models import TrailEntry
from desktop_client import words
from desktop_client.contract import states
from desktop_client.contract.codes import Code
from desktop_client.contract.states import Role, Step, Word


class Subject(Protocol):
    """A record whose life is one of the contract's state tables. ``trail_kind`` is the table's name in words."""

    trail_kind: ClassVar[str]
    table: ClassVar[Sequence[Step]]
    pk: UUID
    state: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes a step."""

    name: str
    role: Role
    account: UUID | None = None


#: What a table says to a step it does not know in a state, where that is not said of declarations.
_REFUSALS = {"subsidy": Code.SUBSIDY_STEP_NOT_ALLOWED}

#: Steps that follow from a rule, not from a person.
SYSTEM = Actor(name="系统", role=Role.SYSTEM)


def may(record: Subject, event: Word, actor: Actor) -> Step:
    """The row of the table that lets ``actor`` do ``event`` now; refuses with the reason."""
    step = states.find(record.table, cast("Word", record.state), event, actor.role)
    if step is not None:
        return step
    if any(row.event == event and record.state in row.sources for row in record.table):
        raise Refusal(Code.NOT_ALLOWED)
    raise out_of_place(record)


def out_of_place(record: Subject) -> Refusal:
    """The step does not belong into the record's state."""
    word = f"{record.trail_kind}_state.{record.state}"
    facts = {"state": words.word(word, "zh"), "state_en": words.word(word, "en")}
    return Refusal(_REFUSALS.get(record.trail_kind, Code.STEP_NOT_ALLOWED), facts=facts)


def advance(
    record: Subject,
    event: Word,
    actor: Actor,
    *,
    at: datetime,
    note: str = "",
    round: int = 1,  # noqa: A002 - the contract's word
    part: str = "",
) -> Step:
    """Take the step and write it down. The state in the database must still be the one that was judged.

    ``part`` is the title of the review step, where a review has several.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a step and what belongs to it are one transaction")
    step = may(record, event, actor)
    if step.target is None:
        write(record, event, actor, at=at, note=note, round=round, part=part)
        return step
    manager: models.Manager = type(record)._default_manager  # type: ignore[attr-defined]  # noqa: SLF001
    if not manager.filter(pk=record.pk, state=record.state).update(state=step.target.value):
        raise out_of_place(record)
    record.state = step.target.value
    write(record, event, actor, at=at, note=note, round=round, part=part)
    return step


def write(
    record: Subject,
    event: Word,
    actor: Actor,
    *,
    at: datetime,
    note: str = "",
    round: int = 1,  # noqa: A002
    part: str = "",
) -> TrailEntry:
    """Add an entry without changing the state: the first one of a record."""
    last = TrailEntry.objects.filter(record=record.pk).order_by("-sequence").first()
    entry = TrailEntry(
        kind=record.trail_kind,
        record=record.pk,
        sequence=last.sequence + 1 if last else 1,
        at=at,
        actor_id_text=str(actor.account or ""),
        actor=actor.name,
        role=actor.role.value,
        event=event.value,
        state=record.state,
        round=round,
        note=note,
        part=part,
    )
    entry.seal = entry.sealed_after(last.seal if last else "")
    entry.save(force_insert=True)
    return entry


def broken_entries() -> Iterator[TrailEntry]:
    """Every entry that was changed, or whose predecessor is missing."""
    record, seal, sequence = None, "", 0
    for entry in TrailEntry.objects.order_by("record", "sequence").iterator():
        if entry.record != record:
            record, seal, sequence = entry.record, "", 0
        if entry.sequence != sequence + 1 or entry.seal != entry.sealed_after(seal):
            yield entry
        seal, sequence = entry.seal, entry.sequence
