"""Facts of the grading room, as pages and the headless shell get them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from desktop_client.contract.messages import Answer, Award, Evidence, Finding, Receipt, TrailStep
from desktop_client.contract.scheme import Scheme
from desktop_client.contract.score import Score
from desktop_client.contract.states import DeclarationState, Kind, Sending
from desktop_client.problems import Problem


@dataclass(frozen=True, slots=True)
class Row:
    """One line of 申请列表."""

    id: str
    number: int
    year: int
    institution_name: str
    credit_code: str
    category: str
    category_title: str
    kind: Kind
    state: DeclarationState
    sending: Sending
    answered: int
    total: int
    findings: int
    grade: str | None
    declared_at: datetime | None
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What 申请列表 shows: filters (None: all), a substring of any column, and the order."""

    year: int | None = None
    category: str | None = None
    state: DeclarationState | None = None
    text: str = ""
    order: Literal["number", "year", "category", "kind", "progress", "state", "updated_at"] = "updated_at"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class FindingTodo:
    """A reason of the reviewer and whether the answer has been touched since (驳回落点)."""

    finding: Finding
    addressed: bool


@dataclass(frozen=True, slots=True)
class DeclarationView:
    """Everything about one declaration. ``may`` names the events the signed-in person can start now."""

    row: Row
    scheme: Scheme
    answers: Mapping[str, Answer]
    keep: Mapping[str, str]
    findings: tuple[FindingTodo, ...]
    trail: tuple[TrailStep, ...]
    receipts: tuple[Receipt, ...]
    round: int
    may: frozenset[str]
    problems: tuple[Problem, ...] = ()
    correction_due: datetime | None = None
    base_award: str | None = None
    theirs: Mapping[str, Answer] | None = None  # the bureau's version while ``sending`` is CONFLICT


@dataclass(frozen=True, slots=True)
class Improvement:
    """One step that would earn more: from what is ticked now to the next better choice."""

    indicator: str
    title: str
    title_en: str
    gain: Decimal
    option: str | None = None
    minimum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    evidence: Evidence
    indicator: str


@dataclass(frozen=True, slots=True)
class Saved:
    """An answer that is on disk."""

    at: datetime
    row: Row
    score: Score


@dataclass(frozen=True, slots=True)
class AwardRow:
    """One line of 评定结果, with what may be started from it and, if nothing, why."""

    award: Award
    institution_name: str
    credit_code: str
    category_title: str
    days_left: int
    latest_safe_day: date | None
    may_upgrade: bool
    may_keep: bool
    upgrade_problem: Problem | None = None
    keep_problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing that needs the person, most urgent first on the dashboard.

    ``kind``: ``correct`` (came back), ``renew`` (grade runs out), ``fill`` (goes on), ``conflict``, ``unsent``.
    """

    kind: Literal["correct", "renew", "fill", "conflict", "unsent"]
    declaration: Row | None = None
    award: AwardRow | None = None
    due: date | None = None
    findings: tuple[Finding, ...] = ()
    score: Score | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """The dashboard's facts."""

    todos: tuple[Todo, ...]
    in_review: tuple[Row, ...]
    awards: tuple[AwardRow, ...]
    unsent: int
    recent: tuple[tuple[Row, TrailStep], ...] = field(default=())
