"""What a benchmark finds out, and how it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement beside its reference of the same run.

    ``most`` is the target in ``unit``, ``most_times`` the target as a multiple of the reference; a figure with neither
    only informs. ``note`` says more than fits into the table.
    """

    name: str
    measured: float
    unit: str = "ms"
    reference: float | None = None
    most: float | None = None
    most_times: float | None = None
    note: str = ""

    @property
    def times(self) -> float | None:
        """The multiple of the reference, which is what can be compared between machines."""
        return self.measured / self.reference if self.reference else None

    @property
    def is_met(self) -> bool | None:
        """Whether the target is reached; None without a target."""
        if self.most is not None:
            return self.measured <= self.most
        if self.most_times is not None and self.times is not None:
            return self.times <= self.most_times
        return None


HEADS = ("what", "measured", "reference", "×", "target", "")


def table(figures: Sequence[Figure]) -> str:
    """All figures in aligned columns, their notes below."""
    lines = [HEADS, *(_cells(figure) for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    notes = [f"{figure.name}: {figure.note}" for figure in figures if figure.note]
    return "\n".join([*(_aligned(line, widths) for line in lines), *notes])


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = zip(cells, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]).rstrip()


def _cells(figure: Figure) -> tuple[str, ...]:
    verdict = {True: "met", False: "NOT MET", None: ""}[figure.is_met]
    return (
        figure.name,
        _amount(figure.measured, figure.unit),
        _amount(figure.reference, figure.unit),
        "" if figure.times is None else f"{figure.times:.2f}",
        _target(figure),
        verdict,
    )


def _amount(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{value:,.1f} {unit}" if value < 100 else f"{value:,.0f} {unit}"


def _target(figure: Figure) -> str:
    if figure.most is not None:
        return f"≤ {figure.most:,.0f} {figure.unit}"
    return "" if figure.most_times is None else f"≤ {figure.most_times:.1f} ×"
