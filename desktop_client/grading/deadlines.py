"""Dates that a grade's owner should know: 倒排保级, planned backwards from 有效期."""

from __future__ import annotations

from datetime import date, timedelta

from desktop_client.workdays import (
    Counted,
    Reckoned,
    add_working_days,
    all_known,
    is_working_day,
    working_days_between,
)

__all__ = [
    "Counted",
    "Reckoned",
    "add_working_days",
    "latest_safe_day",
    "window_opens",
    "working_days_between",
]


def latest_safe_day(valid_until: date, *, review_working_days: int, correction_working_days: int) -> Reckoned:
    """The last working day to file a 保级 that leaves one full rejection round before the grade runs out.

    Review, correction and second review must fit after that day; the day the grade ends on still counts.
    """
    needed = 2 * review_working_days + correction_working_days
    day = valid_until
    while needed or not is_working_day(day):
        needed -= is_working_day(day) if needed else 0
        day -= timedelta(days=1)
    return Reckoned(day, all_known(day, valid_until))


def window_opens(valid_until: date, *, window_days: int) -> date:
    """The first day on which a 保级 may be started."""
    return valid_until - timedelta(days=window_days)
