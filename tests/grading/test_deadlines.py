"""Working days by the State Council's tables, and the last safe day to keep a grade."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_client.grading.deadlines import latest_safe_day, window_opens
from desktop_client.paths import resource
from desktop_client.workdays import add_working_days, is_working_day, working_days_between, year_table

DAYS = st.dates(date(2024, 6, 1), date(2027, 6, 1))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2025-01-26", True),  # a Sunday worked for the Spring Festival
        ("2025-01-28", False),
        ("2025-10-08", False),
        ("2025-10-11", True),
        ("2026-01-02", False),
        ("2026-01-04", True),
        ("2026-02-14", True),
        ("2026-02-23", False),
        ("2026-02-24", True),
        ("2026-05-09", True),
        ("2026-06-13", False),  # a plain Saturday
        ("2026-06-15", True),
        ("2026-10-10", True),
    ],
)
def test_swapped_days_are_known(day: str, working: bool) -> None:
    assert is_working_day(date.fromisoformat(day)) is working


def test_counting_passes_over_the_spring_festival() -> None:
    assert add_working_days(date(2026, 2, 13), 5) == (date(2026, 2, 27), True)
    assert working_days_between(date(2026, 2, 13), date(2026, 2, 27)) == (5, True)


def test_a_year_without_a_table_counts_weekends_and_says_so() -> None:
    assert add_working_days(date(2031, 1, 3), 1) == (date(2031, 1, 6), False)
    assert working_days_between(date(2026, 12, 30), date(2027, 1, 4)).exact is False


def test_half_a_swap_is_never_shipped() -> None:
    for file in resource("calendar").glob("*.toml"):
        table = year_table(int(file.stem))
        assert table is not None
        assert table.source
        assert not table.off & table.on
        assert {day.year for day in table.off | table.on} == {int(file.stem)}
        assert all(day.weekday() >= 5 for day in table.on)


@pytest.mark.parametrize(("year", "holidays"), [(2025, 28), (2026, 33)])
def test_the_tables_have_as_many_days_off_as_the_notices_say(year: int, holidays: int) -> None:
    table = year_table(year)
    assert table is not None
    assert len(table.off) == holidays


@given(day=DAYS, count=st.integers(1, 60))
def test_adding_and_counting_are_one_thing(day: date, count: int) -> None:
    reached = add_working_days(day, count)
    assert is_working_day(reached.day)
    assert working_days_between(day, reached.day) == (count, reached.exact)


@given(day=DAYS, count=st.integers(1, 60))
def test_going_back_undoes_going_forth_from_a_working_day(day: date, count: int) -> None:
    start = add_working_days(day, 0 if is_working_day(day) else 1).day
    assert add_working_days(add_working_days(start, count).day, -count).day == start


@given(valid_until=DAYS, review=st.integers(1, 20), correction=st.integers(0, 20))
def test_the_latest_safe_day_leaves_one_whole_rejection_round(
    valid_until: date, review: int, correction: int
) -> None:
    needed = 2 * review + correction
    safe = latest_safe_day(valid_until, review_working_days=review, correction_working_days=correction)
    assert is_working_day(safe.day)
    assert working_days_between(safe.day, valid_until).days == needed
    assert add_working_days(safe.day, needed).day <= valid_until
    next_try = add_working_days(safe.day, 1).day
    assert add_working_days(next_try, needed).day > valid_until


def test_the_last_safe_day_of_the_guides_example_scheme() -> None:
    assert latest_safe_day(date(2026, 12, 15), review_working_days=5, correction_working_days=15) == (
        date(2026, 11, 10),
        True,
    )


def test_the_window_opens_so_many_days_before() -> None:
    assert window_opens(date(2026, 12, 15), window_days=180) == date(2026, 6, 18)
