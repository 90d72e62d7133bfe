"""Deadlines and dates on the bureau's wall."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import NamedTuple

from desktop_client import workdays
from desktop_client.clock import BEIJING

_LAST_SECOND = time(23, 59, 59)


class Deadline(NamedTuple):
    """The last moment. ``reckoned`` says how it was counted, where that needs saying."""

    moment: datetime
    reckoned: str


def after(moment: datetime, days: int) -> Deadline:
    """The end of the ``days``-th working day after ``moment``."""
    day, exact = workdays.add_working_days(wall_date(moment), days)
    # Without the holidays a deadline may only come out too early, never too late: nobody is harmed.
    return Deadline(end_of(day), "" if exact else "，按周末推算，未计法定节假日")


def end_of(day: date) -> datetime:
    """The last second of a day on the bureau's wall."""
    return datetime.combine(day, _LAST_SECOND, BEIJING).astimezone(UTC)


def wall_date(moment: datetime) -> date:
    """The date of a moment on the bureau's wall."""
    return moment.astimezone(BEIJING).date()
