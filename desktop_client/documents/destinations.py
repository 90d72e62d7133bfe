"""Named destinations of several files in one directory: what links and bookmarks call the places they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, AnyStr

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from desktop_client.documents.source import ObjectNumber, Source, dictionary

LEAF_NAMES = 64


@dataclass(slots=True)
class Directory:
    """``strings`` stand in a tree (since PDF 1.2), ``names`` in a dictionary (before)."""

    strings: dict[bytes, pikepdf.Object] = field(default_factory=dict)
    names: dict[str, pikepdf.Object] = field(default_factory=dict)


def gather(pdf: pikepdf.Pdf, source: Source, into: Directory) -> None:
    """Take over a source's names; those that another source has already get a new one."""
    tree = dictionary(dictionary(source.root, "/Names") or Dictionary(), "/Dests")
    if tree is not None:
        for name, place in _pairs(source.carried(pdf, tree)):
            if _is_alive(place, source):
                final = _free(name, b".%d" % source.number, into.strings)
                into.strings[final] = place
                source.strings[name] = final
    table = dictionary(source.root, "/Dests")
    if table is not None:
        for key, place in source.carried(pdf, table).items():
            if _is_alive(place, source):
                called = _free(key, f".{source.number}", into.names)
                into.names[called] = place
                source.names[key] = called


def write(pdf: pikepdf.Pdf, directory: Directory) -> None:
    """Sorted, as readers expect who search by halving."""
    if directory.names:
        pdf.Root.Dests = pdf.make_indirect(Dictionary(dict(sorted(directory.names.items()))))
    if directory.strings:
        pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(_tree(pdf, directory.strings)))


def follow(owner: pikepdf.Object, key: str, source: Source) -> None:
    """Let a destination under ``owner[key]`` lead where it led before: new names, pages instead of numbers.

    A name that led nowhere, or to a page that is not in the result, must not lead into another file that knows it.
    """
    place = owner.get(key)
    if isinstance(place, String):
        name = bytes(place)
        final = source.strings.get(name)
        if final is None:
            owner[key] = Array([None])
        elif final != name:
            owner[key] = String(final)
    elif isinstance(place, Name):
        called = source.names.get(str(place))
        if called is None:
            owner[key] = Array([None])
        elif called != place:
            owner[key] = Name(called)
    elif isinstance(place, Array):
        _settle(place, source)


def leads_somewhere(place: object, directory: Directory) -> bool:
    """Whether a destination (followed already) is on a page of the result."""
    if isinstance(place, String):
        return bytes(place) in directory.strings
    if isinstance(place, Name):
        return str(place) in directory.names
    return isinstance(place, Array) and len(place) > 0 and isinstance(place[0], Dictionary)


def _pairs(root: pikepdf.Object) -> Iterator[tuple[bytes, pikepdf.Object]]:
    """Names and places of a tree, whatever its order; a branch that contains itself is walked once."""
    waiting, seen = [root], set[ObjectNumber]()
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Dictionary) or (node.is_indirect and node.objgen in seen):
            continue
        seen.add(node.objgen)
        kids, names = node.get("/Kids"), node.get("/Names")
        if isinstance(kids, Array):
            waiting.extend(kids)
        if isinstance(names, Array):
            flat = list(names)
            for name, place in zip(flat[::2], flat[1::2], strict=False):
                if isinstance(name, String):
                    yield bytes(name), place


def _is_alive(place: object, source: Source) -> bool:
    if isinstance(place, Dictionary):
        if "/SD" in place:
            del place["/SD"]  # leads into the structure tree, which stays behind
        place = place.get("/D")
    if not isinstance(place, Array):
        return False
    _settle(place, source)
    return len(place) > 0 and isinstance(place[0], Dictionary)


def _settle(place: Array, source: Source) -> None:
    target: Any = place[0] if len(place) else None  # Any: the library gives numbers as Python's own
    if isinstance(target, int):
        place[0] = source.copies.get(target)


def _free(name: AnyStr, ending: AnyStr, taken: dict[AnyStr, pikepdf.Object]) -> AnyStr:
    final = name
    while final in taken:
        final += ending
    return final


def _tree(pdf: pikepdf.Pdf, places: dict[bytes, pikepdf.Object]) -> Dictionary:
    ordered = sorted(places)
    leaves = []
    for start in range(0, len(ordered), LEAF_NAMES):
        part = ordered[start : start + LEAF_NAMES]
        flat = [thing for name in part for thing in (String(name), places[name])]
        bounds = Array([String(part[0]), String(part[-1])])
        leaves.append(pdf.make_indirect(Dictionary(Names=Array(flat), Limits=bounds)))
    return Dictionary(Kids=Array(leaves))
