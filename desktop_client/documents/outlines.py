"""Bookmarks: one for each source file, with the source's own below it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from desktop_client.documents import destinations
from desktop_client.documents.destinations import Directory
from desktop_client.documents.overlays import harmless
from desktop_client.documents.source import ObjectNumber, Source, dictionary, number

LINKS = ("/First", "/Last", "/Prev", "/Next", "/Parent", "/Count", "/SE")
DEPTH = 64


def write(pdf: pikepdf.Pdf, sources: Sequence[Source], directory: Directory) -> None:
    """A bookmark per source, in the order in which they appear; the tree is woven anew, so a broken one is mended."""
    tops = []
    for source in sources:
        top = pdf.make_indirect(Dictionary(Title=String(source.title), Dest=Array([source.first, Name.Fit])))
        outline = dictionary(source.root, "/Outlines")
        if outline is not None:
            below = _children(source.carried(pdf, outline), source, directory, set(), DEPTH)
            _weave(top, below, is_open=False)
        tops.append(top)
    root = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    _weave(root, tops, is_open=True)
    pdf.Root.Outlines = root


def _children(
    parent: pikepdf.Object, source: Source, directory: Directory, seen: set[ObjectNumber], depth: int
) -> list[pikepdf.Object]:
    """The living items below; one without a page in the result stays only above others that have one."""
    found: list[pikepdf.Object] = []
    item = parent.get("/First")
    while depth and isinstance(item, Dictionary) and item.is_indirect and item.objgen not in seen:
        seen.add(item.objgen)
        following = item.get("/Next")
        below = _children(item, source, directory, seen, depth - 1) if "/First" in item else []
        harmless(item, source)
        destinations.follow(item, "/Dest", source)
        if below or source.is_whole or _is_alive(item, directory):
            is_open = number(item, "/Count") > 0
            for key in LINKS:
                if key in item:
                    del item[key]
            _weave(item, below, is_open=is_open)
            found.append(item)
        item = following
    return found


def _is_alive(item: pikepdf.Object, directory: Directory) -> bool:
    action = dictionary(item, "/A")
    if action is None:
        return destinations.leads_somewhere(item.get("/Dest"), directory)
    return action.get("/S") != Name.GoTo or destinations.leads_somewhere(action.get("/D"), directory)


def _weave(parent: pikepdf.Object, children: Sequence[pikepdf.Object], *, is_open: bool) -> None:
    if not children:
        return
    for child in children:
        child["/Parent"] = parent
    for earlier, later in itertools.pairwise(children):
        earlier["/Next"] = later
        later["/Prev"] = earlier
    parent["/First"] = children[0]
    parent["/Last"] = children[-1]
    shown = len(children) + sum(max(0, number(child, "/Count")) for child in children)
    parent["/Count"] = shown if is_open else -shown
