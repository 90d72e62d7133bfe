"""What kinds of record are sent; apart, so that a window can tell them without loading any message."""

from __future__ import annotations

from enum import StrEnum


class Matter(StrEnum):
    """What a package is about."""

    DECLARATION = "declaration"
    SUBSIDY = "subsidy"
