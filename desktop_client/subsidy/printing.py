"""申报表, printed here with what is known of the institution; needs no network."""

from __future__ import annotations

from desktop_client.clock import today
from desktop_client.contract.messages import Project
from desktop_client.contract.states import Material
from desktop_client.errors import AppError
from desktop_client.store import projects
from desktop_client.subsidy import choosing
from desktop_client.subsidy.desk import Desk
from desktop_client.subsidy.models import PrintedForm


class Printing:
    """Prints, and remembers which version was last printed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def form_pdf(self, project_id: str, year: int) -> PrintedForm:
        """下载申报表. Raises ``AppError`` for a project or year that does not exist."""
        from desktop_client.documents.application_form import FormOrder, print_form

        desk = self._desk
        project = desk.project(project_id)
        if closed := choosing.year_closed(project, year):
            raise AppError(closed.code, **closed.facts)
        order = FormOrder(
            template=project.form,
            project_id=project.id,
            values=self._values(project, year),
            is_practice=desk.practice,
            is_sample=project.sample,
        )
        printed = print_form(order)
        with desk.kit.store.write() as db:
            projects.note_printed(db, project.id, year, version=project.form.version, at=desk.kit.clock.now())
        return PrintedForm(
            content=printed.content,
            name=_name(project, year),
            version=project.form.version,
            pages=printed.pages,
            problems=printed.problems,
        )

    def _values(self, project: Project, year: int) -> dict[str, str]:
        """By the sources that a form's rows may name."""
        institution = self._desk.kit.account.institution
        day = today(self._desk.kit.clock)
        return {
            "institution_name": institution.name,
            "credit_code": institution.credit_code,
            "licence_number": institution.licence_number,
            "qualifications": "、".join(self._titles(institution.qualifications)),
            "clerk_name": institution.clerk_name,
            "clerk_mobile": institution.clerk_mobile,
            "year": str(year),
            "project": project.title,
            "today": f"{day.year}年{day.month}月{day.day}日",
        }

    def _titles(self, codes: list[str]) -> list[str]:
        catalogue = self._desk.kit.published.catalogue()
        titles = {choice.code: choice.title for choice in catalogue.qualifications} if catalogue else {}
        return [titles.get(code, code) for code in codes]


def _name(project: Project, year: int) -> str:
    from pathlib import Path

    from desktop_client import words
    from desktop_client.documents.evidence import fit_name

    form = words.word(Material.APPLICATION_FORM, "zh")
    return fit_name(Path(f"{project.title.replace('/', '_')}-{form}-{year}.pdf"))
