"""Optional content of several files: what was hidden in a source stays hidden."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from desktop_client.documents.source import Source, dictionary, items

LISTS = ("/Order", "/RBGroups", "/Locked", "/AS")


def write(pdf: pikepdf.Pdf, sources: Sequence[Source]) -> None:
    """One list of layers with the state that each had in its own file."""
    groups: list[pikepdf.Object] = []
    hidden: list[pikepdf.Object] = []
    lists: dict[str, list[pikepdf.Object]] = {key: [] for key in LISTS}
    for source in sources:
        properties = dictionary(source.root, "/OCProperties")
        if properties is None:
            continue
        layers = source.carried(pdf, properties)
        shown = dictionary(layers, "/D") or Dictionary()
        own = items(layers, "/OCGs")
        groups += own
        hidden += _hidden(own, shown)
        for key, gathered in lists.items():
            gathered += items(shown, key)
    if groups:
        state = Dictionary(Name=String("Layers"), BaseState=Name.ON, OFF=Array(hidden))
        for key, gathered in lists.items():
            if gathered:
                state[key] = Array(gathered)
        pdf.Root.OCProperties = Dictionary(OCGs=Array(groups), D=state)


def _hidden(own: list[pikepdf.Object], shown: pikepdf.Object) -> list[pikepdf.Object]:
    if shown.get("/BaseState") != "/OFF":
        return items(shown, "/OFF")
    visible = {group.objgen for group in items(shown, "/ON")}
    return [group for group in own if group.objgen not in visible]
