"""The time, as an object that can be exchanged: real in the product, set by tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

#: The bureau's wall clock. China has had one zone and no summer time since 1991; needs no zone database.
BEIJING = timezone(timedelta(hours=8), "UTC+08:00")


class Clock(Protocol):
    def now(self) -> datetime:
        """The moment, in UTC with its zone."""
        ...


class SystemClock:
    """This computer's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


def today(clock: Clock) -> date:
    """The date on the bureau's wall."""
    return clock.now().astimezone(BEIJING).date()


def add_years(day: date, years: int) -> date:
    """The same day ``years`` later; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
