"""Steps that only need the date: windows open, grades run out, corrections come too late.

Taken when somebody looks (``roll_institution``) and by ``python -m bureau roll``, so that no clock has to run.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from bureau import workdays
from bureau.cases.records import touch
from bureau.grading import records
from bureau.grading.models import Award, Declaration
from bureau.institution.models import Institution
from bureau.notices import services as notices
from bureau.trail import engine
from desktop_client.contract.states import (
    LIVE_GRADE,
    DeclarationEvent,
    DeclarationState,
    GradeEvent,
    GradeState,
    Kind,
)

_LIVE = sorted(state.value for state in LIVE_GRADE)
_LONGEST_WINDOW = timedelta(days=3 * 366)


def roll(*, at: datetime) -> None:
    """All institutions."""
    for institution in Institution.objects.all():
        roll_institution(institution, at=at)


def roll_institution(institution: Institution, *, at: datetime) -> None:
    """One institution; looks first and writes only what is due."""
    late = Declaration.objects.filter(
        institution=institution, state=DeclarationState.NEEDS_CORRECTION.value, correction_due__lt=at
    )
    ending = Award.objects.filter(
        institution=institution, state__in=_LIVE, valid_until__lt=at + _LONGEST_WINDOW
    )
    late_ids = [record.pk for record in late]
    due_ids = [award.pk for award in ending if due(award, at=at) is not None]
    if not (late_ids or due_ids):
        return
    with transaction.atomic():
        for record in late.select_for_update(of=("self",)).filter(pk__in=late_ids):
            _correction_expired(record, at)
        for award in ending.select_for_update(of=("self",)).filter(pk__in=due_ids):
            while (event := due(award, at=at)) is not None:
                _age(award, event, at)


def due(award: Award, *, at: datetime) -> GradeEvent | None:
    """What the calendar does to this award next, if anything."""
    if award.state == GradeState.ACTIVE:
        opens = award.valid_until - timedelta(days=records.scheme_of(award).keep_window_days)
        return GradeEvent.WINDOW_OPENS if opens <= at else None
    if award.state not in LIVE_GRADE or at <= award.valid_until:
        return None
    if _renewal_filed(award):
        return GradeEvent.EXPIRES_WITH_OPEN_CASE if award.state == GradeState.EXPIRING else None
    return GradeEvent.EXPIRES


def _renewal_filed(award: Award) -> bool:
    """A 保级 that has reached the bureau holds the grade until it is decided; a mere draft does not."""
    return bool(
        award.followers.filter(
            kind=Kind.KEEP.value, state__in=records.OPEN, declared_at__isnull=False
        ).exists()
    )


def _correction_expired(record: Declaration, at: datetime) -> None:
    engine.advance(record, DeclarationEvent.CORRECTION_EXPIRED, engine.SYSTEM, at=at, round=record.round)
    record.correction_due = None
    touch(record, at=at)
    notices.tell(
        record.institution,
        title="补正逾期，审核不通过",
        text=f"{record.year} 年度第 {record.number} 号申报未在期限内补正。可以修改后重新上报。",
        declaration=record.id,
        at=at,
    )


_NEWS = {
    GradeEvent.WINDOW_OPENS: ("可以办理保级", "将于 {until} 到期，现在可以在“评定结果”中办理保级。"),
    GradeEvent.EXPIRES: ("等级已过期", "已于 {until} 到期，需要时请重新申报评定。"),
    GradeEvent.EXPIRES_WITH_OPEN_CASE: ("等级到期，续评中", "已于 {until} 到期；保级申报办结之前继续有效。"),
}


def _age(award: Award, event: GradeEvent, at: datetime) -> None:
    engine.advance(award, event, engine.SYSTEM, at=at)
    title, text = _NEWS[event]
    until = workdays.wall_date(award.valid_until).isoformat()
    told = f"第 {award.number} 号评定结果（{award.grade} 级）" + text.format(until=until)
    notices.tell(award.institution, title=title, text=told, at=at)
