"""Form fields of several files in one form: each keeps its look, its value and its places."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, String

from desktop_client.documents.model import Dropped
from desktop_client.documents.overlays import harmless
from desktop_client.documents.source import ObjectNumber, Source, dictionary, items

#: What a field takes from its form when it has none itself.
DEFAULTS = ("/DA", "/Q")
DEPTH = 64
FONT_IN_USE = re.compile(rb"/([^\s/<>\[\]()]+)(?=\s+[-+.\d]+\s+Tf)")


def write(pdf: pikepdf.Pdf, sources: Sequence[Source]) -> None:
    """One form from all; names that are taken get a new ending, fields without a place in the result stay behind."""
    fields: list[pikepdf.Object] = []
    taken: set[bytes] = set()
    resources = Dictionary()
    redraw = False
    for source in sources:
        form = dictionary(source.root, "/AcroForm")
        if form is None:
            continue
        if "/XFA" in form:
            source.dropped.add(Dropped.XFA)
            del form["/XFA"]
        carried = source.carried(pdf, form)
        own = _living(carried, source)
        fonts = _merge_resources(resources, dictionary(carried, "/DR"), source.number)
        for field in own:
            _settle(field, carried, fonts, taken, source)
        fields += own
        redraw = redraw or bool(carried.get("/NeedAppearances"))
    if fields:
        pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array(fields), DR=resources))
        if redraw:
            pdf.Root.AcroForm["/NeedAppearances"] = True


def _living(form: pikepdf.Object, source: Source) -> list[pikepdf.Object]:
    """Top fields, each once, then those that lie on a page but were never entered in the form."""
    seen: set[ObjectNumber] = set()
    own = [field for field in items(form, "/Fields") if _is_kept(field, source, seen, DEPTH)]
    for number, widget in source.widgets.items():
        if number not in seen and "/T" in widget and "/FT" in widget and "/Parent" not in widget:
            own.append(widget)
            seen.add(number)
    return own


def _is_kept(field: object, source: Source, seen: set[ObjectNumber], depth: int) -> bool:
    """Cleans on the way; a field that stands in two places of the tree is kept in the first."""
    if not isinstance(field, Dictionary) or not depth or not field.is_indirect or field.objgen in seen:
        return False
    seen.add(field.objgen)
    harmless(field, source)
    if field.get("/FT") == "/Sig" and "/V" in field:
        del field["/V"]  # it signs the bytes of a file that this is not; its look stays
        source.dropped.add(Dropped.SIGNATURES)
    if "/Kids" not in field:
        return field.objgen in source.widgets or (source.is_whole and field.get("/Subtype") != "/Widget")
    kids = items(field, "/Kids")
    kept = [kid for kid in kids if _is_kept(kid, source, seen, depth - 1)]
    if len(kept) != len(kids):
        field["/Kids"] = Array(kept)
    return bool(kept)


def _settle(
    field: pikepdf.Object,
    form: pikepdf.Object,
    fonts: dict[bytes, bytes],
    taken: set[bytes],
    source: Source,
) -> None:
    """A name of its own, and the defaults that its own form gave it."""
    for key in DEFAULTS:
        if key in form and key not in field:
            field[key] = form[key]
    if fonts:
        _rename_fonts(field, fonts, DEPTH)
    name = field.get("/T")
    if isinstance(name, String):
        free = bytes(name)
        if free in taken:
            free = _free(str(name), source.number, taken)
            field["/T"] = String(free)
        taken.add(free)


def _free(name: str, number: int, taken: set[bytes]) -> bytes:
    while True:
        name = f"{name}_{number}"  # a full stop would part it
        free = bytes(String(name))
        if free not in taken:
            return free


def _merge_resources(into: Dictionary, own: pikepdf.Object | None, number: int) -> dict[bytes, bytes]:
    """Adds what fields draw with. Returns fonts that go by another name now, because another form uses theirs."""
    renamed: dict[bytes, bytes] = {}
    for kind, entries in (own or Dictionary()).items():
        if not isinstance(entries, Dictionary):
            continue
        if kind not in into:
            into[kind] = Dictionary()
        place = into[kind]
        for key, thing in entries.items():
            if key not in place:
                place[key] = thing
            elif kind == "/Font" and not _is_same_font(place[key], thing):
                place[f"{key}_{number}"] = thing
                renamed[key[1:].encode()] = f"{key[1:]}_{number}".encode()
    return renamed


def _is_same_font(one: pikepdf.Object, other: pikepdf.Object) -> bool:
    """Only for the fonts that every reader brings; an embedded one may lack the signs of another."""
    both = (one, other)
    if any(not isinstance(font, Dictionary) or "/FontDescriptor" in font for font in both):
        return False
    return all(one.get(key) == other.get(key) for key in ("/BaseFont", "/Subtype"))


def _rename_fonts(field: pikepdf.Object, fonts: dict[bytes, bytes], depth: int) -> None:
    drawn = field.get("/DA")
    if isinstance(drawn, String):
        new = FONT_IN_USE.sub(lambda found: b"/" + fonts.get(found[1], found[1]), bytes(drawn))
        field["/DA"] = String(new)
    for kid in items(field, "/Kids") if depth else ():
        if isinstance(kid, Dictionary):
            _rename_fonts(kid, fonts, depth - 1)


def unsign(pdf: pikepdf.Pdf) -> bool:
    """Take signatures out whose bytes will not be these any more; their looks stay. Whether there were any."""
    form = dictionary(pdf.Root, "/AcroForm") or Dictionary()
    waiting, seen, found = items(form, "/Fields"), set[ObjectNumber](), False
    while waiting:
        field = waiting.pop()
        if not isinstance(field, Dictionary) or (field.is_indirect and field.objgen in seen):
            continue
        seen.add(field.objgen)
        waiting += items(field, "/Kids")
        signature = dictionary(field, "/V")
        if signature is not None and "/ByteRange" in signature:
            del field["/V"]
            found = True
    for owner, key in ((pdf.Root, "/Perms"), (form, "/SigFlags")):
        if key in owner and found:
            del owner[key]
    return found


def remove(pdf: pikepdf.Pdf, gone: Sequence[pikepdf.Object]) -> set[Dropped]:
    """Take the fields of vanished widgets out of a file's own form; the rest of it stays."""
    form = dictionary(pdf.Root, "/AcroForm")
    if form is None:
        return set()
    dropped: set[Dropped] = set()
    if "/XFA" in form:
        del form["/XFA"]  # it repeats all values
        dropped.add(Dropped.XFA)
    numbers = {widget.objgen for widget in gone}
    seen: set[ObjectNumber] = set()
    form["/Fields"] = Array(
        [field for field in items(form, "/Fields") if _stays(field, numbers, seen, dropped)]
    )
    if not len(items(form, "/Fields")):
        del pdf.Root["/AcroForm"]
    return dropped


def _stays(
    field: object, gone: set[ObjectNumber], seen: set[ObjectNumber], dropped: set[Dropped], depth: int = DEPTH
) -> bool:
    if not isinstance(field, Dictionary) or not depth or field.objgen in gone or field.objgen in seen:
        return False
    seen.add(field.objgen)
    if field.get("/FT") == "/Sig" and "/V" in field:
        del field["/V"]
        dropped.add(Dropped.SIGNATURES)
    if "/Kids" not in field:
        return True
    kids = items(field, "/Kids")
    kept = [kid for kid in kids if _stays(kid, gone, seen, dropped, depth - 1)]
    if len(kept) != len(kids):
        field["/Kids"] = Array(kept)
    if not kept:
        for key in list(field.keys()):
            del field[key]  # its value stood on the page
    return bool(kept)
