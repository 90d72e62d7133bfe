"""The check list of a declaration: everything that stands between it and 上报. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop_client import forms
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Answer
from desktop_client.contract.scheme import Criterion, Scheme
from desktop_client.contract.score import check_answers, titled
from desktop_client.contract.states import Kind
from desktop_client.grading.models import FindingTodo
from desktop_client.problems import Problem, Severity


def declaration(
    scheme: Scheme,
    *,
    kind: Kind,
    category: str,
    answers: Mapping[str, Answer],
    keep: Mapping[str, str],
    findings: Iterable[FindingTodo] = (),
) -> list[Problem]:
    """Errors forbid 上报, warnings are worth a second look; a 保级 has its short form instead of the indicators."""
    is_short = kind is Kind.KEEP
    found = forms.check(scheme.keep_form, keep) if is_short else check_answers(scheme, category, answers)
    by_code = {criterion.code: criterion for criterion in scheme.criteria(category)}
    return found + [
        _open(todo, by_code.get(todo.finding.indicator)) for todo in findings if not todo.addressed
    ]


def _open(todo: FindingTodo, criterion: Criterion | None) -> Problem:
    """A reason nobody has answered yet. Only a warning: the mending may lie in another indicator's evidence."""
    facts = titled(criterion) if criterion else {}
    return Problem(Code.FINDING_OPEN, place=todo.finding.indicator, severity=Severity.WARNING, facts=facts)
