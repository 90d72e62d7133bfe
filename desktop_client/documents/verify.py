"""Whether a finished file is sound: an independent reader counts its pages, and the eye draws every one of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desktop_client.contract.codes import Code
from desktop_client.documents.model import Step, Verified, Watch, unwatched
from desktop_client.errors import AppError

#: Large enough for every stream of a page to be unpacked and drawn, small enough for thousands of pages.
LOOK_PIXELS = 48
MOST_PACKED_OBJECTS = 8_000


def verify(path: Path, *, pages: int, watch: Watch = unwatched) -> Verified:
    """Re-open a file; ``AppError(PDF_RESULT_UNSOUND)`` when it has not exactly this many pages.

    A page that cannot be drawn (it was damaged in its source) is reported and does not fail the others.
    """
    count = _count(path)
    if count != pages:
        raise AppError(Code.PDF_RESULT_UNSOUND, expected=str(pages), count=str(count))
    return Verified(count, _unrendered(path, pages, watch))


def _count(path: Path) -> int:
    """By pypdf, which shares no line with what wrote the file, and walks the tree instead of trusting its count.

    PDFium counts, which is independent too, where pypdf would take half a minute (it unpacks every packed object) or
    cannot read what was mended.
    """
    import pypdf
    from pypdf.errors import PyPdfError

    try:
        with pypdf.PdfReader(path) as reader:
            if len(reader.xref_objStm) <= MOST_PACKED_OBJECTS:
                return len(reader.pages)
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    with _opened(path, "?") as document:
        return len(document)


def _unrendered(path: Path, pages: int, watch: Watch) -> tuple[int, ...]:
    with _opened(path, str(pages)) as document:
        if len(document) != pages:
            raise AppError(Code.PDF_RESULT_UNSOUND, expected=str(pages), count=str(len(document)))
        failed = []
        for number in range(pages):
            watch(Step.CHECKING, number, pages)
            if not _is_drawn(document, number):
                failed.append(number)
        return tuple(failed)


def _opened(path: Path, expected: str) -> Any:  # Any: pypdfium2 has no type information
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise AppError(Code.PDF_RESULT_UNSOUND, expected=expected, count="0") from error


def _is_drawn(document: Any, number: int) -> bool:
    import pypdfium2

    try:
        page = document[number]
        try:
            page.render(scale=LOOK_PIXELS / max(1.0, *page.get_size()), may_draw_forms=False).close()
        finally:
            page.close()
    except (pypdfium2.PdfiumError, ValueError):  # the latter for pages without any extent
        return False
    return True
