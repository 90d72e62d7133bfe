"""The sample's policies and projects: published once, and kept open as long as the practice bureau is used."""

from __future__ import annotations

import tomllib
import uuid
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from bureau import workdays
from bureau.policies import pdfs, services
from bureau.policies.models import Policy
from bureau.subsidy import form_versions, notation
from bureau.subsidy.models import Condition, PlannedStep, Project
from desktop_client.clock import BEIJING
from desktop_client.paths import resource

_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "https://shenbao.example/policies")
_LAST_MINUTE = time(23, 59)


def publish(*, at: datetime) -> None:
    """Everything under ``resources/policies`` and ``resources/projects``, as if published over the past year."""
    for name, written in _files("policies"):
        _publish_policy(name, written, at)
    for _, written in _files("projects"):
        if "id" in written:
            _set_up(written, at)


def keep_open(*, at: datetime) -> None:
    """Let the projects that nobody has changed by hand open and close as many days from now as they first did."""
    for _, written in _files("projects"):
        if "id" not in written:
            continue
        for project in Project.objects.filter(pk=written["id"], sample=True, hands=0):
            _schedule(project, written, at)
            project.save(update_fields=["opens_at", "closes_at", "years"])


def policy_id(name: str) -> uuid.UUID:
    """The same for the same file, on every computer."""
    return uuid.uuid5(_NAMES, name)


def _publish_policy(name: str, written: dict[str, Any], at: datetime) -> None:
    published = at - timedelta(days=written["published_days_ago"])
    in_force = written.get("in_force_days_ago")
    policy = Policy(
        id=policy_id(name),
        kind=written["kind"],
        title=written["title"],
        title_en=written["title_en"],
        number=written["number"],
        issuer=written["issuer"],
        published_on=workdays.wall_date(published),
        in_force_on=None if in_force is None else workdays.wall_date(at - timedelta(days=in_force)),
        summary=written["summary"],
        text=written["text"].strip(),
        sample=True,
    )
    if "file" in written:
        content = resource("policies", written["file"]).read_bytes()
        name_shown = f"{written['title']}.pdf"
        pdfs.attach(policy, pdfs.keep_known(content, name=name_shown, pages=written["pages"]))
    services.publish(policy, at=published)


def _set_up(written: dict[str, Any], at: datetime) -> None:
    project = Project(
        id=written["id"],
        title=written["title"],
        title_en=written["title_en"],
        summary=written["summary"],
        other_material=written["other_material"],
        other_material_hint=written["other_material_hint"],
        sample=True,
    )
    _schedule(project, written, at)
    project.save(force_insert=True)
    project.policies.set([policy_id(name) for name in written["policies"]])
    Condition.objects.bulk_create(Condition(project=project, **row) for row in written["conditions"])
    PlannedStep.objects.bulk_create(
        PlannedStep(project=project, order=order, **row)
        for order, row in enumerate(written["steps"], start=1)
    )
    form = written["form"]
    form_versions.put_in_force(
        project,
        version=form["version"],
        title=form["title"],
        blocks=notation.read(form["text"]),
        at=project.opens_at,
    )


def _schedule(project: Project, written: dict[str, Any], at: datetime) -> None:
    today = workdays.wall_date(at)
    opens, closes = (today + timedelta(days=written[name]) for name in ("opens_days", "closes_days"))
    project.opens_at = datetime.combine(opens, time(9), BEIJING)
    project.closes_at = datetime.combine(closes, _LAST_MINUTE, BEIJING)
    project.years = [today.year - back for back in range(written["years_back"] + 1)]


def _files(folder: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each file by its name; ``Any`` because the shape is held by a test that starts a practice bureau."""
    for file in sorted(resource(folder).glob("*.toml")):
        yield _name(file), tomllib.loads(file.read_text(encoding="utf-8"))


def _name(file: Path) -> str:
    return file.stem
