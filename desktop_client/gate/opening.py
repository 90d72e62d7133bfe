"""Opening somebody's PDF, repaired where it can be: the one way for the gate and for page work."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pikepdf

from desktop_client.gate import another

#: What the library raises on documents that are not as they should be.
READER_ERRORS = (
    pikepdf.PikepdfError,
    RuntimeError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
)
#: A document that asks for a certificate, or for a program of its own, is as locked as one with a password.
LOCKED = "unsupported encryption filter"
#: What qpdf says that is no damage: a free choice of the program that wrote the file, or our own bounds.
NO_DAMAGE = (
    "linearization",
    "hint table",
    "MediaBox is undefined",
    "Resources is missing",
    "/Type entry to /Catalog",
    "object has offset 0",
)
#: Whole, but without a page: told as an error only where warnings are bounded.
NO_PAGES = "no pages found"


@dataclass(frozen=True, slots=True)
class Document:
    """``is_rewritten``: it was broken beyond qpdf's repair, and the second reader made it anew."""

    pdf: pikepdf.Pdf
    is_rewritten: bool = False


def is_mended(warnings: Iterable[str]) -> bool:
    """Whether what the library warned of (it tells each only once) means that it had to mend the document."""
    return any(not any(word in said for word in NO_DAMAGE) for said in warnings)


def _nothing() -> None:
    """Who is not interested in a second try is not told."""


def open_document(
    path: Path, *, content: BytesIO | None = None, before_second_try: Callable[[], object] = _nothing
) -> Document:
    """Open it with its pages found; raises ``PasswordError`` when locked, other ``READER_ERRORS`` when broken.

    ``content`` are its bytes, if they are at hand; else the file stays open as long as the document.
    """
    try:
        return Document(_opened(path if content is None else content))
    except pikepdf.PasswordError:
        raise
    except READER_ERRORS as error:
        if LOCKED in str(error):
            raise pikepdf.PasswordError(str(error)) from error
        before_second_try()
        made = another.rewritten(path)
        if made is None:
            raise
        return Document(_opened(made), is_rewritten=True)


def _opened(source: Path | BytesIO) -> pikepdf.Pdf:
    # Read, not mapped: a file that shrinks meanwhile is an error then, not the end of the process.
    if isinstance(source, Path):
        pdf = pikepdf.open(_named(source), access_mode=pikepdf.AccessMode.stream)
    else:
        pdf = pikepdf.open(source)
    try:
        len(pdf.pages)  # walks the tree of pages: its loops and gaps show here
    except READER_ERRORS:
        pdf.close()
        raise
    return pdf


def _named(path: Path) -> Path | BinaryIO:
    """The library takes only names that are text; on a disk there may be others."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return path.open("rb")
    return path
