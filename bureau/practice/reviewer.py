"""练习审核员: a thread that takes what is filed and decides as the plan says, after the planned time."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from bureau.account.models import Account
from bureau.grading import decisions, filing, records
from bureau.grading.models import Declaration
from bureau.practice import opinions, plans, subsidy_reviewer
from bureau.practice.people import REVIEWER
from bureau.practice.plans import Decided, Outcome, Task
from bureau.problems import Refusal
from bureau.subsidy import filing as subsidy_filing
from desktop_client.clock import SystemClock
from desktop_client.contract import messages
from desktop_client.contract.codes import Code
from desktop_client.contract.states import DeclarationState, Kind

_log = logging.getLogger("bureau.practice")


class Practising:
    """The reviewer at work. Sleeps until something is due, something is filed, or the plan changes."""

    def __init__(self) -> None:
        self._news = threading.Event()
        self._leaving = False
        self._given_up: set[tuple[UUID, str]] = set()
        self._thread = threading.Thread(target=self._work, name="practice-reviewer", daemon=True)

    def start(self) -> None:
        for signal in (filing.filed, subsidy_filing.filed, plans.changed):
            signal.connect(self._wake, weak=False)
        self._thread.start()

    def stop(self) -> None:
        """Finish the step in hand and leave."""
        self._leaving = True
        self._news.set()
        self._thread.join(timeout=2)

    def _wake(self, **_: object) -> None:
        self._news.set()

    def _work(self) -> None:
        while not self._leaving:
            wait = self._do_what_is_due()
            if self._news.wait(wait):
                self._news.clear()
                self._given_up.clear()
        connection.close()

    def _do_what_is_due(self) -> float | None:
        """Seconds until the next task; None when nothing waits."""
        now = SystemClock().now()
        tasks = [task for task in waiting(plans.current()) if task.name not in self._given_up]
        for task in tasks:
            if task.due <= now:
                self._do(task)
                return 0.0
        return max(0.0, (tasks[0].due - now).total_seconds()) if tasks else None

    def _do(self, task: Task) -> None:
        try:
            task.do(SystemClock().now())
        except Refusal as refusal:
            # Withdrawn or decided on the desk in the meantime: then there is nothing left to do.
            _log.info("practice step not possible: %s", refusal.code)
            self._given_up.add(task.name)


def start() -> Practising:
    """Let the reviewer begin."""
    practising = Practising()
    practising.start()
    return practising


def waiting(plan: messages.PracticePlan) -> list[Task]:
    """What the plan makes of everything that waits for the bureau, the first due first."""
    if plan.outcome == "wait":
        return []
    delay = timedelta(seconds=plan.delay_seconds)
    open_states = [DeclarationState.AWAITING_REVIEW.value, DeclarationState.IN_REVIEW.value]
    tasks = [
        _task(record, plan.outcome, delay) for record in Declaration.objects.filter(state__in=open_states)
    ]
    tasks += subsidy_reviewer.waiting(plan.outcome, delay)
    return sorted(tasks, key=lambda task: task.due)


def review(
    declaration_id: UUID,
    outcome: Outcome,
    *,
    findings: Sequence[messages.Finding] = (),
    grade: str | None = None,
    at: datetime,
) -> Declaration:
    """One step; whatever has not been taken is taken first."""
    record = Declaration.objects.select_related("base_award").filter(pk=declaration_id).first()
    if record is None:
        raise Refusal(Code.DECLARATION_NOT_FOUND)
    reviewer = Account.objects.get(username=REVIEWER)
    if outcome == "take" or record.state == DeclarationState.AWAITING_REVIEW:
        record = decisions.take(declaration_id, reviewer, at=at)
    if outcome == "take":
        return record
    if outcome == "return_two":
        return decisions.ask_correction(
            declaration_id, reviewer, findings or opinions.two_gaps(record), at=at
        )
    if outcome == "reject":
        return decisions.reject(declaration_id, reviewer, findings or opinions.reasons_against(record), at=at)
    return _pass(record, reviewer, grade, at)


def _pass(record: Declaration, reviewer: Account, grade: str | None, at: datetime) -> Declaration:
    """Grant what the answers earn; without a grade the reasons are told instead."""
    earned = grade or _earned(record)
    if earned is None:
        return decisions.reject(record.pk, reviewer, opinions.what_is_missing(record), at=at)
    return decisions.grade(record.pk, reviewer, earned, at=at)


def _earned(record: Declaration) -> str | None:
    base = record.base_award
    if base is not None and record.kind == Kind.KEEP:
        return base.grade
    earned = records.estimate(record).grade
    if earned is None or base is None:
        return earned
    scheme = records.scheme_of(record)
    return earned if records.rank(scheme, earned) > records.rank(scheme, base.grade) else None


def _task(record: Declaration, planned: Decided, delay: timedelta) -> Task:
    last = record.submissions.last()
    filed_at: datetime = last.received_at
    if record.state == DeclarationState.AWAITING_REVIEW:
        return _doing(record.pk, "take", due=filed_at + delay / 2)
    # All gaps are told once: what comes back mended is decided, not returned again.
    mended = record.submissions.filter(round=record.round).count() > 1
    decided: Outcome = "pass" if mended and planned == "return_two" else planned
    return _doing(record.pk, decided, due=filed_at + delay)


def _doing(declaration: UUID, outcome: Outcome, *, due: datetime) -> Task:
    return Task(name=(declaration, outcome), due=due, do=lambda at: review(declaration, outcome, at=at))
