"""Working days, counted with weekends only: no table of holidays and swapped days is shipped yet.

Whoever shows such a date says so (``WEEKENDS_ONLY``); a holiday can only make the true deadline later, so a date
counted this way never lets anybody be late.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from desktop_client.clock import BEIJING

WEEKENDS_ONLY = "按周末推算，未计法定节假日"
_LAST_SECOND = time(23, 59, 59)


def after(moment: datetime, days: int) -> datetime:
    """The end of the ``days``-th working day after ``moment``, on the bureau's wall."""
    day = moment.astimezone(BEIJING).date()
    left = days
    while left > 0:
        day += timedelta(days=1)
        if day.weekday() < 5:
            left -= 1
    return end_of(day)


def end_of(day: date) -> datetime:
    """The last second of a day on the bureau's wall."""
    return datetime.combine(day, _LAST_SECOND, BEIJING).astimezone(UTC)


def wall_date(moment: datetime) -> date:
    """The date of a moment on the bureau's wall."""
    return moment.astimezone(BEIJING).date()
