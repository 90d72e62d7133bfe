"""Facts of the subsidy room, as pages and the headless shell get them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from desktop_client.contract.messages import (
    MaterialFile,
    Project,
    ReviewStep,
    SubsidyDraft,
    SubsidyFinding,
    SubsidyReceipt,
    SubsidyResult,
    SubsidyTrailStep,
)
from desktop_client.contract.states import Material, Sending, SubsidyState
from desktop_client.problems import Problem
from desktop_client.workdays import Counted


@dataclass(frozen=True, slots=True)
class ProjectView:
    """One line of 新增补贴申报: a project as last heard, and what this institution may do with it today.

    ``free_years`` are open and have no application yet, here or at the bureau. ``problem`` says why none can be
    begun. ``working_days_left`` counts to ``last_day``, the day on which the project closes.
    """

    project: Project
    free_years: tuple[int, ...]
    last_day: date
    working_days_left: Counted
    is_open: bool
    problem: Problem | None = None

    @property
    def may_apply(self) -> bool:
        return self.problem is None


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """申报表 with the institution's data filled in. ``problems`` name signs that had to be left to the pen."""

    content: bytes
    name: str
    version: str
    pages: int
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class SubsidyQuery:
    """What 补贴申报 shows: filters (None: all), a substring of any column, and the order."""

    year: int | None = None
    project_id: str | None = None
    state: SubsidyState | None = None
    text: str = ""
    order: Literal["number", "year", "project", "declared_at", "state", "updated_at"] = "updated_at"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class SubsidyRow:
    """One line of 补贴申报. ``may`` names the events the signed-in person can start now."""

    id: str
    number: int
    year: int
    project_id: str
    project_title: str
    state: SubsidyState
    sending: Sending
    application_form: MaterialFile | None
    other_material: MaterialFile | None
    findings: int
    declared_at: datetime | None
    updated_at: datetime
    may: frozenset[str]


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that is kept, encrypted, and named by its application; ``problems`` are worth a look, no more."""

    row: SubsidyRow
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingTodo:
    """A reason of the reviewer and whether the file it speaks of has been replaced since (驳回落点)."""

    finding: SubsidyFinding
    addressed: bool


@dataclass(frozen=True, slots=True)
class FormStanding:
    """Which version of the form is attached, as far as can be told, and which one is in force.

    ``read``: the mark on its first page says so, which wins over what was last printed here. ``is_unmarked``: it was
    looked at and has no mark. ``other_project``: its mark is another project's.
    """

    version: str
    current: str
    read: bool = False
    is_unmarked: bool = False
    other_project: str = ""

    @property
    def is_outdated(self) -> bool:
        return bool(self.version and self.current) and self.version != self.current


@dataclass(frozen=True, slots=True)
class SubsidyView:
    """Everything about one application: 申报表, 申报材料, 审批流程, 审批结果.

    ``project`` is None when the bureau no longer lists it. ``theirs`` is the bureau's version while ``row.sending``
    is CONFLICT.
    """

    row: SubsidyRow
    project: ProjectView | None
    draft: SubsidyDraft
    form: FormStanding
    findings: tuple[FindingTodo, ...]
    steps: tuple[ReviewStep, ...]
    trail: tuple[SubsidyTrailStep, ...]
    receipts: tuple[SubsidyReceipt, ...]
    result: SubsidyResult | None
    round: int
    may: frozenset[str]
    problems: tuple[Problem, ...] = ()
    theirs: SubsidyDraft | None = None

    def material(self, material: Material) -> MaterialFile | None:
        """What is attached as 申报表 or as 其他材料."""
        return {
            Material.APPLICATION_FORM: self.draft.application_form,
            Material.OTHER_MATERIAL: self.draft.other_material,
        }[material]
