"""Facts about what is on its way to the bureau."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from desktop_client.contract.messages import Receipt, SubsidyReceipt
from desktop_client.contract.states import Kind, Sending
from desktop_client.problems import Problem, Refused
from desktop_client.sending.matter import Matter


@dataclass(frozen=True, slots=True)
class Queued:
    """A frozen package that waits for the bureau. ``state`` is queued, sending or unknown.

    ``title`` names the category or the project; ``kind`` is a declaration's.
    """

    key: str
    matter: Matter
    record_id: str
    number: int
    year: int
    title: str
    kind: Kind | None
    round: int
    frozen_at: datetime
    state: Sending
    attempts: int = 0
    last_problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """The package left, no answer came: it may have arrived. It is asked after before anything is sent again."""

    key: str
    matter: Matter
    record_id: str
    problem: Problem


Result = Receipt | SubsidyReceipt | Queued | Refused | Unknown


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one queued package in this attempt."""

    key: str
    matter: Matter
    record_id: str
    result: Result


@dataclass(frozen=True, slots=True)
class SyncState:
    """The sync indicator: how much is here that the bureau does not have yet, of every kind together.

    ``in_conflict`` names the records of which two versions wait for a choice.
    """

    online: bool
    drafts: int
    queued: int
    unknown: int
    conflicts: int
    last_sync: datetime | None
    problem: Problem | None = None
    in_conflict: tuple[tuple[Matter, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What one synchronisation did; ``problem`` says why it ended early."""

    online: bool
    pushed: int = 0
    pulled: int = 0
    conflicts: int = 0
    sent: tuple[Outcome, ...] = field(default=())
    problem: Problem | None = None
