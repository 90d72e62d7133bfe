"""What stands between an application and 提交. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from desktop_client import words
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Project, SubsidyDraft, SubsidyFinding
from desktop_client.contract.states import Material, SubsidyState
from desktop_client.problems import Problem, Severity
from desktop_client.subsidy import choosing
from desktop_client.subsidy.models import FindingTodo, FormStanding


def application(
    project: Project | None,
    draft: SubsidyDraft,
    *,
    state: SubsidyState,
    form: FormStanding,
    filed: SubsidyDraft | None,
    findings: Iterable[FindingTodo],
    now: datetime,
) -> list[Problem]:
    """Errors forbid 提交, warnings are worth a second look; the bureau judges by the same rules."""
    if project is None:
        return [Problem(Code.PROJECT_UNKNOWN, place="project")]
    correcting = state is SubsidyState.NEEDS_CORRECTION
    return [
        # Whoever was asked to correct may do so after the last day of the project.
        *([] if correcting else _project(project, draft, now=now)),
        *_form(project, draft, form, filed=filed if correcting else None),
        *_other(project, draft),
        *(_open(todo.finding) for todo in findings if not todo.addressed),
    ]


def form_outdated(form: FormStanding) -> Problem:
    """The form that is attached is no longer the one in force."""
    facts = {"version": form.version, "current": form.current}
    return Problem(Code.SUBSIDY_FORM_OUTDATED, place=Material.APPLICATION_FORM, facts=facts)


def form_of_other_project(project: Project, form: FormStanding) -> Problem:
    """Its mark names another project."""
    facts = {**choosing.named(project), "found": form.other_project}
    return Problem(Code.SUBSIDY_FORM_OTHER_PROJECT, place=Material.APPLICATION_FORM, facts=facts)


def form_unmarked(form: FormStanding) -> Problem:
    """Nothing was read on it: perhaps it is another paper, perhaps only a poor scan."""
    return Problem(
        Code.SUBSIDY_FORM_UNMARKED,
        place=Material.APPLICATION_FORM,
        severity=Severity.WARNING,
        facts={"current": form.current},
    )


def form_attached(project: Project, form: FormStanding, *, accepted: Iterable[str] = ()) -> Iterator[Problem]:
    """What is wrong with the version of the attached form; ``accepted`` are others that will do."""
    if form.other_project:
        yield form_of_other_project(project, form)
    elif form.is_outdated and form.version not in accepted:
        yield form_outdated(form)
    elif form.is_unmarked:
        yield form_unmarked(form)


def _project(project: Project, draft: SubsidyDraft, *, now: datetime) -> Iterator[Problem]:
    yield from choosing.hindrances(project, now=now)
    closed = choosing.year_closed(project, draft.year)
    soon = choosing.closing_soon(project, now=now)
    yield from (problem for problem in (closed, soon) if problem)


def _form(
    project: Project, draft: SubsidyDraft, form: FormStanding, *, filed: SubsidyDraft | None
) -> Iterator[Problem]:
    """A corrected application may keep the version it was submitted with."""
    if draft.application_form is None:
        yield Problem(Code.SUBSIDY_FORM_MISSING, place=Material.APPLICATION_FORM)
        return
    yield from form_attached(project, form, accepted=[filed.form_version] if filed else [])


def _other(project: Project, draft: SubsidyDraft) -> Iterator[Problem]:
    if draft.other_material is None and project.other_material == "required":
        hint = {"hint": project.other_material_hint} if project.other_material_hint else {}
        yield Problem(Code.SUBSIDY_MATERIAL_MISSING, place=Material.OTHER_MATERIAL, facts=hint)


def _open(finding: SubsidyFinding) -> Problem:
    """Only a warning: what was asked for may be answered in the other file."""
    where = {"where": place(finding, "zh"), "where_en": place(finding, "en")}
    return Problem(
        Code.SUBSIDY_FINDING_OPEN,
        place=finding.material,
        severity=Severity.WARNING,
        facts={**where, "text": finding.text},
    )


def place(finding: SubsidyFinding, language: str) -> str:
    """Which file and page a reason is about."""
    if not finding.material:
        return words.word("finding_place.whole", language)
    file = words.word(finding.material, language)
    if finding.page is None:
        return file
    return words.word("finding_place.page", language).format(file=file, page=finding.page)
