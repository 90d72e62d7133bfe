"""From facts and messages to plain JSON: the keys are the contract's and the models' own field names."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Set
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from uuid import UUID

from desktop_client import faults
from desktop_client.contract.codes import Code
from desktop_client.problems import Problem


def plain(value: object, language: str) -> object:
    """Anything a service answers, as what ``json`` can write."""
    if isinstance(value, Problem):
        return problem(value, language)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {item.name: plain(getattr(value, item.name), language) for item in dataclasses.fields(value)}
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json")
    if isinstance(value, Mapping):
        return {str(key): plain(item, language) for key, item in value.items()}
    if isinstance(value, Set):
        return sorted(str(item) for item in value)
    if isinstance(value, (list, tuple)):
        return [plain(item, language) for item in value]
    return _atom(value)


def problem(found: Problem, language: str) -> dict[str, object]:
    """A problem with its sentences."""
    told = faults.explain(found.code, language, _facts(found))
    return {
        "code": str(found.code),
        "place": found.place,
        "severity": str(found.severity),
        "message": told.title,
        "next_step": told.next_step,
        "facts": found.facts,
        **({"suggestion": found.suggestion} if found.suggestion else {}),
    }


def error(code: Code, facts: Mapping[str, str], language: str) -> dict[str, object]:
    """A broken verb, in the same form."""
    return problem(Problem(code, facts=dict(facts)), language)


def _facts(found: Problem) -> dict[str, str]:
    return {"label": found.place, **found.facts} if found.place else found.facts


def _atom(value: object) -> object:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (Decimal, UUID, Path)):
        return str(value)
    return value
