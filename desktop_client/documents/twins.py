"""A page that is there twice: its second copy needs links and form widgets of its own."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary

from desktop_client.documents.source import items

#: What belongs to a field, and not to the one place where it is shown.
FIELD_KEYS = frozenset(
    {
        "/FT",
        "/Parent",
        "/T",
        "/TU",
        "/TM",
        "/Ff",
        "/V",
        "/DV",
        "/Opt",
        "/MaxLen",
        "/I",
        "/TI",
        "/RV",
        "/DS",
        "/Q",
    }
    | {"/DA", "/Lock", "/SV", "/AA"}
)
#: What ties a note to another on the same page.
TIES = ("/Popup", "/IRT", "/StructParent")


def separate(pdf: pikepdf.Pdf, first: pikepdf.Object, second: pikepdf.Object) -> None:
    """Give the second copy of a page its own annotations; a form field then shows in both places."""
    lying = items(first, "/Annots")
    if not lying:
        return
    firsts: list[pikepdf.Object] = []
    seconds: list[pikepdf.Object] = []
    for annotation in lying:
        if not isinstance(annotation, Dictionary) or annotation.get("/Subtype") == "/Popup":
            firsts.append(annotation)
            continue
        if annotation.get("/Subtype") == "/Widget" and "/T" in annotation and annotation.is_indirect:
            annotation = _place_of(annotation, pdf)
        copy = pdf.make_indirect(Dictionary(dict(annotation.items())))
        copy["/P"] = second
        for tie in TIES:
            if tie in copy:
                del copy[tie]
        parent = copy.get("/Parent")
        if copy.get("/Subtype") == "/Widget" and isinstance(parent, Dictionary):
            parent["/Kids"] = Array([*items(parent, "/Kids"), copy])
        firsts.append(annotation)
        seconds.append(copy)
    first["/Annots"] = Array(firsts)
    second["/Annots"] = Array(seconds)


def _place_of(field: pikepdf.Object, pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Part a field from its only place: the field stays the object that the form knows."""
    place = pdf.make_indirect(Dictionary(Parent=field))
    for key in list(field.keys()):
        if key not in FIELD_KEYS:
            place[key] = field[key]
            del field[key]
    field["/Kids"] = Array([place])
    return place
