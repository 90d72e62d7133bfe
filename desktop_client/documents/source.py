"""One file among those being joined: which of its pages went where, and what of it was renamed on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pikepdf

from desktop_client.documents.model import Dropped
from desktop_client.documents.opening import Opened

ObjectNumber = tuple[int, int]


@dataclass(slots=True)
class Source:
    """``copies`` are its pages in the result by their number here; ``first`` is the earliest of them.

    ``twins`` are further copies of pages that are wanted more than once. ``strings`` and ``names`` are its named
    places, by the name that each has in the result.
    """

    opened: Opened
    number: int
    title: str
    copies: dict[int, pikepdf.Object] = field(default_factory=dict)
    first: pikepdf.Object | None = None
    twins: list[pikepdf.Object] = field(default_factory=list)
    strings: dict[bytes, bytes] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    widgets: dict[ObjectNumber, pikepdf.Object] = field(default_factory=dict)
    dropped: set[Dropped] = field(default_factory=set)

    @property
    def root(self) -> pikepdf.Object:
        return self.opened.pdf.Root

    @property
    def is_whole(self) -> bool:
        """Whether every page of it is in the result."""
        return len(self.copies) == len(self.opened.pages)

    def carried(self, pdf: pikepdf.Pdf, thing: pikepdf.Object) -> pikepdf.Object:
        """The thing with all that hangs on it, in the result; its pages are the copies that are already there."""
        whole = thing if thing.is_indirect else self.opened.pdf.make_indirect(thing)
        return pdf.copy_foreign(whole)


def dictionary(thing: pikepdf.Object, key: str) -> pikepdf.Dictionary | None:
    """What stands under a key, if it is a dictionary as it should be."""
    value = thing.get(key)
    return value if isinstance(value, pikepdf.Dictionary) else None


def number(thing: pikepdf.Object, key: str) -> int:
    """The whole number under a key, 0 if there is none."""
    value: Any = thing.get(key)  # Any: the library gives numbers as Python's own
    return value if isinstance(value, int) else 0


def items(thing: pikepdf.Object, key: str) -> list[pikepdf.Object]:
    """What stands in the array under a key; nothing if it is none."""
    value = thing.get(key)
    return list(value) if isinstance(value, pikepdf.Array) else []
