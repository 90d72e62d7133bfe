"""What a document holds beside its pages: scripts, attachments, signatures, form fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

#: Objects written out are searched for these words first: most objects hold none, and need no closer look.
WORTH_A_LOOK = re.compile(rb"/(?:JavaScript|Launch|ImportData|Rendition|RichMediaExecute|EF|ByteRange)\b")
#: Actions that do more than show another place; the last two only with a script of their own.
RUNS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/RichMediaExecute"})
#: What may happen by itself when a document is opened.
HARMLESS_AT_OPENING = frozenset(
    {"/GoTo", "/Named", "/SetOCGState", "/Trans", "/Hide", "/Thread", "/GoTo3DView"}
)


@dataclass(slots=True)
class Found:
    """Counted over all objects of one document."""

    scripts: int = 0
    attachments: int = 0
    signatures: int = 0

    def add(self, thing: pikepdf.Object) -> None:
        """Count what one object and the unnamed ones inside it hold."""
        own = thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing
        if not isinstance(own, (pikepdf.Dictionary, pikepdf.Array)):
            return
        if WORTH_A_LOOK.search(own.unparse(resolved=True)):
            for entries in _dictionaries(own):
                self.scripts += _runs(entries)
                self.attachments += "/EF" in entries
                self.signatures += "/ByteRange" in entries and "/Contents" in entries


@dataclass(frozen=True, slots=True)
class Form:
    """``fields`` are those that can be filled in; ``xfa``: it is drawn by a program inside, not by the pages."""

    fields: int = 0
    xfa: bool = False


def form_of(pdf: pikepdf.Pdf) -> Form:
    """The form of a document; each field once, however the tree of fields is knotted."""
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        return Form()
    return Form(fields=sum(1 for _ in _fields(form)), xfa="/XFA" in form)


def opens_with_an_action(pdf: pikepdf.Pdf) -> bool:
    """Whether opening it does more than go to a page; what runs a script is counted with the scripts."""
    action = pdf.Root.get("/OpenAction")
    if not isinstance(action, pikepdf.Dictionary):
        return False
    does = str(action.get("/S", "/GoTo"))
    return does not in HARMLESS_AT_OPENING and does not in RUNS


def _runs(entries: pikepdf.Dictionary) -> bool:
    does = entries.get("/S")
    if not isinstance(does, pikepdf.Name):
        return False
    return str(does) in RUNS or (str(does) == "/Rendition" and "/JS" in entries)


def _dictionaries(thing: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """The dictionary itself and those written inside it; objects of their own are met by themselves."""
    waiting = [thing]
    while waiting:
        now = waiting.pop()
        if isinstance(now, pikepdf.Dictionary):
            yield now
            inner = list(now.as_dict().values())
        else:
            inner = list(now.as_list())
        waiting += [
            item
            for item in inner
            if isinstance(item, (pikepdf.Dictionary, pikepdf.Array)) and not item.is_indirect
        ]


def _fields(form: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    waiting = _items(form.get("/Fields"))
    seen: set[tuple[int, int]] = set()
    while waiting:
        field = waiting.pop()
        if not isinstance(field, pikepdf.Dictionary) or (field.is_indirect and field.objgen in seen):
            continue
        seen.add(field.objgen)
        # A kid without a name is only another place where the same field is shown.
        kids = [
            kid for kid in _items(field.get("/Kids")) if isinstance(kid, pikepdf.Dictionary) and "/T" in kid
        ]
        if kids:
            waiting += kids
        else:
            yield field


def _items(array: object) -> list[pikepdf.Object]:
    return list(array.as_list()) if isinstance(array, pikepdf.Array) else []
