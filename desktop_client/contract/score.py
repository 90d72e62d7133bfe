"""How the points of a scheme count. Pure; the client estimates with it, the bureau grades with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Answer
from desktop_client.contract.scheme import Condition, Criterion, Scheme
from desktop_client.problems import Problem, Severity

ZERO = Decimal(0)
PartName = Literal["base", "bonus"]


@dataclass(frozen=True, slots=True)
class Score:
    """``grade`` is None below the lowest band or under a veto. ``missing`` bars grades above it (基本条件).

    ``points`` hold the bonus, of which ``bonus`` is what counted under its cap. ``next_grade`` and ``to_next``
    are by points alone: with ``to_next`` 0 only ``missing`` or ``vetoed`` stands in the way.
    """

    points: Decimal
    maximum: Decimal
    bonus: Decimal
    grade: str | None
    next_grade: str | None
    to_next: Decimal | None
    vetoed: tuple[str, ...]
    missing: tuple[Condition, ...]
    by_criterion: Mapping[str, Decimal]
    answered: int
    total: int


def score(scheme: Scheme, category: str, answers: Mapping[str, Answer]) -> Score:
    """What the answers are worth under the scheme; answers to criteria of other categories count nothing."""
    criteria = tuple(scheme.criteria(category))
    earned = {criterion.code: points(criterion, answers.get(criterion.code)) for criterion in criteria}
    bonus = min(_sum(earned, criteria, part="bonus"), scheme.bonus_cap)
    total = _sum(earned, criteria, part="base") + bonus
    vetoed = tuple(criterion.code for criterion in criteria if vetoes(criterion, answers.get(criterion.code)))
    missing = tuple(condition for condition in scheme.conditions if _is_missing(condition, earned))
    grade = None if vetoed else grade_for(scheme, total, missing)
    next_grade, threshold = _next(scheme, grade)
    return Score(
        points=total,
        maximum=maximum(scheme, category),
        bonus=bonus,
        grade=grade,
        next_grade=next_grade,
        to_next=None if threshold is None else max(threshold - total, ZERO),
        vetoed=vetoed,
        missing=missing,
        by_criterion=earned,
        answered=sum(answered(criterion, answers.get(criterion.code)) for criterion in criteria),
        total=len(criteria),
    )


def answered(criterion: Criterion, answer: Answer | None) -> bool:
    """Whether the row is 已完成: something ticked, or a number given."""
    if answer is None:
        return False
    if criterion.mode == "number":
        return answer.value is not None
    return bool(answer.options)


def points(criterion: Criterion, answer: Answer | None) -> Decimal:
    """What one answer earns; options and numbers that the criterion does not know earn nothing."""
    if answer is None or criterion.part == "veto":
        return ZERO
    if criterion.mode == "number":
        return _reached(criterion, answer.value)
    ticked = [option.points for option in criterion.options if option.code in answer.options]
    if criterion.mode == "single":
        # Two ticks are a problem of check_answers; until it is mended the lesser one counts.
        return min(ticked, default=ZERO)
    return _capped(criterion, sum(ticked, ZERO))


def most(criterion: Criterion) -> Decimal:
    """The most that one answer can earn."""
    if criterion.part == "veto":
        return ZERO
    if criterion.mode == "number":
        return max((band.points for band in criterion.bands), default=ZERO)
    if criterion.mode == "single":
        return max((option.points for option in criterion.options), default=ZERO)
    return _capped(criterion, sum((max(option.points, ZERO) for option in criterion.options), ZERO))


def maximum(scheme: Scheme, category: str) -> Decimal:
    """The most points a declaration of the category can earn, the capped bonus among them."""
    best = {criterion.code: most(criterion) for criterion in scheme.criteria(category)}
    criteria = tuple(scheme.criteria(category))
    return _sum(best, criteria, part="base") + min(_sum(best, criteria, part="bonus"), scheme.bonus_cap)


def vetoes(criterion: Criterion, answer: Answer | None) -> bool:
    """Whether the answer rules out every grade."""
    if answer is None:
        return False
    return any(option.veto and option.code in answer.options for option in criterion.options)


def grade_for(scheme: Scheme, total: Decimal, missing: Iterable[Condition]) -> str | None:
    """The highest band whose points are reached and whose conditions, and those of all below it, hold."""
    barred = {condition.grade for condition in missing}
    grade = None
    for band in scheme.bands:
        if band.grade in barred or total < band.minimum:
            break
        grade = band.grade
    return grade


def check_answers(
    scheme: Scheme, category: str, answers: Mapping[str, Answer] | Iterable[Answer]
) -> list[Problem]:
    """Everything wrong with the answers, in the order of the scheme; strangers to the scheme come first."""
    given = answers.values() if isinstance(answers, Mapping) else answers
    criteria = {criterion.code: criterion for criterion in scheme.criteria(category)}
    by_code: dict[str, Answer] = {}
    problems: list[Problem] = []
    for answer in given:
        if answer.indicator not in criteria:
            problems.append(
                Problem(Code.INDICATOR_UNKNOWN, answer.indicator, facts={"label": answer.indicator})
            )
        elif answer.indicator in by_code:
            problems.append(_problem(Code.INDICATOR_TWICE, criteria[answer.indicator]))
        else:
            by_code[answer.indicator] = answer
    for criterion in criteria.values():
        problems += check_answer(criterion, by_code.get(criterion.code))
    return problems


def check_answer(criterion: Criterion, answer: Answer | None) -> list[Problem]:
    """Everything wrong with one answer."""
    if answer is None or not answered(criterion, answer):
        wrong_way = answer is not None and (answer.options or answer.value is not None)
        code = Code.INDICATOR_WRONG_ANSWER if wrong_way else Code.INDICATOR_UNANSWERED
        return [_problem(code, criterion)]
    found = _value(criterion, answer) if criterion.mode == "number" else _options(criterion, answer)
    if vetoes(criterion, answer):
        found.append(_problem(Code.VETO_TRIGGERED, criterion, Severity.WARNING))
    return found + _evidence(criterion, answer)


def titled(criterion: Criterion, **facts: str) -> dict[str, str]:
    """The facts of a problem with this criterion: its title in both languages, and more."""
    english = {"label_en": criterion.title_en} if criterion.title_en else {}
    return {"label": criterion.title, **english, **facts}


def plain(number: Decimal) -> str:
    """A number as it is written: ``200`` and ``0.5``, never ``2E+2``."""
    return f"{number.normalize():f}"


def _options(criterion: Criterion, answer: Answer) -> list[Problem]:
    if answer.value is not None:
        return [_problem(Code.INDICATOR_WRONG_ANSWER, criterion)]
    known = {option.code for option in criterion.options}
    if not known.issuperset(answer.options):
        return [_problem(Code.OPTION_UNKNOWN, criterion)]
    ticked = len(set(answer.options))
    if criterion.mode == "single" and ticked > 1:
        return [_problem(Code.OPTION_TOO_MANY, criterion, count=str(ticked))]
    return []


def _value(criterion: Criterion, answer: Answer) -> list[Problem]:
    value = answer.value
    if answer.options or value is None:
        return [_problem(Code.INDICATOR_WRONG_ANSWER, criterion)]
    if value != round(value, criterion.decimals):
        code = Code.NUMBER_TOO_FINE if criterion.decimals else Code.NUMBER_NOT_WHOLE
        return [_problem(code, criterion, limit=str(criterion.decimals))]
    low, high = criterion.minimum, criterion.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        ends = {"minimum": low, "maximum": high}
        facts = {name: plain(end) for name, end in ends.items() if end is not None}
        return [Problem(Code.VALUE_OUT_OF_RANGE, criterion.code, facts=titled(criterion, **facts))]
    return []


def _evidence(criterion: Criterion, answer: Answer) -> list[Problem]:
    # Evidence proves points: who claims none has nothing to prove.
    if answer.evidence or criterion.evidence == "none" or not points(criterion, answer):
        return []
    if criterion.evidence == "required":
        return [_problem(Code.EVIDENCE_MISSING, criterion)]
    return [_problem(Code.EVIDENCE_RECOMMENDED, criterion, Severity.HINT)]


def _problem(code: Code, criterion: Criterion, severity: Severity = Severity.ERROR, **facts: str) -> Problem:
    return Problem(code, criterion.code, severity, facts=titled(criterion, **facts))


def _reached(criterion: Criterion, value: Decimal | None) -> Decimal:
    reached = [band for band in criterion.bands if value is not None and value >= band.minimum]
    return max(reached, key=lambda band: band.minimum).points if reached else ZERO


def _capped(criterion: Criterion, earned: Decimal) -> Decimal:
    return earned if criterion.cap is None else min(earned, criterion.cap)


def _sum(earned: Mapping[str, Decimal], criteria: Iterable[Criterion], *, part: PartName) -> Decimal:
    return sum((earned[criterion.code] for criterion in criteria if criterion.part == part), ZERO)


def _is_missing(condition: Condition, earned: Mapping[str, Decimal]) -> bool:
    # A condition on a criterion that this category does not have asks nothing of it.
    return condition.criterion in earned and earned[condition.criterion] < condition.minimum


def _next(scheme: Scheme, grade: str | None) -> tuple[str | None, Decimal | None]:
    """The band above ``grade`` (above none: the lowest) and its points."""
    grades = [band.grade for band in scheme.bands]
    above = scheme.bands[grades.index(grade) + 1 :] if grade else scheme.bands
    return (above[0].grade, above[0].minimum) if above else (None, None)
