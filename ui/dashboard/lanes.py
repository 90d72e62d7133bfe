"""What the time line shows, as data: one lane per case or grade, each with its spans of time. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from desktop_client import clock, workdays
from desktop_client.contract.states import DeclarationState
from desktop_client.grading.models import AwardRow, Row, Summary, Todo
from ui import wording, words
from ui.widgets.tones import Tone

translate = QCoreApplication.translate

MONTHS_BACK, MONTHS_AHEAD = 2, 5


@dataclass(frozen=True, slots=True)
class Span:
    """Something that lasts from one day to another, both counted."""

    start: date
    end: date
    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the chart. ``mark`` is the latest safe day to act, where there is one."""

    title: str
    spans: tuple[Span, ...]
    mark: date | None = None

    def told(self) -> str:
        """The lane in words, for the table behind the chart and for screen readers."""
        return "；".join(
            f"{span.text} {span.start.isoformat()} – {span.end.isoformat()}" for span in self.spans
        )


def period(today: date) -> tuple[date, date]:
    """Return the first day of the chart and the first day after it."""
    return _month(today, -MONTHS_BACK), _month(today, MONTHS_AHEAD)


def lanes(
    summary: Summary, *, today: date, review_days: int, title: Callable[[Row | AwardRow], str]
) -> list[Lane]:
    """Return a lane for every open case and every grade in force."""
    cases = [_filing(todo, todo.declaration, today, title) for todo in summary.todos if todo.declaration]
    reviews = [_review(row, today, review_days, title) for row in summary.in_review]
    grades = [_grade(award, today, title) for award in summary.awards]
    return [*reviews, *cases, *grades]


def _filing(todo: Todo, row: Row, today: date, title: Callable[[Row | AwardRow], str]) -> Lane:
    start = _day(row.updated_at)
    text = translate("lanes", "{state} {done}/{total}").format(
        state=words.word(row.state), done=row.answered, total=row.total
    )
    tone = (
        Tone.BAD
        if row.state is DeclarationState.REJECTED
        else Tone.WARN
        if todo.kind != "fill"
        else Tone.INFO
    )
    spans = [Span(start, max(today, start), text, tone)]
    if todo.due and todo.due > today:
        due = translate("lanes", "补正期限 {day}").format(day=wording.day(todo.due))
        spans.append(Span(today + timedelta(days=1), todo.due, due, Tone.WARN))
    return Lane(title(row), tuple(spans), mark=todo.due)


def _review(row: Row, today: date, review_days: int, title: Callable[[Row | AwardRow], str]) -> Lane:
    filed = _day(row.declared_at or row.updated_at)
    usual = workdays.add_working_days(filed, review_days).day
    waiting = translate("lanes", "{state}（一般 {days} 个工作日）").format(
        state=words.word(row.state), days=review_days
    )
    return Lane(title(row), (Span(filed, max(usual, today), waiting, Tone.QUIET),))


def _grade(row: AwardRow, today: date, title: Callable[[Row | AwardRow], str]) -> Lane:
    until = _day(row.award.valid_until)
    text = translate("lanes", "{grade} 级有效至 {day}").format(grade=row.award.grade, day=until.isoformat())
    tone = Tone.WARN if row.may_keep else Tone.GOOD
    span = Span(_day(row.award.valid_from), max(until, today), text, tone)
    return Lane(title(row), (span,), mark=row.latest_safe_day if row.may_keep else None)


def _day(at: datetime) -> date:
    return at.astimezone(clock.BEIJING).date()


def _month(day: date, step: int) -> date:
    """Return the first day of the month this many months away."""
    number = day.year * 12 + day.month - 1 + step
    return date(number // 12, number % 12 + 1, 1)


def months(start: date, end: date) -> list[date]:
    """Return the first days of all months of a period."""
    found = []
    while start < end:
        found.append(start)
        start = _month(start, 1)
    return found
