"""What 实施细则 shows: rows of the list, and one document with what was written on it here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from desktop_client.contract.messages import Policy

PolicyKind = Literal["policy", "announcement"]


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """One document in the list. ``new``: published or changed since it was last opened; ``kept``: its PDF is here."""

    id: str
    kind: PolicyKind
    title: str
    title_en: str
    number: str
    issuer: str
    published_on: date
    new: bool
    marked: bool
    noted: bool
    withdrawn: bool
    has_file: bool
    kept: bool
    sample: bool
    excerpt: str


@dataclass(frozen=True, slots=True)
class PolicyView:
    """One document. ``notes`` by page, 0 for the whole."""

    policy: Policy
    marked: bool
    withdrawn: bool
    kept: bool
    notes: dict[int, str]
