"""Documents that are only read: their bytes lie encrypted in the store, the eye needs a file."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from desktop_client import paths
from desktop_client.documents.looking import Looking

Draw = Callable[[int, int], bytes]
"""PNG bytes of a page (from 0), so many pixels wide. Raises ``AppError`` for a page that cannot be shown."""


class Reading:
    """Lays what is read into a private folder, and throws it away when the program ends (or begins again)."""

    def __init__(self, folder: Path, looking: Looking) -> None:
        self._folder = folder
        self._looking = looking
        self.clear()

    def drawing(self, content: bytes) -> Draw:
        """How to draw the pages of a PDF; the same content is laid out once."""
        file = self._folder / f"{hashlib.sha256(content).hexdigest()}.pdf"
        if not file.exists():
            paths.write_private(file, content)
        return partial(self._looking.drawn_wide, file)

    def clear(self) -> None:
        """Throw everything away."""
        shutil.rmtree(self._folder, ignore_errors=True)
