"""What people type for things: numbers, ids, titles, 1 to 9 for options."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop_client.contract.codes import Code
from desktop_client.errors import AppError

if TYPE_CHECKING:
    from desktop_client.client import Office
    from desktop_client.contract.scheme import Criterion
    from desktop_client.grading.models import AwardRow
    from desktop_client.subsidy.models import ProjectView


WINDOW = 500


def declaration(office: Office, named: str) -> str:
    """The id of a declaration by its number or its id."""
    from desktop_client.grading.models import ListQuery

    if not named.isdecimal():
        return office.grading.row(named).id
    alike = office.grading.query(ListQuery(text=named, order="number", descending=False))
    for first in range(0, alike.count, WINDOW):
        for row in alike.rows(first, WINDOW):
            if row.number == int(named):
                return row.id
    raise AppError(Code.DECLARATION_NOT_FOUND)


def project(office: Office, named: str) -> ProjectView:
    """A subsidy project by its id or its title."""
    for view in office.subsidy.projects():
        if named in (view.project.id, view.project.title, view.project.title_en):
            return view
    return office.subsidy.project(named)


def subsidy(office: Office, named: str) -> str:
    """The id of a subsidy application by its number or its id."""
    from desktop_client.subsidy.models import SubsidyQuery

    for row in office.subsidy.query(SubsidyQuery()):
        if named in (row.id, str(row.number)):
            return row.id
    raise AppError(Code.SUBSIDY_NOT_FOUND)


def award(office: Office, named: str) -> AwardRow:
    """An award by its number or id."""
    for row in office.grading.awards():
        if named in (str(row.award.number), str(row.award.id)):
            return row
    raise AppError(Code.AWARD_NOT_FOUND)


def category(office: Office, named: str) -> str:
    """The code of a category by its code or title; what is unknown goes on as it is and is refused by name."""
    for item in office.grading.categories():
        if named.casefold() in (item.code.casefold(), item.title, item.title_en.casefold()):
            return item.code
    return named


def options(criterion: Criterion, named: Iterable[str]) -> list[str]:
    """Option codes by code or by their place, 1 to 9."""
    codes = [option.code for option in criterion.options]

    def code(text: str) -> str:
        if text not in codes and text.isdecimal() and 1 <= int(text) <= len(codes):
            return codes[int(text) - 1]
        return text

    return [code(text) for text in named]
