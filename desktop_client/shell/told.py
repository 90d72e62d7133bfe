"""What a verb answers: data for ``--json``, lines for people, and whether it was done."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_client.problems import Problem, Refused


@dataclass(frozen=True, slots=True)
class Told:
    """``problems`` without ``refused`` are warnings beside an answer; ``data`` is None when all was told on the way."""

    data: object
    lines: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: bool = False


def refusal(refused: Refused) -> Told:
    """It was not done, and why."""
    return Told({}, problems=refused.problems, refused=True)


def table(rows: Iterable[Sequence[object]], *, head: Sequence[str]) -> tuple[str, ...]:
    """Columns as wide as they must be; a Chinese character is two wide."""
    cells = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(_width(row[column]) for row in cells) for column in range(len(head))]
    return tuple(
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in cells
    )


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
