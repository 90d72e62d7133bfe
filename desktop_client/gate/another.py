"""A second reader for documents that are broken for the first: it refuses different files, and can write them anew."""

from __future__ import annotations

import logging
from io import BytesIO
from pathlib import Path

#: Its time and memory grow with the file; what is larger is refused as broken.
MOST_BYTES = 8_000_000


def rewritten(path: Path) -> BytesIO | None:
    """The document written anew by pypdf; None when it cannot, or when a page of it would be bare."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    if path.stat().st_size > MOST_BYTES:
        return None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    made = BytesIO()
    try:
        with path.open("rb") as file, PdfWriter() as writer:
            for page in PdfReader(file, strict=False).pages:
                contents = page.get_contents()
                if contents is None or not contents.get_data().strip():
                    return None  # debris: a page was found, what stood on it was not
                writer.add_page(page)
            if not len(writer.pages):
                return None
            writer.write(made)
    except (PyPdfError, OSError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        return None
    return made
