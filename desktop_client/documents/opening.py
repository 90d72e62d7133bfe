"""Opening somebody's PDF for page work: whole, repaired, or with the reason why not."""

from __future__ import annotations

import errno
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pikepdf

from desktop_client.contract.codes import Code
from desktop_client.gate.opening import READER_ERRORS, is_mended, open_document
from desktop_client.problems import Problem

#: Read at once: two hundred small files kept open would use up what some systems allow.
SMALL_BYTES = 1_048_576


@dataclass(frozen=True, slots=True)
class Opened:
    """A readable PDF; close it when its pages have been written."""

    path: Path
    pdf: pikepdf.Pdf
    pages: list[pikepdf.Page]
    bytes: int
    is_rewritten: bool = False
    said: list[str] = field(default_factory=list)

    @property
    def is_encrypted(self) -> bool:
        """With an owner's password only: anybody may read it, and what is made from it is not encrypted."""
        return self.pdf.is_encrypted

    @property
    def is_repaired(self) -> bool:
        """As far as it has been read; asked again it knows what it knew."""
        self.said.extend(self.pdf.get_warnings())
        return self.is_rewritten or is_mended(self.said)


def open_pdf(path: Path) -> Opened | Problem:
    """Read a file's structure; its streams are left as they are."""

    def wrong(code: Code) -> Problem:
        return Problem(code, place=path.name, facts={"name": path.name})

    try:
        size = path.stat().st_size
        if not size:
            return wrong(Code.FILE_EMPTY)
        document = open_document(path, content=_content(path, size))
    except pikepdf.PasswordError:
        return wrong(Code.PDF_ENCRYPTED)
    except OSError as error:
        return wrong(Code.FILE_MISSING if error.errno == errno.ENOENT else Code.FILE_UNREADABLE)
    except READER_ERRORS:
        return wrong(Code.PDF_DAMAGED)
    pages = list(document.pdf.pages)
    if not pages:
        document.pdf.close()
        return wrong(Code.PDF_NO_PAGES)
    return Opened(path, document.pdf, pages, size, document.is_rewritten)


def _content(path: Path, size: int) -> BytesIO | None:
    return BytesIO(path.read_bytes()) if size <= SMALL_BYTES else None
