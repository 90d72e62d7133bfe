"""Problems as text in a column: why the bureau refused something stays visible beside it."""

from __future__ import annotations

import json

from desktop_client.contract.codes import Code
from desktop_client.problems import Problem, Severity


def to_text(problems: tuple[Problem, ...]) -> str:
    return json.dumps(
        [[item.code, item.place, item.severity, item.facts] for item in problems], ensure_ascii=False
    )


def from_text(text: str) -> tuple[Problem, ...]:
    return tuple(
        Problem(Code(code), place=place, severity=Severity(severity), facts=facts)
        for code, place, severity, facts in json.loads(text)
    )
