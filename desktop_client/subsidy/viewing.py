"""The projects, the list, and everything about one application: reading only, never the network."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from desktop_client import words
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import (
    MaterialFile,
    Project,
    SubsidyDraft,
    SubsidyFinding,
    SubsidyReceipt,
)
from desktop_client.contract.states import Sending, SubsidyState
from desktop_client.problems import Problem
from desktop_client.sending import outbox
from desktop_client.sending.subsidy_book import WITH_FINDINGS
from desktop_client.store import projects, subsidies
from desktop_client.store.subsidies import Beside, Kept
from desktop_client.subsidy import checks, choosing
from desktop_client.subsidy.desk import Desk
from desktop_client.subsidy.models import (
    FindingTodo,
    FormStanding,
    ProjectView,
    SubsidyQuery,
    SubsidyRow,
    SubsidyView,
)

LANGUAGES = ("zh", "en")
#: What needs the institution first.
RANKS = {state: rank for rank, state in enumerate((
    SubsidyState.NEEDS_CORRECTION,
    SubsidyState.REJECTED,
    SubsidyState.READY,
    SubsidyState.PREPARING,
    SubsidyState.AWAITING_REVIEW,
    SubsidyState.IN_REVIEW,
    SubsidyState.APPROVED,
    SubsidyState.PUBLICISED,
    SubsidyState.PAID,
))}  # fmt: skip
ORDERS: dict[str, Callable[[SubsidyRow], Any]] = {  # Any: whatever can be compared
    "number": lambda row: row.number,
    "year": lambda row: row.year,
    "project": lambda row: row.project_title,
    "declared_at": lambda row: row.declared_at.isoformat() if row.declared_at else "",
    "state": lambda row: RANKS[row.state],
    "updated_at": lambda row: row.updated_at,
}


class Viewing:
    """The reading verbs of the room."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def projects(self) -> list[ProjectView]:
        """当前可申报的补贴项目 and those that cannot be applied for, each with the reason; as last heard."""
        return [self._view(project) for project in projects.listed(self._desk.db)]

    def project(self, project_id: str) -> ProjectView:
        """One project, also one that the bureau lists no more."""
        return self._view(self._desk.project(project_id))

    def query(self, query: SubsidyQuery) -> list[SubsidyRow]:
        """补贴申报, sorted and filtered; an institution has a handful a year."""
        rows = [self._desk.row(kept) for kept in subsidies.all_(self._desk.db)]
        text = query.text.strip().casefold()
        chosen = [row for row in rows if _fits(row, query) and (not text or _speaks(row, text))]
        order = ORDERS[query.order]
        return sorted(chosen, key=lambda row: (order(row), row.number), reverse=query.descending)

    def row(self, subsidy_id: str) -> SubsidyRow:
        return self._desk.row(self._desk.must(subsidy_id))

    def show(self, subsidy_id: str) -> SubsidyView:
        """申报表, 申报材料, 审批流程, 审批结果, and what is to be done."""
        desk = self._desk
        kept = desk.must(subsidy_id)
        beside = subsidies.beside(desk.db, kept.row)
        bureau = beside.bureau
        project = projects.get(desk.db, kept.draft.project_id)
        here = [receipt for receipt, _ in outbox.receipts(desk.db, kept.id, SubsidyReceipt)]
        known = {receipt.number for receipt in here}
        there = [receipt for receipt in (bureau.receipts if bureau else []) if receipt.number not in known]
        in_conflict = kept.sending is Sending.CONFLICT and beside.theirs is not None
        return SubsidyView(
            row=desk.row(kept),
            project=self._view(project) if project else None,
            draft=kept.draft,
            form=form_standing(kept, project),
            findings=_findings(kept, beside),
            steps=tuple(bureau.steps) if bureau else (),
            trail=tuple(bureau.trail) if bureau else (),
            receipts=tuple(sorted([*there, *here], key=lambda receipt: receipt.received_at)),
            result=bureau.result if bureau else None,
            round=kept.round,
            may=desk.may(kept),
            problems=_standing_problems(kept),
            theirs=beside.theirs.draft if in_conflict and beside.theirs else None,
        )

    def package(self, subsidy_id: str, receipt_number: str) -> bytes | None:
        """The very bytes that a receipt is for, if they were sent from this computer."""
        found = outbox.receipts(self._desk.db, subsidy_id, SubsidyReceipt)
        return next((body for receipt, body in found if receipt.number == receipt_number), None)

    def check(self, subsidy_id: str) -> list[Problem]:
        """The check list before 提交."""
        desk = self._desk
        kept = desk.must(subsidy_id)
        beside = subsidies.beside(desk.db, kept.row)
        project = projects.get(desk.db, kept.draft.project_id)
        return checks.application(
            project,
            kept.draft,
            state=kept.state,
            form=form_standing(kept, project),
            filed=beside.filed,
            findings=_findings(kept, beside),
            now=desk.kit.clock.now(),
        )

    def _view(self, project: Project) -> ProjectView:
        db = self._desk.db
        taken = subsidies.years_of(db, project.id)
        view = choosing.view(project, taken=taken, now=self._desk.kit.clock.now())
        if projects.is_listed(db, project.id):
            return view
        return replace(view, problem=Problem(Code.PROJECT_UNKNOWN, place="project"))


def form_standing(kept: Kept, project: Project | None) -> FormStanding:
    """What is known of the version of the attached form."""
    form = kept.draft.application_form
    read = json.loads(kept.marked) if kept.marked else {}
    looked_at = form is not None and read.get("sha256") == form.sha256
    marked = read.get("project", "") if looked_at else ""
    is_ours = marked == kept.draft.project_id
    return FormStanding(
        version=kept.draft.form_version if form else "",
        current=project.form.version if project else "",
        read=bool(marked) and is_ours,
        is_unmarked=looked_at and not marked,
        other_project=marked if marked and not is_ours else "",
    )


def _fits(row: SubsidyRow, query: SubsidyQuery) -> bool:
    wanted = ((query.year, row.year), (query.project_id, row.project_id), (query.state, row.state))
    return all(asked is None or asked == found for asked, found in wanted)


def _speaks(row: SubsidyRow, text: str) -> bool:
    """Whether any column says ``text``, in either language."""
    shown = [str(row.number), str(row.year), row.project_title]
    shown += [words.word(row.state, language) for language in LANGUAGES]
    return any(text in each.casefold() for each in shown)


def _findings(kept: Kept, beside: Beside) -> tuple[FindingTodo, ...]:
    """驳回落点: a reason is addressed once the file it speaks of is another than was submitted."""
    if beside.bureau is None or kept.state not in WITH_FINDINGS:
        return ()
    return tuple(
        FindingTodo(finding, addressed=_is_addressed(finding, kept.draft, beside.filed))
        for finding in beside.bureau.findings
    )


def _is_addressed(finding: SubsidyFinding, now: SubsidyDraft, filed: SubsidyDraft | None) -> bool:
    if filed is None:
        return False
    if finding.material:
        return _hash(getattr(now, finding.material)) != _hash(getattr(filed, finding.material))
    return now.model_dump(exclude={"number"}) != filed.model_dump(exclude={"number"})


def _hash(file: MaterialFile | None) -> str:
    return file.sha256 if file else ""


def _standing_problems(kept: Kept) -> tuple[Problem, ...]:
    """What the bureau last refused; a conflict is a problem of its own."""
    if kept.sending is Sending.CONFLICT:
        return (Problem(Code.SUBSIDY_CHANGED_ELSEWHERE), *kept.problems)
    return kept.problems
