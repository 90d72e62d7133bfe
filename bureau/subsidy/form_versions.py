"""Setting up projects: the form in force, told apart by its version."""

from __future__ import annotations

from datetime import datetime

from bureau.subsidy.models import FormVersion, Project
from desktop_client.contract.messages import FormBlock, FormTemplate


class SameVersion(ValueError):
    """Another form under a version that is out already: nobody could tell an old print from a new one."""


def put_in_force(
    project: Project, *, version: str, title: str, blocks: list[FormBlock], at: datetime
) -> FormVersion | None:
    """The form from now on, unless it is the one in force already; what was printed by another is outdated."""
    template = FormTemplate(version=version, title=title, blocks=blocks).model_dump(mode="json")
    expect_new(project, template)
    current = project.forms.first()
    if current is not None and current.template == template:
        return None
    form = FormVersion(project=project, version=version, template=template, published_at=at)
    form.save()
    return form


def expect_new(project: Project, template: dict[str, object]) -> None:
    """A changed form needs a version that this project has never had."""
    earlier = FormVersion.objects.filter(project=project, version=template["version"]).first()
    current = FormVersion.objects.filter(project=project).first()
    if earlier is not None and (earlier.template != template or earlier.pk != getattr(current, "pk", None)):
        raise SameVersion
