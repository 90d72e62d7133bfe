"""Projects: what is open to an institution, and what stands in its way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property
from typing import Literal

from django.db.models import Prefetch, QuerySet

from bureau.grading import awards
from bureau.grading.models import Award
from bureau.institution.models import Institution
from bureau.policies.models import Policy
from bureau.problems import Refusal, invalid
from bureau.subsidy import steps
from bureau.subsidy.models import Condition, FormVersion, Project, Subsidy
from desktop_client.clock import BEIJING
from desktop_client.contract import messages
from desktop_client.contract.codes import Code
from desktop_client.problems import Problem


class Judge:
    """Judges conditions for one institution at one moment; True, False, or None: shown by the materials."""

    def __init__(self, institution: Institution, *, at: datetime) -> None:
        self._institution = institution
        self._at = at

    def met(self, condition: Condition) -> bool | None:
        rules: Mapping[str, Callable[[str], bool]] = {
            "qualification": self._qualified,
            "grade": self._graded,
            "registered_days": self._registered,
        }
        rule = rules.get(condition.rule)
        return None if rule is None else rule(condition.value)

    def unmet(self, project: Project) -> Condition | None:
        """The first condition that the institution fails, if any."""
        return next((c for c in project.conditions.all() if self.met(c) is False), None)

    def _qualified(self, code: str) -> bool:
        return code in self._institution.qualifications

    def _graded(self, grade: str) -> bool:
        return any(awards.at_least(award, grade) for award in self._awards)

    def _registered(self, days: str) -> bool:
        return (self._at - self._institution.registered_at).days >= int(days)

    @cached_property
    def _awards(self) -> list[Award]:
        return awards.in_force(self._institution, at=self._at)


def listed(institution: Institution, *, at: datetime) -> messages.ProjectList:
    """Everything published, and what this institution has applied for even if it is published no more."""
    mine: dict[str, list[int]] = {}
    for project_id, year in Subsidy.objects.filter(institution=institution).values_list("project_id", "year"):
        mine.setdefault(project_id, []).append(year)
    judge = Judge(institution, at=at)
    every = _complete(Project.objects.all())
    return messages.ProjectList(
        items=[
            _message(project, judge, taken_years=sorted(mine.get(project.pk, []), reverse=True))
            for project in every
            if (project.published or project.pk in mine) and _is_complete(project)
        ]
    )


def known(project_id: str) -> Project:
    """A published project that can be applied for."""
    found: Project | None = _complete(Project.objects.filter(pk=project_id, published=True)).first()
    if found is None or not _is_complete(found):
        raise invalid([Problem(Code.PROJECT_UNKNOWN, "project_id")])
    return found


def form_of(project: Project) -> FormVersion:
    """The 申报表 in force."""
    return next(iter(project.forms.all()))


def needs_other(project: Project) -> bool:
    return project.other_material == "required"


def expect_open(project: Project, institution: Institution, *, at: datetime) -> None:
    """Whether applications are taken now, from this institution."""
    if not project.opens_at <= at <= project.closes_at:
        facts = {"opens": _wall(project.opens_at), "closes": _wall(project.closes_at)}
        raise Refusal(Code.PROJECT_CLOSED, facts={**named(project), **facts})
    failed = Judge(institution, at=at).unmet(project)
    if failed is not None:
        facts = {"condition": failed.text, "condition_en": failed.text_en}
        raise Refusal(Code.PROJECT_NOT_ELIGIBLE, facts={**named(project), **facts})


def expect_year(project: Project, year: int) -> None:
    if year not in project.years:
        facts = {**named(project), "year": str(year)}
        raise invalid([Problem(Code.PROJECT_YEAR_CLOSED, "year", facts=facts)])


def named(project: Project) -> dict[str, str]:
    """The project in a refusal's sentence."""
    return {"project": project.title, "project_en": project.title_en}


def _message(project: Project, judge: Judge, *, taken_years: list[int]) -> messages.Project:
    conditions = [
        messages.ProjectCondition(text=c.text, text_en=c.text_en, met=judge.met(c))
        for c in project.conditions.all()
    ]
    other: Literal["required", "optional"] = "required" if needs_other(project) else "optional"
    return messages.Project(
        id=project.pk,
        title=project.title,
        title_en=project.title_en,
        summary=project.summary,
        years=sorted(project.years, reverse=True),
        taken_years=taken_years,
        opens_at=project.opens_at,
        closes_at=project.closes_at,
        conditions=conditions,
        eligible=all(condition.met is not False for condition in conditions),
        policy_ids=[str(policy.pk) for policy in project.policies.all()],
        form=messages.FormTemplate.model_validate(form_of(project).template),
        other_material=other,
        other_material_hint=project.other_material_hint,
        steps=[
            messages.ProjectStep(
                title=step.title, office=step.office, usual_working_days=step.usual_working_days
            )
            for step in steps.planned(project.steps.all())
        ],
        sample=project.sample,
    )


def _is_complete(project: Project) -> bool:
    """Whether there is a form to fill in and somebody to review it."""
    return bool(project.forms.all()) and bool(project.steps.all())


def _complete(found: QuerySet[Project]) -> QuerySet[Project]:
    """With everything that belongs to them, in a handful of queries."""
    readable = Prefetch("policies", queryset=Policy.objects.filter(withdrawn=False))
    return found.prefetch_related("conditions", "steps", "forms", readable)


def _wall(moment: datetime) -> str:
    """A moment as people of the bureau write it."""
    return moment.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")
