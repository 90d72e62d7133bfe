"""Names of finished PDFs: what people understand, and what every file system takes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from desktop_client.contract.limits import MAX_FILE_NAME_CHARACTERS
from desktop_client.documents.models import Built

ENDING = ".pdf"


def pdf_name(words: str) -> str:
    """Return a file name made of these words."""
    safe = re.sub(r'[\\/:*?"<>|\s]+', "_", words).strip("_.")
    return safe[: MAX_FILE_NAME_CHARACTERS - len(ENDING)] + ENDING


def named_copy(built: Built, words: str) -> Path:
    """Return a copy of the finished PDF under such a name, beside itself in the profile's private folder."""
    folder = built.path.parent / "named"
    folder.mkdir(mode=0o700, exist_ok=True)
    return Path(shutil.copyfile(built.path, folder / pdf_name(words)))
