"""What lies on a page beside its content: links, notes, form widgets; kept alive, without what acts by itself."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

from desktop_client.documents import destinations
from desktop_client.documents.model import Dropped
from desktop_client.documents.source import Source, items

#: Actions that run something, or send something away.
ACTING = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/RichMediaExecute"}
)
#: Annotations that are nothing but a file, and the keys under which others carry one.
FILES = frozenset({"/FileAttachment", "/Sound"})
PAYLOADS = ("/RichMediaContent", "/3DD", "/Movie", "/FS")
#: A page's own scripts, its place in an article (which hangs on all other pages) and a producer's private data.
PAGE_KEYS = ("/AA", "/B", "/PieceInfo")
CHAIN_STEPS = 64


def prepare_page(page: pikepdf.Object, dropped: set[Dropped]) -> None:
    """Take off before copying what would bring half of its document along."""
    for key in PAGE_KEYS:
        if key in page:
            if key == "/AA":
                dropped.add(Dropped.SCRIPTS)
            del page[key]


def clean(page: pikepdf.Object, source: Source) -> None:
    """Lead the links of a copied page to where they belong, take scripts and files off, and note its widgets."""
    present = page.get("/Annots")
    if not isinstance(present, Array):
        return
    kept = [annotation for annotation in present if _is_kept(annotation, source)]
    if len(kept) != len(present):
        page["/Annots"] = Array(kept)


def harmless(owner: pikepdf.Object, source: Source) -> None:
    """Take what acts off a link, a bookmark or a field, and lead the rest to where it belongs."""
    if "/AA" in owner:
        del owner["/AA"]
        source.dropped.add(Dropped.SCRIPTS)
    action = owner.get("/A")
    if isinstance(action, Dictionary) and not _is_harmless(action, source):
        del owner["/A"]
        source.dropped.add(Dropped.SCRIPTS)


def _is_kept(annotation: object, source: Source) -> bool:
    if not isinstance(annotation, Dictionary):
        return False
    kind = annotation.get("/Subtype")
    if kind != "/Link":
        if str(kind) in FILES:
            source.dropped.add(Dropped.ATTACHMENTS)
            return False
        if kind == "/Widget" and annotation.is_indirect:
            source.widgets[annotation.objgen] = annotation
        _unload(annotation, source)
    harmless(annotation, source)
    destinations.follow(annotation, "/Dest", source)
    return True


def _unload(annotation: pikepdf.Object, source: Source) -> None:
    for key in PAYLOADS:
        if key in annotation:
            del annotation[key]
            source.dropped.add(Dropped.ATTACHMENTS)


def _is_harmless(first: Dictionary, source: Source) -> bool:
    """Follows the chain of actions; a chain that acts anywhere is taken off whole."""
    waiting: list[object] = [first]
    for _ in range(CHAIN_STEPS):
        if not waiting:
            return True
        action = waiting.pop()
        if not isinstance(action, Dictionary):
            continue
        kind = action.get("/S")
        if kind == Name.GoTo:
            destinations.follow(action, "/D", source)
        elif str(kind) in ACTING:
            return False
        if "/Next" in action:
            following = action.get("/Next")
            waiting += [following] if isinstance(following, Dictionary) else items(action, "/Next")
    return False
