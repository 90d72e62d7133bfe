"""What is wrong with a filled form: one field while it is typed, the whole before it is sent."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_client.contract.codes import Code
from desktop_client.forms.kinds import KINDS, titled
from desktop_client.forms.model import Field, Form
from desktop_client.problems import Problem


def check(form: Form, values: Mapping[str, str]) -> list[Problem]:
    """Everything wrong with the values, in the order of the fields."""
    return [problem for field in form.fields for problem in check_field(field, values.get(field.name, ""))]


def check_field(field: Field, value: str) -> list[Problem]:
    """Everything wrong with one value as it was typed."""
    kind = KINDS[field.kind]
    normal = kind.normalise(value)
    if not normal:
        return _empty(field)
    limit = field.max_length or kind.max_length
    if len(normal) > limit:
        facts = titled(field, limit=str(limit), count=str(len(normal)))
        return [Problem(Code.FIELD_TOO_LONG, field.name, facts=facts)]
    return kind.check(field, normal) if kind.check else []


def normalised(form: Form, values: Mapping[str, str]) -> dict[str, str]:
    """The values of the form's fields as they are kept and sent."""
    return {field.name: KINDS[field.kind].normalise(values.get(field.name, "")) for field in form.fields}


def _empty(field: Field) -> list[Problem]:
    if not field.required:
        return []
    if field.kind == "commitment":
        return [Problem(Code.COMMITMENT_MISSING, field.name)]
    return [Problem(Code.FIELD_REQUIRED, field.name, facts=titled(field))]
