"""The papers of a clerk: scans as pictures, letters as PDFs, and files that are none."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.documents import papers


class Folder:
    """Makes each paper where the clerk then finds it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def scan(self, name: str, words: str, *, dpi: int = 150) -> Path:
        """A page as a scanner saves it; the name says in which format."""
        file = self.path / name
        papers.paper(words, dpi=dpi).save(file, dpi=(dpi, dpi))
        return file

    def letter(self, name: str, *pages: str) -> Path:
        """A typed PDF with one page for each of these words."""
        return papers.typed(self.path / name, pages)

    def broken(self, name: str) -> Path:
        """What a full disk leaves of a PDF."""
        file = self.path / name
        file.write_bytes(b"%PDF-1.7\n" + bytes(400))
        return file

    def office(self, name: str) -> Path:
        """A text as an office program saves it: an archive."""
        file = self.path / name
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", "<document/>")
        return file
