"""A declaration's way in five stages: 新建, 填写, 上报, 审核, 评定; for the list and the detail page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop_client.contract.states import DeclarationEvent, DeclarationState
from desktop_client.grading.models import DeclarationView
from ui import wording, words
from ui.widgets.timeline import Step, StepState

translate = QCoreApplication.translate

_D = DeclarationState

_REACHED = {
    _D.FILLING: 1,
    _D.AWAITING_INSTITUTION: 2,
    _D.AWAITING_REVIEW: 3,
    _D.IN_REVIEW: 3,
    _D.NEEDS_CORRECTION: 3,
    _D.REJECTED: 3,
    _D.GRADED: 4,
    _D.TERMINATED: 4,
    _D.SUSPENDED: 4,
}
_STOPPED = frozenset({_D.REJECTED, _D.NEEDS_CORRECTION, _D.TERMINATED, _D.SUSPENDED})
_DECISIONS = frozenset(
    {
        DeclarationEvent.ASK_CORRECTION,
        DeclarationEvent.CORRECTION_EXPIRED,
        DeclarationEvent.REJECT,
        DeclarationEvent.GRADE,
        DeclarationEvent.SUSPEND,
    }
)
_FILED = frozenset({DeclarationEvent.SUBMIT, DeclarationEvent.RESUBMIT})


def stages(view: DeclarationView, *, today: date, review_days: int) -> list[Step]:
    """Return the five stages as they stand."""
    state = view.row.state
    reached = _REACHED[state]
    steps = []
    for number, (title, detail) in enumerate(_stages(view, today=today, review_days=review_days)):
        standing = StepState.DONE if number < reached or state is _D.GRADED else StepState.FUTURE
        if number == reached and state is not _D.GRADED:
            standing = StepState.FAILED if state in _STOPPED else StepState.CURRENT
        steps.append(Step(title, detail, standing))
    return steps


def _stages(view: DeclarationView, *, today: date, review_days: int) -> list[tuple[str, str]]:
    row, state = view.row, view.row.state
    filed = [step.at for step in view.trail if step.event in _FILED]
    began = view.trail[0].at if view.trail else row.updated_at
    graded = next((step.at for step in view.trail if step.event == DeclarationEvent.GRADE), None)
    is_past_review = state in (_D.GRADED, _D.TERMINATED, _D.SUSPENDED)
    in_review = _REACHED[state] == 3
    return [
        (translate("stages", "新建"), wording.short_day(began, today=today)),
        (translate("stages", "填写"), f"{row.answered}/{row.total}"),
        (translate("stages", "上报"), wording.short_day(filed[-1], today=today) if filed else ""),
        (
            words.word(state) if in_review else translate("stages", "审核"),
            _review_detail(view, today=today, review_days=review_days),
        ),
        (
            words.word(state) if is_past_review and state is not _D.GRADED else translate("stages", "评定"),
            translate("stages", "{grade} 级 {day}").format(
                grade=row.grade, day=wording.short_day(graded, today=today)
            )
            if graded and row.grade
            else "",
        ),
    ]


def _review_detail(view: DeclarationView, *, today: date, review_days: int) -> str:
    """Return when it was decided, or how long deciding usually takes."""
    decided = [step.at for step in view.trail if step.event in _DECISIONS]
    if view.row.state in (*_STOPPED, _D.GRADED) and decided:
        return wording.short_day(decided[-1], today=today)
    return translate("stages", "一般 {days} 个工作日").format(days=review_days)
