"""The bureau's own verdict on the bytes of a file: what it is, and whether it may be filed here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bureau.problems import Refusal
from desktop_client.contract.codes import Code

_MAGIC = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}


@dataclass(frozen=True, slots=True)
class Judged:
    """What a file has turned out to be; ``pages`` of a PDF that was read."""

    media_type: str
    pages: int | None = None


def judge(file: Path, *, claimed_type: str, name: str) -> Judged:
    """What ``file`` is by its own bytes, or :class:`Refusal`; the sender's word only has to agree."""
    with file.open("rb") as stream:
        media_type = sniff(stream.read(16))
    if media_type is None:
        raise Refusal(Code.FILE_TYPE_UNSUPPORTED, facts={"name": name})
    if claimed_type not in ("", "application/octet-stream", media_type):
        raise Refusal(Code.FILE_TYPE_MISMATCH, facts={"name": name})
    return Judged(media_type)


def sniff(head: bytes) -> str | None:
    """The media type that the first bytes speak of, among those that are taken here."""
    return next((kind for magic, kind in _MAGIC.items() if head.startswith(magic)), None)
