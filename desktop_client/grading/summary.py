"""The dashboard: what is due, what came back, where everything stands."""

from __future__ import annotations

from datetime import date

from desktop_client import clock
from desktop_client.contract.messages import TrailStep
from desktop_client.contract.states import LIVE_GRADE, DeclarationState, Sending
from desktop_client.grading.awards import Awards
from desktop_client.grading.desk import Desk
from desktop_client.grading.models import Row, Summary, Todo
from desktop_client.grading.viewing import Viewing
from desktop_client.store import declarations
from desktop_client.store.declarations import Kept

#: A chain with 100,000 declarations has a dashboard too.
MOST = 20
MOST_RECENT = 8
FAR = date.max

IN_REVIEW = (
    DeclarationState.AWAITING_INSTITUTION,
    DeclarationState.AWAITING_REVIEW,
    DeclarationState.IN_REVIEW,
)


def make(desk: Desk, viewing: Viewing, awards: Awards) -> Summary:
    """Everything the dashboard shows, from this computer alone."""
    kept_awards = awards.awards() if desk.kit.published.catalogue() else []
    todos = [
        *(Todo("conflict", declaration=desk.row(kept)) for kept in _with_sending(desk, Sending.CONFLICT)),
        *(
            _correct(desk, viewing, kept)
            for kept in _in(desk, DeclarationState.NEEDS_CORRECTION, DeclarationState.REJECTED)
        ),
        *(Todo("renew", award=row, due=row.latest_safe_day) for row in kept_awards if row.may_keep),
        *(
            Todo("unsent", declaration=desk.row(kept))
            for kept in _with_sending(desk, Sending.UNKNOWN, Sending.FAILED, Sending.QUEUED)
        ),
        *(_fill(desk, viewing, kept) for kept in _in(desk, DeclarationState.FILLING)),
    ]
    return Summary(
        todos=tuple(sorted(_without_repetition(todos), key=_urgency)),
        in_review=tuple(desk.row(kept) for kept in _in(desk, *IN_REVIEW)),
        awards=tuple(row for row in kept_awards if row.award.state in LIVE_GRADE),
        unsent=_unsent(desk),
        recent=tuple(_recent(desk)),
    )


def _correct(desk: Desk, viewing: Viewing, kept: Kept) -> Todo:
    view = viewing.show(kept.id)
    due = kept.correction_due.astimezone(clock.BEIJING).date() if kept.correction_due else None
    findings = tuple(todo.finding for todo in view.findings)
    return Todo("correct", declaration=desk.row(kept), due=due, findings=findings)


def _fill(desk: Desk, viewing: Viewing, kept: Kept) -> Todo:
    return Todo("fill", declaration=desk.row(kept), score=viewing.score(kept.id))


def _without_repetition(todos: list[Todo]) -> list[Todo]:
    """One thing to do for each declaration: the first reason named is the one that counts."""
    seen: set[str] = set()
    kept: list[Todo] = []
    for todo in todos:
        if todo.declaration is not None:
            if todo.declaration.id in seen:
                continue
            seen.add(todo.declaration.id)
        kept.append(todo)
    return kept


def _urgency(todo: Todo) -> tuple[int, date]:
    order = {"conflict": 0, "correct": 1, "unsent": 2, "renew": 3, "fill": 4}
    return order[todo.kind], todo.due or FAR


def _in(desk: Desk, *states: DeclarationState) -> list[Kept]:
    marks = ",".join("?" * len(states))
    values = tuple(str(state) for state in states)
    return declarations.where(
        desk.db, f"state IN ({marks}) AND deleted = 0 ORDER BY updated_at DESC LIMIT {MOST}", values
    )


def _with_sending(desk: Desk, *states: Sending) -> list[Kept]:
    return declarations.with_sending(desk.db, *states)[:MOST]


def _unsent(desk: Desk) -> int:
    found = desk.db.execute(
        "SELECT count(*) FROM declaration WHERE sending <> 'clean' AND deleted = 0"
    ).fetchone()
    return int(found[0]) if found else 0


def _recent(desk: Desk) -> list[tuple[Row, TrailStep]]:
    """The newest step of each of the declarations that moved last."""
    steps: list[tuple[Row, TrailStep]] = []
    newest = declarations.where(desk.db, f"deleted = 0 ORDER BY updated_at DESC LIMIT {MOST_RECENT}")
    for kept in newest:
        bureau = declarations.beside(desk.db, kept.row).bureau
        if bureau is not None and bureau.trail:
            steps.append((desk.row(kept), bureau.trail[-1]))
    return sorted(steps, key=lambda pair: pair[1].at, reverse=True)
