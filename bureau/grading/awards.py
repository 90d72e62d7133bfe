"""Awards: what a favourable decision makes, extends or replaces."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from bureau import workdays
from bureau.cases.records import next_number
from bureau.catalogue import services as catalogue
from bureau.grading import records
from bureau.grading.models import Award, Declaration
from bureau.institution.models import Institution
from bureau.notices import services as notices
from bureau.trail import engine
from bureau.trail.engine import Actor
from desktop_client.clock import add_years
from desktop_client.contract import messages
from desktop_client.contract.scheme import Scheme
from desktop_client.contract.states import LIVE_GRADE, GradeEvent, GradeState, Kind

_LIVE = sorted(state.value for state in LIVE_GRADE)


def grant(record: Declaration, grade: str, *, at: datetime) -> Award:
    """The award a graded declaration leads to, in the transaction of the decision."""
    if record.kind == Kind.KEEP and record.base_award is not None:
        return _extended(record.base_award, records.scheme_of(record), at)
    award = _new(record, grade, at)
    earlier = Award.objects.filter(
        institution=record.institution, category=record.category, state__in=_LIVE
    ).exclude(pk=award.pk)
    for replaced in earlier:
        engine.advance(
            replaced, GradeEvent.UPGRADED, engine.SYSTEM, at=at, note=f"由 {award.number} 号 {grade} 级替代"
        )
    return award


def revoke(award: Award, actor: Actor, *, reason: str, at: datetime) -> None:
    """撤销, with the reason told to the institution."""
    with transaction.atomic():
        engine.advance(award, GradeEvent.REVOKE, actor, at=at, note=reason)
        notices.tell(
            award.institution,
            title="等级已撤销",
            text=f"第 {award.number} 号评定结果（{award.grade} 级）已撤销：{reason}",
            at=at,
        )


def in_force(institution: Institution, *, at: datetime) -> list[Award]:
    """The grades that the institution holds at this moment."""
    live = Award.objects.filter(institution=institution, state__in=_LIVE)
    return [award for award in live if award.state == GradeState.RENEWING or at <= award.valid_until]


def at_least(award: Award, grade: str) -> bool:
    """Whether the award is worth ``grade`` or more, by the scheme it was given by."""
    scheme = records.scheme_of(award)
    wanted = records.rank(scheme, grade)
    return wanted >= 0 and records.rank(scheme, award.grade) >= wanted


def category_title(code: str) -> str:
    """The category's title, or its code when the bureau no longer publishes it."""
    known = catalogue.category(code)
    return known.title if known else code


def messages_of(institution_awards: list[Award]) -> messages.AwardList:
    return messages.AwardList(items=[message(award) for award in institution_awards])


def message(award: Award) -> messages.Award:
    return messages.Award(
        id=award.id,
        number=award.number,
        declaration_id=award.declaration_id,
        year=award.year,
        category=award.category,
        declared_at=award.declared_at,
        grade=award.grade,
        valid_from=award.valid_from,
        valid_until=award.valid_until,
        state=GradeState(award.state),
        scheme_id=award.scheme_id,
        scheme_version=award.scheme_version,
    )


def _new(record: Declaration, grade: str, at: datetime) -> Award:
    scheme = records.scheme_of(record)
    declared = record.declared_at or at
    base = declared if scheme.validity_from == "declared" else at
    award = Award(
        institution=record.institution,
        number=next_number(Award, record.institution),
        declaration=record,
        year=record.year,
        category=record.category,
        grade=grade,
        declared_at=declared,
        valid_from=base,
        valid_until=workdays.end_of(add_years(workdays.wall_date(base), scheme.validity_years)),
        scheme_id=record.scheme_id,
        scheme_version=record.scheme_version,
    )
    award.save(force_insert=True)
    return award


def _extended(award: Award, scheme: Scheme, at: datetime) -> Award:
    """保级: the same award, for another period counted from its old end."""
    engine.advance(award, GradeEvent.KEPT, engine.SYSTEM, at=at)
    award.valid_until = workdays.end_of(
        add_years(workdays.wall_date(award.valid_until), scheme.validity_years)
    )
    award.save(update_fields=["valid_until"])
    return award
