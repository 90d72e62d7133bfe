"""One record of an institution: its version, its place in the count of changes, its short number."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

from django.db import models
from django.db.models import F, Max

from bureau import workdays
from bureau.account.models import Account
from bureau.institution.models import Institution
from bureau.problems import Refusal
from desktop_client.contract.codes import Code

_HIGHEST_NUMBER = 10_000_000


class Versioned(Protocol):
    """A record that clients hold copies of. ``change`` is the institution's change count at its last change."""

    institution: Institution
    version: int
    change: int
    updated_at: datetime

    def save(self) -> None: ...


class Series(models.Model):
    """How many receipts a year has seen."""

    year: int = models.PositiveSmallIntegerField(primary_key=True)
    last: int = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


def institution_of(account: Account) -> Institution:
    """The institution that this person acts for."""
    if account.institution is None:
        raise Refusal(Code.NOT_ALLOWED)
    return account.institution


def expect_version(record: Versioned, version: int, *, otherwise: Code) -> None:
    """Whoever changes a record must have seen its last version."""
    if record.version != version:
        raise Refusal(otherwise, facts={"version": str(record.version)})


def touch(record: Versioned, *, at: datetime) -> None:
    """Count a change and save; on any database the institution's row is held from here to the end."""
    record.change = next_change(record.institution)
    record.version += 1
    record.updated_at = at
    record.save()


def next_change(institution: Institution) -> int:
    """One count for everything of an institution, so that a cursor means the same in every list."""
    Institution.objects.filter(pk=institution.pk).update(changes=F("changes") + 1)
    count: int = Institution.objects.values_list("changes", flat=True).get(pk=institution.pk)
    return count


def next_number(numbered: type[models.Model], institution: Institution) -> int:
    """The next short number in the institution."""
    last = _of(numbered, institution).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def free_number(numbered: type[models.Model], institution: Institution, *, proposed: int) -> int:
    """The proposed number if it is free in the institution, else the next."""
    taken = _of(numbered, institution)
    if not taken.filter(number=proposed).exists():
        return proposed
    following = next_number(numbered, institution)
    if following <= _HIGHEST_NUMBER:
        return following
    used = set(taken.values_list("number", flat=True))
    return next(number for number in range(1, _HIGHEST_NUMBER) if number not in used)


def receipt_number(series: type[Series], *, at: datetime, prefix: str = "") -> str:
    """``2026-000183``: counted through the year on the bureau's wall."""
    year = workdays.wall_date(at).year
    rows = series._default_manager  # noqa: SLF001 - a model class that is not known by name
    rows.get_or_create(year=year)
    rows.filter(year=year).update(last=F("last") + 1)
    last = rows.values_list("last", flat=True).get(year=year)
    return f"{prefix}{year}-{last:06d}"


def _of(numbered: type[models.Model], institution: Institution) -> models.QuerySet[Any]:
    return numbered._default_manager.filter(institution=institution)  # noqa: SLF001
