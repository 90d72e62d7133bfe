"""Forms as data: a form is a list of fields, a field has one of a closed set of kinds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen; ``code`` travels, the titles are shown."""

    code: str
    title: str
    title_en: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One question. ``kind`` is a key of ``forms.kinds.KINDS``; ``minimum``/``maximum`` are decimals as text.

    ``hint`` stands below the field while there is nothing to complain about.
    """

    name: str
    title: str
    kind: str
    title_en: str = ""
    hint: str = ""
    hint_en: str = ""
    required: bool = True
    choices: tuple[Choice, ...] = ()
    minimum: str | None = None
    maximum: str | None = None
    unit: str = ""
    unit_en: str = ""
    max_length: int | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A named, versioned list of fields. Values are kept as text by field name, as they were typed."""

    id: str
    title: str
    version: str
    fields: tuple[Field, ...]
    title_en: str = ""
