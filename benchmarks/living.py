"""How many links, bookmarks and form widgets of a PDF work: a merged file that only looks whole has lost them.

A link or bookmark lives if it leads to a page of its own file, a widget if it lies on a page and the form knows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, String


@dataclass(frozen=True, slots=True)
class Living:
    """Counts of one file, or of several together."""

    pages: int = 0
    links: int = 0
    bookmarks: int = 0
    widgets: int = 0

    def __add__(self, other: Living) -> Living:
        return Living(*(one + more for one, more in zip(astuple(self), astuple(other), strict=True)))


def count(path: Path) -> Living:
    """Everything that works in one file."""
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen for page in pdf.pages}
        places = _Places(pdf, pages)
        known = _known_to_the_form(pdf)
        annotations = [thing for page in pdf.pages for thing in _array(page.obj, "/Annots")]
        return Living(
            pages=len(pages),
            links=sum(places.are_reached(thing) for thing in annotations if thing.get("/Subtype") == "/Link"),
            bookmarks=sum(places.are_reached(item) for item in _bookmarks(pdf)),
            widgets=sum(thing.objgen in known for thing in annotations if thing.get("/Subtype") == "/Widget"),
        )


class _Places:
    """Where names lead."""

    def __init__(self, pdf: pikepdf.Pdf, pages: set[tuple[int, int]]) -> None:
        names = pdf.Root.get("/Names", Dictionary())
        self._strings = dict(NameTree(names.Dests)) if "/Dests" in names else {}
        self._names = dict(pdf.Root.get("/Dests", Dictionary()).items())
        self._pages = pages

    def are_reached(self, link: pikepdf.Object) -> bool:
        action: Any = link.get("/A")  # Any: the library's values have no common type
        place: Any = action.get("/D") if isinstance(action, Dictionary) else link.get("/Dest")
        if isinstance(action, Dictionary) and action.get("/S") != Name.GoTo:
            return False
        if isinstance(place, String):
            place = self._strings.get(str(place))
        elif isinstance(place, Name):
            place = self._names.get(str(place))
        if isinstance(place, Dictionary):
            place = place.get("/D")
        if not isinstance(place, Array) or not len(place) or not isinstance(place[0], Dictionary):
            return False
        return place[0].objgen in self._pages


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    waiting = [pdf.Root.get("/Outlines")]
    while waiting:
        parent = waiting.pop()
        item = parent.get("/First") if parent is not None else None
        while item is not None:
            yield item
            waiting.append(item)
            item = item.get("/Next")


def _known_to_the_form(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    known: set[tuple[int, int]] = set()
    waiting = _array(pdf.Root.get("/AcroForm", Dictionary()), "/Fields")
    while waiting:
        field = waiting.pop()
        if field.objgen not in known:
            known.add(field.objgen)
            waiting += _array(field, "/Kids")
    return known


def _array(owner: pikepdf.Object, key: str) -> list[Any]:  # Any: annotations and fields, mostly
    value = owner.get(key)
    present: list[Any] = list(value) if isinstance(value, Array) else []
    return [thing for thing in present if thing is not None]
