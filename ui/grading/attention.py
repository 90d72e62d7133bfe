"""Where a declaration wants to be looked at: reasons still open, problems found, and what has changed about it."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_client.contract.states import Sending
from desktop_client.grading.models import DeclarationView, FindingTodo
from desktop_client.problems import Problem, Severity
from ui.grading.indicator_model import Mark


def waiting(findings: Iterable[FindingTodo]) -> list[str]:
    """Return the indicators of the reasons that are not dealt with yet."""
    return [todo.finding.indicator for todo in findings if not todo.addressed]


def marks(findings: Iterable[FindingTodo], problems: Iterable[Problem]) -> dict[str, Mark]:
    """Return what stands beside the indicators; the graver of two wins."""
    found: dict[str, Mark] = {}
    for problem in problems:
        mark = Mark.ERROR if problem.severity is Severity.ERROR else Mark.WARNING
        found[problem.place] = max(found.get(problem.place, Mark.NONE), mark)
    for todo in findings:
        code = todo.finding.indicator
        mark = Mark.ADDRESSED if todo.addressed else Mark.FINDING
        found[code] = max(found.get(code, Mark.NONE), mark)
    return found


def stands_elsewhere(before: DeclarationView, after: DeclarationView) -> bool:
    """Tell whether more than an answer has changed: the state, the reasons, who may do what."""
    return (
        before.row.state is not after.row.state
        or before.may != after.may
        or (before.row.sending is Sending.CONFLICT) is not (after.row.sending is Sending.CONFLICT)
        or [todo.finding for todo in before.findings] != [todo.finding for todo in after.findings]
    )
