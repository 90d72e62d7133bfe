"""What is wrong with something filled in: values, not exceptions, each with its code and its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from desktop_client.contract.codes import Code


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. ``place`` is a field name, an indicator code or a file name; empty: the whole.

    ``facts`` fill the sentence of ``resources/faults.toml``; ``suggestion`` is a value that would mend it.
    """

    code: Code
    place: str = ""
    severity: Severity = Severity.ERROR
    facts: dict[str, str] = field(default_factory=dict)
    suggestion: str | None = None


def blocking(problems: list[Problem]) -> list[Problem]:
    """Those that forbid going on."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


@dataclass(frozen=True, slots=True)
class Done:
    """It happened; nothing more to say."""


@dataclass(frozen=True, slots=True)
class Refused:
    """It was not done, and these are the reasons."""

    problems: tuple[Problem, ...]
