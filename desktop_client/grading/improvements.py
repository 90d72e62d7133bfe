"""定级试算: what would earn more, and the fewest steps to the next grade. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop_client.contract.messages import Answer
from desktop_client.contract.scheme import Condition, Criterion, NumberBand, Option, Scheme
from desktop_client.contract.score import Score, points, score
from desktop_client.grading.models import Improvement

ZERO = Decimal(0)

#: One thing to do, with its alternatives from the smallest gain to the largest: tick another option, reach
#: another number. A multiple row gives a move for each option that is still unticked, in the order to tick them.
Move = tuple[Improvement, ...]


@dataclass(frozen=True, slots=True)
class GradePath:
    """The way to ``grade``: ``steps`` to take, and the basic conditions among them that are not met today.

    Not ``reachable``: even all that the scheme offers is not enough. Under a veto no step helps before it is gone.
    """

    grade: str
    steps: tuple[Improvement, ...]
    missing: tuple[Condition, ...]
    reachable: bool
    vetoed: tuple[str, ...] = ()


def improvements(scheme: Scheme, category: str, answers: Mapping[str, Answer]) -> list[Improvement]:
    """For each criterion the next better choice, what earns most first; nothing that a cap would swallow."""
    now = score(scheme, category, answers)
    bonus_left = scheme.bonus_cap - now.bonus
    found = []
    for criterion in scheme.criteria(category):
        move = next(moves(criterion, answers.get(criterion.code)), None)
        if move is None:
            continue
        gain = min(move[0].gain, bonus_left) if criterion.part == "bonus" else move[0].gain
        if gain > 0:
            found.append(_step(criterion, gain, option=move[0].option, minimum=move[0].minimum))
    return sorted(found, key=lambda step: -step.gain)


def cheapest_path(scheme: Scheme, category: str, answers: Mapping[str, Answer]) -> GradePath | None:
    """The fewest steps to the next grade, each no larger than needed; None from the highest grade."""
    now = score(scheme, category, answers)
    if now.next_grade is None:
        return None
    ladder = _Ladder(scheme, category, answers, now)
    wanted = _conditions_of(scheme, now, now.next_grade)
    strictest_first = sorted(wanted, key=lambda condition: -condition.minimum)
    kept = [ladder.take_for(condition) for condition in strictest_first]
    enough = ladder.climb(now.to_next or ZERO)
    return GradePath(
        grade=now.next_grade,
        steps=ladder.smallest_steps(now.to_next or ZERO),
        missing=wanted,
        reachable=all(kept) and enough,
        vetoed=now.vetoed,
    )


def moves(criterion: Criterion, answer: Answer | None) -> Iterator[Move]:
    """Everything that can still be done to earn more on one criterion."""
    earned = points(criterion, answer)
    if criterion.part == "veto":
        return
    if criterion.mode == "multiple":
        yield from _ticks(criterion, answer, earned)
    else:
        alternatives = _alternatives(criterion, earned)
        if alternatives:
            yield alternatives


class _Ladder:
    """The moves taken so far and those still open; a bonus counts only up to its cap."""

    def __init__(self, scheme: Scheme, category: str, answers: Mapping[str, Answer], now: Score) -> None:
        self._bonus = {row.code for row in scheme.criteria(category) if row.part == "bonus"}
        self._raw_bonus = sum((now.by_criterion[code] for code in self._bonus), ZERO)
        self._cap = scheme.bonus_cap
        self._earned = now.by_criterion
        self._taken: list[Move] = []
        self._open = [move for row in scheme.criteria(category) for move in moves(row, answers.get(row.code))]

    def take_for(self, condition: Condition) -> bool:
        """Take what a condition asks for; False if its criterion cannot earn that much."""
        needed = condition.minimum - self._earned[condition.criterion]
        needed -= sum(
            (move[0].gain for move in self._taken if move[0].indicator == condition.criterion), ZERO
        )
        for move in [move for move in self._open if move[0].indicator == condition.criterion]:
            if needed <= 0:
                break
            fitting = tuple(step for step in move if step.gain >= needed) or move[-1:]
            self._open.remove(move)
            self._taken.append(fitting)
            needed -= fitting[0].gain
        return needed <= 0

    def climb(self, needed: Decimal) -> bool:
        """Take the largest gains until they are enough; False if they never are."""
        while self._worth([move[-1] for move in self._taken]) < needed:
            taken = [move[-1] for move in self._taken]
            best = max(self._open, key=lambda move: self._worth([*taken, move[-1]]), default=None)
            if best is None or self._worth([*taken, best[-1]]) == self._worth(taken):
                return False
            self._open.remove(best)
            self._taken.append(best)
        return True

    def smallest_steps(self, needed: Decimal) -> tuple[Improvement, ...]:
        """Of each move taken, the smallest alternative that the others leave room for."""
        steps = [move[-1] for move in self._taken]
        for at, move in enumerate(self._taken):
            for smaller in move:
                tried = [*steps[:at], smaller, *steps[at + 1 :]]
                if self._worth(tried) >= min(needed, self._worth(steps)):
                    steps = tried
                    break
        return tuple(steps)

    def _worth(self, steps: Iterable[Improvement]) -> Decimal:
        base = bonus = ZERO
        for step in steps:
            if step.indicator in self._bonus:
                bonus += step.gain
            else:
                base += step.gain
        return base + min(self._raw_bonus + bonus, self._cap) - min(self._raw_bonus, self._cap)


def _conditions_of(scheme: Scheme, now: Score, grade: str) -> tuple[Condition, ...]:
    """The missing conditions of the grade and of those below it."""
    order = [band.grade for band in scheme.bands]
    within = order[: order.index(grade) + 1]
    return tuple(condition for condition in now.missing if condition.grade in within)


def _alternatives(criterion: Criterion, earned: Decimal) -> Move:
    """Better options or higher numbers, one for each amount of points."""
    if criterion.mode == "number":
        better = {
            band.points: _step(criterion, band.points - earned, minimum=band.minimum)
            for band in _falling(criterion)
        }
    else:
        better = {
            option.points: _step(criterion, option.points - earned, option=option.code)
            for option in reversed(criterion.options)
            if not option.veto
        }
    return tuple(better[worth] for worth in sorted(better) if worth > earned)


def _falling(criterion: Criterion) -> list[NumberBand]:
    # The last one of equal points wins, and that shall be the lowest number.
    return sorted(criterion.bands, key=lambda band: -band.minimum)


def _ticks(criterion: Criterion, answer: Answer | None, earned: Decimal) -> Iterator[Move]:
    """The unticked options, the most valuable first, until the cap is reached."""
    ticked = set(answer.options) if answer else set()
    full = sum((option.points for option in criterion.options if option.code in ticked), ZERO)
    for option in sorted(_open_options(criterion, ticked), key=lambda option: -option.points):
        full += option.points
        reached = full if criterion.cap is None else min(full, criterion.cap)
        if reached > earned:
            yield (_step(criterion, reached - earned, option=option.code),)
            earned = reached


def _open_options(criterion: Criterion, ticked: set[str]) -> list[Option]:
    return [option for option in criterion.options if option.code not in ticked and option.points > 0]


def _step(
    criterion: Criterion, gain: Decimal, *, option: str | None = None, minimum: Decimal | None = None
) -> Improvement:
    return Improvement(criterion.code, criterion.title, criterion.title_en, gain, option, minimum)
