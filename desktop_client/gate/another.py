"""A second reader for documents that are broken for the first: it refuses different files."""

from __future__ import annotations

from pathlib import Path


def count_pages(path: Path) -> int | None:
    """How many pages pypdf finds; None when it finds none either."""
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with path.open("rb") as file:
            return len(PdfReader(file, strict=False).pages) or None
    except (PyPdfError, OSError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        return None
