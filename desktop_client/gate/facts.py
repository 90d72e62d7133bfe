"""What was found out about a file: the bare facts, without an opinion."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a file is by its first bytes, or why there are none."""

    PDF = "pdf"
    IMAGE = "image"
    OFD = "ofd"
    OFFICE = "office"
    ARCHIVE = "archive"
    PROGRAM = "program"
    TEXT = "text"
    UNKNOWN = "unknown"
    EMPTY = "empty"
    FOLDER = "folder"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"


class State(StrEnum):
    """How far a document could be read."""

    READ = "read"
    LOCKED = "locked"  # asks for a password
    BROKEN = "broken"  # beyond the reader's repair
    EMPTY = "empty"  # a document without a page
    BOMB = "bomb"  # unpacks to far more than it has any use for
    HEAVY = "heavy"  # takes more time or memory than it may


@dataclass(frozen=True, slots=True)
class Facts:
    """``bytes`` and ``sha256`` are None when nothing could be read, ``pages`` when there is no document.

    ``broken`` counts contents that cannot be unpacked; ``is_checked`` says that nothing was left out for want of time.
    """

    kind: Kind
    state: State = State.READ
    bytes: int | None = None
    sha256: str | None = None
    pages: int | None = None
    encrypted: bool = False
    damaged: bool = False
    repaired: bool = False
    broken: int = 0
    scripts: int = 0
    attachments: int = 0
    signatures: int = 0
    fields: int = 0
    xfa: bool = False
    is_checked: bool = True

    def to_wire(self) -> dict[str, Any]:
        """As plain JSON between two processes."""
        return dataclasses.asdict(self)

    @classmethod
    def from_wire(cls, told: Mapping[str, Any]) -> Facts:
        return cls(**{**told, "kind": Kind(told["kind"]), "state": State(told["state"])})
