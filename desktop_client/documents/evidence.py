"""The gate for evidence files: what a file is, by its own first bytes, before it is kept or sent."""

from __future__ import annotations

import errno
import hashlib
from dataclasses import dataclass
from pathlib import Path

from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.problems import Problem

#: Media type → first bytes and the endings that a person may use for it.
KINDS: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "application/pdf": (b"%PDF-", (".pdf",)),
    "image/jpeg": (b"\xff\xd8\xff", (".jpg", ".jpeg")),
    "image/png": (b"\x89PNG\r\n\x1a\n", (".png",)),
}


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file that may be attached. ``name`` is fit for every system."""

    content: bytes
    sha256: str
    name: str
    media_type: str


def read(path: Path, *, indicator: str) -> Accepted | Problem:
    """Read and judge a file a person chose."""
    facts = {"name": path.name, "limit": f"{limits.MAX_FILE_BYTES // 1_048_576} MB"}

    def wrong(code: Code) -> Problem:
        return Problem(code, place=indicator, facts=facts)

    try:
        # Looked at before it is read: nobody wants two gigabytes in memory to be told that 20 MB is the limit.
        if path.stat().st_size > limits.MAX_FILE_BYTES:
            return wrong(Code.FILE_TOO_LARGE)
        content = path.read_bytes()
    except OSError as error:
        return wrong(Code.FILE_MISSING if error.errno == errno.ENOENT else Code.FILE_UNREADABLE)
    if not content:
        return wrong(Code.FILE_EMPTY)
    media_type = _kind_of(content)
    named = _kind_named(path)
    if media_type is None:
        return wrong(Code.FILE_TYPE_MISMATCH if named else Code.FILE_TYPE_UNSUPPORTED)
    if named != media_type:
        return wrong(Code.FILE_TYPE_MISMATCH if named else Code.FILE_TYPE_UNSUPPORTED)
    return Accepted(content, hashlib.sha256(content).hexdigest(), fit_name(path), media_type)


def _kind_of(content: bytes) -> str | None:
    return next((kind for kind, (magic, _) in KINDS.items() if content.startswith(magic)), None)


def _kind_named(path: Path) -> str | None:
    return next((kind for kind, (_, endings) in KINDS.items() if path.suffix.lower() in endings), None)


def fit_name(path: Path) -> str:
    """NFC, no signs that some system refuses or nobody sees, short enough, with its ending.

    A mark that turns the direction of writing shows ``a<mark>fdp.exe`` as ``aexe.pdf`` to whoever reads the name.
    """
    import unicodedata

    ending = path.suffix.lower()
    stem = unicodedata.normalize("NFC", path.stem)
    stem = "".join(sign for sign in stem if unicodedata.category(sign) != "Cf")
    stem = "".join(
        "_" if sign in '\\/:*?"<>|' or ord(sign) < 32 or ord(sign) == 127 else sign for sign in stem
    )
    return stem[: limits.MAX_FILE_NAME_CHARACTERS - len(ending)] + ending
