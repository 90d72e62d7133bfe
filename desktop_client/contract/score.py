"""How the points of a scheme count. Pure; the client estimates with it, the bureau grades with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop_client.contract.messages import Answer
from desktop_client.contract.scheme import Condition, Criterion, Scheme


@dataclass(frozen=True, slots=True)
class Score:
    """``grade`` is None below the lowest band or under a veto. ``missing`` bars grades above it (基本条件)."""

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


def answered(criterion: Criterion, answer: Answer | None) -> bool:
    """Whether the row is 已完成: something ticked, or a number given."""
    if answer is None:
        return False
    if criterion.mode == "number":
        return answer.value is not None
    return bool(answer.options)
