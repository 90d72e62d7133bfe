"""Pages of many files, in any order, become one PDF in which links, bookmarks, forms and layers still work.

Pages are copied one by one; what hangs together across a document (named destinations, outlines, form fields, layers)
is copied whole per source and then put together: one by one would take three times as long on a linked manual.
Left behind are scripts, attached files, broken signatures, and the structure tree, which describes one document only.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.documents import (
    destinations,
    field_looks,
    fields,
    layers,
    outlines,
    overlays,
    twins,
    unpacked,
    writing,
)
from desktop_client.documents.model import Dropped, Joined, Piece, Step, Verified, Watch, unwatched
from desktop_client.documents.opening import Opened, open_pdf
from desktop_client.documents.source import Source, dictionary, number
from desktop_client.documents.verify import verify
from desktop_client.gate.opening import READER_ERRORS
from desktop_client.problems import Problem, Refused

#: With fewer bytes an object than this, much of a file is structure, and packing that is worth its time.
LIGHT_OBJECT_BYTES = 1_000
#: What packing takes off an object, by experience.
SAVED_OBJECT_BYTES = 60
NAMES_THAT_ACT = {"/JavaScript": Dropped.SCRIPTS, "/EmbeddedFiles": Dropped.ATTACHMENTS}


def join(
    pieces: Sequence[Piece],
    out: Path,
    *,
    titles: Mapping[Path, str] | None = None,
    limit: int = limits.AIM_FILE_BYTES,
    skip_unreadable: bool = True,
    check: bool = True,
    watch: Watch = unwatched,
) -> Joined | Refused:
    """Write one PDF with these pages in this order; the same input gives the same bytes.

    A file that cannot be read is left out and told, or with ``skip_unreadable=False`` refuses the whole.
    ``titles`` name the bookmark of a source (its file name otherwise). Above ``limit`` bytes the structure is packed.
    ``check=False`` leaves re-opening and drawing every page to the caller.
    """
    wanted = _Wanted(tuple(pieces), titles or {}, limit, skip_unreadable)
    with writing.beside(out) as written:
        made = _write_without_the_spoilt(wanted, written, watch)
        if isinstance(made, Refused):
            return made
        verified = verify(written, pages=made.pages, watch=watch) if check else Verified(made.pages)
        size = written.stat().st_size
    return Joined(
        out,
        verified.pages,
        size,
        repaired=made.repaired,
        decrypted=made.decrypted,
        skipped=made.skipped,
        dropped=made.dropped,
        unrendered=verified.unrendered,
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    pieces: tuple[Piece, ...]
    titles: Mapping[Path, str]
    limit: int
    skip_unreadable: bool


@dataclass(frozen=True, slots=True)
class _Made:
    """What was written, before it has been looked at."""

    pages: int
    repaired: tuple[Path, ...]
    decrypted: tuple[Path, ...]
    skipped: tuple[Problem, ...]
    dropped: tuple[Dropped, ...]


class _Spoilt(Exception):
    """A file that could be opened, but not copied from; all begins anew without it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.name)
        self.path = path


def _write_without_the_spoilt(wanted: _Wanted, written: Path, watch: Watch) -> _Made | Refused:
    known: dict[Path, Problem] = {}
    while True:
        try:
            with contextlib.ExitStack() as open_files:
                return _write(wanted, known, written, open_files, watch)
        except _Spoilt as found:
            name = found.path.name
            known[found.path] = Problem(Code.PDF_DAMAGED, place=name, facts={"name": name})


def _write(
    wanted: _Wanted,
    known: Mapping[Path, Problem],
    written: Path,
    open_files: contextlib.ExitStack,
    watch: Watch,
) -> _Made | Refused:
    sources, problems = _opened(wanted, known, open_files, watch)
    if problems and not (wanted.skip_unreadable and sources):
        return Refused(problems)
    pdf = open_files.enter_context(pikepdf.new())
    pages = _copy_pages(pdf, wanted, sources, watch)
    if not pages:
        return Refused((*problems, Problem(Code.PDF_NOTHING_TO_JOIN)))
    used = [source for source in sources.values() if source.first is not None]
    _weave(pdf, used, watch)
    _save(pdf, used, wanted, written, watch)
    return _Made(
        pages,
        repaired=tuple(source.opened.path for source in used if source.opened.is_repaired),
        decrypted=tuple(source.opened.path for source in used if source.opened.is_encrypted),
        skipped=problems,
        dropped=tuple(sorted({what for source in used for what in source.dropped})),
    )


def _opened(
    wanted: _Wanted, known: Mapping[Path, Problem], open_files: contextlib.ExitStack, watch: Watch
) -> tuple[dict[Path, Source], tuple[Problem, ...]]:
    paths = list(dict.fromkeys(piece.source for piece in wanted.pieces))
    sources: dict[Path, Source] = {}
    problems: list[Problem] = []
    for order, path in enumerate(paths, start=1):
        watch(Step.READING, order - 1, len(paths))
        found = known.get(path) or open_pdf(path)
        if isinstance(found, Opened):
            open_files.enter_context(found.pdf)
            _prepare(found)
            sources[path] = Source(found, order, wanted.titles.get(path, _title(path)))
        else:
            problems.append(found)
    problems += _missing_pages(wanted.pieces, sources)
    return sources, tuple(problems)


def _title(path: Path) -> str:
    """Names on disk need not be text; bookmarks must be."""
    return path.stem.encode(errors="replace").decode()


def _prepare(opened: Opened) -> None:
    with contextlib.suppress(*READER_ERRORS):
        field_looks.draw_missing(opened)  # a form that is too broken for that stays as it is


def _missing_pages(pieces: Sequence[Piece], sources: dict[Path, Source]) -> Iterator[Problem]:
    for piece in pieces:
        source = sources.get(piece.source)
        if source is None:
            continue
        count = len(source.opened.pages)
        for index in piece.pages or ():
            if not 0 <= index < count:
                name = piece.source.name
                facts = {"name": name, "page": str(index + 1), "count": str(count)}
                yield Problem(Code.PAGE_NOT_THERE, place=name, facts=facts)


def _copy_pages(pdf: pikepdf.Pdf, wanted: _Wanted, sources: Mapping[Path, Source], watch: Watch) -> int:
    places = [
        (source, index, piece.rotation)
        for piece in wanted.pieces
        if (source := sources.get(piece.source)) is not None
        for index in (range(len(source.opened.pages)) if piece.pages is None else piece.pages)
        if 0 <= index < len(source.opened.pages)
    ]
    for done, (source, index, _) in enumerate(places):
        if done % 16 == 0:
            watch(Step.COPYING, done, len(places))
        page = source.opened.pages[index]
        try:
            overlays.prepare_page(page.obj, source.dropped)
            pdf.pages.append(page)
        except (pikepdf.PdfError, RuntimeError, ValueError) as error:
            raise _Spoilt(source.opened.path) from error
    for (source, index, rotation), copy in zip(places, list(pdf.pages), strict=True):
        _settle(pdf, source, index, rotation, copy.obj)
    return len(places)


def _settle(pdf: pikepdf.Pdf, source: Source, index: int, rotation: int, copy: pikepdf.Object) -> None:
    turned = number(source.opened.pages[index].obj, "/Rotate")
    copy["/Rotate"] = (turned // 90 * 90 + rotation) % 360
    first = source.copies.setdefault(index, copy)
    source.first = source.first or copy
    if copy.objgen != first.objgen:
        twins.separate(pdf, first, copy)
        source.twins.append(copy)


def _weave(pdf: pikepdf.Pdf, sources: Sequence[Source], watch: Watch) -> None:
    """What hangs together across pages; links are led anew when all names are known."""
    directory = destinations.Directory()
    for source in sources:
        destinations.gather(pdf, source, directory)
    for source in sources:
        for done, page in enumerate((*source.copies.values(), *source.twins)):
            if done % 64 == 0:
                watch(Step.COPYING, len(pdf.pages), len(pdf.pages))
            overlays.clean(page, source)
        _note_what_stays_behind(source)
    watch(Step.COPYING, len(pdf.pages), len(pdf.pages))
    destinations.write(pdf, directory)
    outlines.write(pdf, sources, directory)
    fields.write(pdf, sources)
    layers.write(pdf, sources)


def _note_what_stays_behind(source: Source) -> None:
    names = dictionary(source.root, "/Names") or pikepdf.Dictionary()
    source.dropped |= {what for key, what in NAMES_THAT_ACT.items() if key in names}
    opening = dictionary(source.root, "/OpenAction")
    if "/AA" in source.root or (opening is not None and str(opening.get("/S")) in overlays.ACTING):
        source.dropped.add(Dropped.SCRIPTS)


def _save(pdf: pikepdf.Pdf, sources: Sequence[Source], wanted: _Wanted, written: Path, watch: Watch) -> None:
    identity = writing.fingerprint(
        (source.opened.path for source in sources),
        *((piece.source.name, piece.pages, piece.rotation) for piece in wanted.pieces),
    )
    objects = sum(number(source.opened.pdf.trailer, "/Size") for source in sources)
    read = sum(source.opened.bytes for source in sources)
    version = max(source.opened.pdf.pdf_version for source in sources)
    is_heavy = read < objects * LIGHT_OBJECT_BYTES and _may_be_packed(sources)
    writing.save(pdf, written, identity=identity, object_streams=is_heavy, version=version, watch=watch)
    excess = written.stat().st_size - wanted.limit
    if not is_heavy and 0 < excess < objects * SAVED_OBJECT_BYTES and _may_be_packed(sources):
        writing.save(pdf, written, identity=identity, object_streams=True, version=version, watch=watch)


def _may_be_packed(sources: Sequence[Source]) -> bool:
    return all(unpacked.may_be_repacked(source.opened.pdf) for source in sources)
