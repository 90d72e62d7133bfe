"""Forms as plain files: TOML in, a checked :class:`Form` out."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from desktop_client.forms.kinds import KINDS
from desktop_client.forms.model import Choice, Field, Form


class FormFault(ValueError):
    """The file is no form; the message says where and why, for whoever writes forms."""


def load_form(path: Path) -> Form:
    """Read a form; keys that no field has, unknown kinds and doubled names are refused."""
    with path.open("rb") as file:
        table = tomllib.load(file)
    try:
        form = Form(**{**table, "fields": tuple(_field(entry) for entry in table["fields"])})
    except (TypeError, KeyError) as fault:
        raise FormFault(f"{path.name}: {fault}") from fault
    names = [field.name for field in form.fields]
    faults = [
        f"{field.name} has the unknown kind {field.kind}" for field in form.fields if field.kind not in KINDS
    ]
    faults += [f"{name} occurs twice" for name in sorted(set(names)) if names.count(name) > 1]
    if faults:
        raise FormFault(f"{path.name}: " + "; ".join(faults))
    return form


def _field(entry: dict[str, Any]) -> Field:  # Any: TOML's own types, checked by the dataclass' keys
    choices = tuple(Choice(**choice) for choice in entry.get("choices", ()))
    return Field(**{**entry, "choices": choices})
