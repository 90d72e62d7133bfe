"""新增补贴申报: which projects there are, until when, and whether this institution may apply. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from desktop_client.clock import BEIJING
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Project
from desktop_client.problems import Problem, Severity
from desktop_client.subsidy.models import ProjectView
from desktop_client.workdays import working_days_between

#: A correction takes about a week there and back: from here on it is said how little time is left.
SOON_WORKING_DAYS = 5


def view(project: Project, *, taken: set[int], now: datetime) -> ProjectView:
    """The project as it stands now; ``taken`` are years with an application on this computer."""
    occupied = taken | set(project.taken_years)
    free = tuple(year for year in project.years if year not in occupied)
    last_day = project.closes_at.astimezone(BEIJING).date()
    hindrance = next(hindrances(project, now=now), None)
    if hindrance is None and not free:
        hindrance = already_there(project, max(project.years, default=last_day.year))
    return ProjectView(
        project=project,
        free_years=free,
        last_day=last_day,
        working_days_left=working_days_between(now.astimezone(BEIJING).date(), last_day),
        is_open=project.opens_at <= now <= project.closes_at,
        problem=hindrance,
    )


def hindrances(project: Project, *, now: datetime) -> Iterator[Problem]:
    """Why nothing can be submitted for it now: not open, or a condition is not met."""
    if not project.opens_at <= now <= project.closes_at:
        facts = {"opens": _wall(project.opens_at), "closes": _wall(project.closes_at)}
        yield Problem(Code.PROJECT_CLOSED, place="project", facts={**named(project), **facts})
    for condition in project.conditions:
        if condition.met is False:
            facts = {"condition": condition.text, "condition_en": condition.text_en}
            yield Problem(Code.PROJECT_NOT_ELIGIBLE, place="project", facts={**named(project), **facts})


def closing_soon(project: Project, *, now: datetime) -> Problem | None:
    """A warning when few working days are left."""
    last_day = project.closes_at.astimezone(BEIJING).date()
    left = working_days_between(now.astimezone(BEIJING).date(), last_day).days
    if not project.opens_at <= now <= project.closes_at or left > SOON_WORKING_DAYS:
        return None
    facts = {**named(project), "closes": _wall(project.closes_at), "days": str(left)}
    return Problem(Code.PROJECT_CLOSING_SOON, place="project", severity=Severity.WARNING, facts=facts)


def year_closed(project: Project, year: int) -> Problem | None:
    """Whether the project takes applications for this year at all."""
    if year in project.years:
        return None
    return Problem(Code.PROJECT_YEAR_CLOSED, place="year", facts={**named(project), "year": str(year)})


def already_there(project: Project, year: int) -> Problem:
    """A project takes one application a year."""
    return Problem(Code.SUBSIDY_ALREADY_THERE, place="year", facts={**named(project), "year": str(year)})


def named(project: Project) -> dict[str, str]:
    """The project in a sentence."""
    return {"project": project.title, "project_en": project.title_en}


def _wall(moment: datetime) -> str:
    return moment.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")
