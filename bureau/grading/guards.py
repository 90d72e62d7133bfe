"""What must hold before a declaration may be begun or filed, beyond the state table."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from bureau import workdays
from bureau.catalogue import services as catalogue
from bureau.grading import records
from bureau.grading.models import Award, Declaration
from bureau.institution.models import Institution
from bureau.problems import Refusal, invalid
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Draft
from desktop_client.contract.states import LIVE_GRADE, GradeState, Kind
from desktop_client.problems import Problem


def begin(draft: Draft, institution: Institution, *, at: datetime) -> Award | None:
    """Whether this may be begun; the award it builds on, if its kind needs one."""
    if catalogue.category(draft.category) is None:
        raise invalid([Problem(Code.CATEGORY_UNKNOWN, "category", facts={"category": draft.category})])
    if draft.year not in catalogue.catalogue(at=at).years:
        raise invalid([Problem(Code.YEAR_NOT_OPEN, "year", facts={"year": str(draft.year)})])
    catalogue.scheme(draft.scheme_id, draft.scheme_version)
    base = base_award(draft, institution)
    _nothing_open(draft, institution)
    return base


def base_award(draft: Draft, institution: Institution) -> Award | None:
    """The grade that 升级 and 保级 build on, which must allow it."""
    if draft.kind is Kind.ASSESS:
        if draft.base_award is not None:
            raise invalid([Problem(Code.FIELD_INVALID, "base_award")])
        return None
    award = _award(draft.base_award, institution)
    if award.category != draft.category:
        raise invalid([Problem(Code.FIELD_INVALID, "category")])
    if draft.kind is Kind.UPGRADE:
        may_upgrade(award)
    else:
        may_keep(award)
    return award


def may_upgrade(award: Award) -> None:
    """升级: the grade is in force and not the highest."""
    _live(award)
    scheme = records.scheme_of(award)
    if records.rank(scheme, award.grade) == len(scheme.bands) - 1:
        raise Refusal(Code.AWARD_HIGHEST)


def may_keep(award: Award) -> None:
    """保级: the grade is in force and runs out soon."""
    _live(award)
    if award.state == GradeState.ACTIVE:
        days = records.scheme_of(award).keep_window_days
        opens = workdays.wall_date(award.valid_until - timedelta(days=days))
        raise Refusal(Code.KEEP_WINDOW_CLOSED, facts={"days": str(days), "opens": opens.isoformat()})


def _award(award_id: UUID | None, institution: Institution) -> Award:
    award: Award | None = Award.objects.filter(pk=award_id, institution=institution).first()
    if award is None:
        raise Refusal(Code.AWARD_NOT_FOUND)
    return award


def _live(award: Award) -> None:
    if award.state not in LIVE_GRADE:
        raise Refusal(Code.AWARD_NOT_LIVE)


def _nothing_open(draft: Draft, institution: Institution) -> None:
    same = Declaration.objects.filter(
        institution=institution, category=draft.category, state__in=records.OPEN
    )
    rival = same.filter(year=draft.year).first()
    if rival is None and draft.kind is not Kind.ASSESS:
        rival = same.filter(kind__in=[Kind.UPGRADE.value, Kind.KEEP.value]).first()
    if rival is not None:
        category = catalogue.category(draft.category)
        facts = {
            "category": category.title if category else draft.category,
            "category_en": category.title_en if category else draft.category,
            "year": str(rival.year),
        }
        raise Refusal(Code.DECLARATION_ALREADY_OPEN, facts=facts)
