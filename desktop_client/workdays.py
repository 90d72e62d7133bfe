"""Working days in China: ``resources/calendar`` holds the State Council's table of a year, once there is one.

Without a table only weekends are known, and every answer says so (``exact`` is False).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from desktop_client.paths import resource

ONE_DAY = timedelta(days=1)
SATURDAY = 5


class Reckoned(NamedTuple):
    """A day that was counted out; not ``exact``: a year on the way has no holiday table, only weekends count."""

    day: date
    exact: bool


class Counted(NamedTuple):
    """A number of working days; ``exact`` as in :class:`Reckoned`."""

    days: int
    exact: bool


@dataclass(frozen=True, slots=True)
class YearTable:
    """A year's days off and the weekend days that are worked."""

    off: frozenset[date]
    on: frozenset[date]
    source: str


def is_working_day(day: date) -> bool:
    """By the year's table, else by the weekday."""
    table = year_table(day.year)
    if table is not None and (day in table.off or day in table.on):
        return day in table.on
    return day.weekday() < SATURDAY


def add_working_days(day: date, days: int) -> Reckoned:
    """The working day that is ``days`` after (below zero: before) ``day``, which itself is not counted."""
    step = ONE_DAY if days >= 0 else -ONE_DAY
    reached, left = day, abs(days)
    while left:
        reached += step
        left -= is_working_day(reached)
    return Reckoned(reached, all_known(day, reached))


def working_days_between(start: date, end: date) -> Counted:
    """The working days after ``start`` up to and with ``end``; none if ``end`` is not after ``start``."""
    days = (end - start).days
    count = sum(is_working_day(start + n * ONE_DAY) for n in range(1, days + 1))
    return Counted(count, all_known(start, end))


def all_known(start: date, end: date) -> bool:
    """Whether every year from one day to the other has its table."""
    first, last = sorted((start.year, end.year))
    return all(year_table(year) is not None for year in range(first, last + 1))


@cache
def year_table(year: int) -> YearTable | None:
    """The table of a year, or None if none has been published or shipped."""
    path = resource("calendar", f"{year}.toml")
    if not path.exists():
        return None
    with path.open("rb") as file:
        table = tomllib.load(file)
    off = frozenset(
        holiday["from"] + n * ONE_DAY
        for holiday in table["off"]
        for n in range((holiday["to"] - holiday["from"]).days + 1)
    )
    return YearTable(off=off, on=frozenset(table["on"]), source=table["source"])
