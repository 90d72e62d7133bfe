"""The practice reviewer on subsidy applications: step by step, with a colleague where it must be two people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal
from uuid import UUID

from bureau import workdays
from bureau.account.models import Account
from bureau.practice.people import DEPUTY, REVIEWER
from bureau.practice.plans import Decided, Task
from bureau.problems import Refusal
from bureau.subsidy import decisions, records, steps
from bureau.subsidy.models import Subsidy
from desktop_client.contract import messages
from desktop_client.contract.codes import Code
from desktop_client.contract.states import Material, SubsidyState
from desktop_client.workdays import add_working_days

SubsidyOutcome = Literal["take", "pass", "return", "reject", "publicise", "pay"]
Findings = Sequence[messages.SubsidyFinding]

_AMOUNT = Decimal(20_000)
_PUBLIC_DAYS = 5
_OUTCOMES: Mapping[Decided, SubsidyOutcome] = {"pass": "pass", "return_two": "return", "reject": "reject"}
#: Decisions that need somebody to have taken the application.
_IN_REVIEW = ("pass", "return", "reject")
_GAPS = {
    Material.APPLICATION_FORM: "公章不清晰，请重新盖章扫描后上传。",
    Material.OTHER_MATERIAL: "这一页看不清或者不完整，请重新扫描后上传。",
}


def waiting(planned: Decided, delay: timedelta) -> list[Task]:
    """What the plan makes of every application that waits for the bureau."""
    open_states = [SubsidyState.AWAITING_REVIEW.value, SubsidyState.IN_REVIEW.value]
    found = Subsidy.objects.filter(state__in=open_states).select_related("project")
    return [_task(record, planned, delay) for record in found]


def review(subsidy_id: UUID, outcome: SubsidyOutcome, *, findings: Findings = (), at: datetime) -> Subsidy:
    """One step; whatever has not been taken is taken first."""
    record = Subsidy.objects.select_related("project").filter(pk=subsidy_id).first()
    if record is None:
        raise Refusal(Code.SUBSIDY_NOT_FOUND)
    if outcome == "take" or (outcome in _IN_REVIEW and record.state == SubsidyState.AWAITING_REVIEW):
        record = decisions.take(subsidy_id, _somebody(record), at=at)
    if outcome == "take":
        return record
    return _DOING[outcome](record, _somebody(record), findings, at)


def _pass(record: Subsidy, reviewer: Account, findings: Findings, at: datetime) -> Subsidy:
    standing = steps.of(record)
    if record.state == SubsidyState.IN_REVIEW and steps.is_last(standing):
        return decisions.approve(record.pk, reviewer, amount=_AMOUNT, at=at)
    return decisions.pass_step(record.pk, reviewer, at=at)


def _return(record: Subsidy, reviewer: Account, findings: Findings, at: datetime) -> Subsidy:
    return decisions.ask_correction(record.pk, reviewer, findings or _gaps(record), at=at)


def _reject(record: Subsidy, reviewer: Account, findings: Findings, at: datetime) -> Subsidy:
    whole = messages.SubsidyFinding(text="经审核，申报内容与核查情况不符，本次不予通过。")
    return decisions.reject(record.pk, reviewer, findings or [whole, *_gaps(record)[:1]], at=at)


def _publicise(record: Subsidy, reviewer: Account, findings: Findings, at: datetime) -> Subsidy:
    until = add_working_days(workdays.wall_date(at), _PUBLIC_DAYS).day
    return decisions.publicise(record.pk, reviewer, until=until, at=at)


def _pay(record: Subsidy, reviewer: Account, findings: Findings, at: datetime) -> Subsidy:
    return decisions.pay(record.pk, reviewer, on=workdays.wall_date(at), at=at)


_DOING: Mapping[str, Callable[[Subsidy, Account, Findings, datetime], Subsidy]] = {
    "pass": _pass,
    "return": _return,
    "reject": _reject,
    "publicise": _publicise,
    "pay": _pay,
}


def _gaps(record: Subsidy) -> list[messages.SubsidyFinding]:
    """One thing to mend on each material, on its last page."""
    files = records.materials(records.draft_of(record))
    return [
        messages.SubsidyFinding(material=material, page=file.pages, text=_GAPS[material])
        for material, file in files.items()
    ]


def _somebody(record: Subsidy) -> Account:
    """The reviewer, or the colleague when the project wants another hand for this step."""
    reviewer: Account = Account.objects.get(username=REVIEWER)
    if decisions.barred(record, reviewer):
        reviewer = Account.objects.get(username=DEPUTY)
    return reviewer


def _task(record: Subsidy, planned: Decided, delay: timedelta) -> Task:
    """Taken after half of the time; the steps share the other half."""
    filed_at: datetime = record.submissions.last().received_at
    if record.state == SubsidyState.AWAITING_REVIEW:
        return _doing(record.pk, "take", "take", due=filed_at + delay / 2)
    standing = steps.of(record)
    place = steps.current(standing)
    mended = record.submissions.filter(round=record.round).count() > 1
    decided: Decided = "pass" if mended and planned == "return_two" else planned
    due = filed_at + delay / 2 + delay / 2 * (place + 1) / len(standing)
    return _doing(record.pk, _OUTCOMES[decided], f"{decided} {standing[place].title}", due=due)


def _doing(subsidy: UUID, outcome: SubsidyOutcome, name: str, *, due: datetime) -> Task:
    return Task(name=(subsidy, name), due=due, do=lambda at: review(subsidy, outcome, at=at))
