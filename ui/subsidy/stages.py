"""An application's way in stages: 材料准备, 提交, each step of the review, 审批结果; for list and details."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop_client.contract.messages import ProjectStep, ReviewStep
from desktop_client.contract.states import SubsidyState
from desktop_client.subsidy.models import SubsidyView
from ui import wording, words
from ui.widgets.timeline import Step, StepState

translate = QCoreApplication.translate

_S = SubsidyState
_OPEN = frozenset({_S.PREPARING, _S.READY})
_DECIDED = frozenset({_S.APPROVED, _S.PUBLICISED, _S.PAID})
_STANDING = {
    "waiting": StepState.FUTURE,
    "current": StepState.CURRENT,
    "passed": StepState.DONE,
    "returned": StepState.FAILED,
    "rejected": StepState.FAILED,
}


def stages(view: SubsidyView, *, today: date) -> list[Step]:
    """Return every stage as it stands."""
    row = view.row
    prepared = row.state not in _OPEN
    filed = wording.short_day(row.declared_at, today=today) if prepared and row.declared_at else ""
    return [
        Step(
            translate("subsidy stages", "材料准备"),
            words.word(row.state) if row.state is _S.READY else "",
            StepState.DONE if prepared else StepState.CURRENT,
        ),
        Step(
            translate("subsidy stages", "提交"),
            filed,
            StepState.DONE if prepared else StepState.FUTURE,
        ),
        *_reviews(view, today=today),
        _result(view, today=today),
    ]


def _reviews(view: SubsidyView, *, today: date) -> list[Step]:
    steps: Sequence[ReviewStep | ProjectStep] = view.steps
    if not steps or view.row.state in _OPEN:
        steps = view.project.project.steps if view.project else ()
        return [Step(step.title, _usual(step)) for step in steps]
    found = [Step(step.title, _detail(step, today=today), _STANDING[step.state]) for step in view.steps]
    if view.row.state is _S.AWAITING_REVIEW:
        # Nobody has taken it yet: the first step is what it waits for.
        found[0] = Step(found[0].title, words.word(view.row.state), StepState.CURRENT)
    return found


def _detail(step: ReviewStep, *, today: date) -> str:
    if step.state == "current" and step.due_on:
        return translate("subsidy stages", "一般 {day} 前").format(
            day=wording.short_day(step.due_on, today=today)
        )
    if step.state in ("current", "waiting") or step.at is None:
        return _usual(step)
    return wording.short_day(step.at, today=today)


def _usual(step: ReviewStep | ProjectStep) -> str:
    return translate("subsidy stages", "一般 {days} 个工作日").format(days=step.usual_working_days)


def _result(view: SubsidyView, *, today: date) -> Step:
    state, result = view.row.state, view.result
    if state in _DECIDED:
        on = {_S.PAID: result.paid_on, _S.PUBLICISED: None}.get(state, result.decided_at) if result else None
        return Step(words.word(state), wording.short_day(on, today=today) if on else "", StepState.DONE)
    return Step(translate("subsidy stages", "审批结果"))
