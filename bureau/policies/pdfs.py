"""The PDFs of policies: read in a process of their own, kept under their hash for all institutions."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from bureau.policies.models import Policy
from bureau.problems import Refusal
from desktop_client.confined import Confined, Interrupted, Limits
from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.paths import private_folder

#: The module that reads, in a process that may hang or crash without harm.
_READER = "bureau.policies.reading"
_LIMITS = Limits(seconds=30)


@dataclass(frozen=True, slots=True)
class Pdf:
    """A file that was read from end to end. ``text`` is empty for a scan."""

    sha256: str
    name: str
    bytes: int
    pages: int
    text: str = ""


def keep(chunks: Iterable[bytes], *, name: str) -> Pdf:
    """Read and keep what somebody of the bureau has sent; refuses what no reader of PDFs can read."""
    content = b"".join(chunks)
    if len(content) > limits.MAX_FILE_BYTES:
        raise Refusal(Code.FILE_TOO_LARGE, facts={"name": name, "limit": "20 MB"})
    if not content.startswith(b"%PDF-"):
        raise Refusal(Code.FILE_TYPE_UNSUPPORTED, facts={"name": name})
    with tempfile.TemporaryDirectory(dir=private_folder(_folder())) as folder:
        part = Path(folder) / "part"
        part.write_bytes(content)
        pages, text = _read(part, name)
    return keep_known(content, name=name, pages=pages, text=text)


def keep_known(content: bytes, *, name: str, pages: int, text: str = "") -> Pdf:
    """Keep what is known already: the bureau's own samples."""
    sha256 = hashlib.sha256(content).hexdigest()
    place = _place(sha256)
    private_folder(place.parent)
    if not place.exists():
        part = place.with_suffix(".part")
        part.write_bytes(content)
        part.chmod(0o600)
        part.replace(place)
    return Pdf(sha256=sha256, name=name, bytes=len(content), pages=pages, text=text)


def attach(policy: Policy, pdf: Pdf) -> None:
    """From now on this is the policy's file; its text is taken where nobody has typed one."""
    policy.file_sha256, policy.file_name = pdf.sha256, pdf.name
    policy.file_bytes, policy.file_pages = pdf.bytes, pdf.pages
    policy.text = policy.text or pdf.text


def path(policy: Policy) -> Path:
    """Where the policy's PDF lies; refuses when it has none."""
    if not policy.file_sha256 or not _place(policy.file_sha256).exists():
        raise Refusal(Code.POLICY_NOT_FOUND)
    return _place(policy.file_sha256)


def _read(file: Path, name: str) -> tuple[int, str]:
    with Confined(_READER, limits=_LIMITS) as reader:
        try:
            read = reader.call("read", {"path": str(file)}).data
        except Interrupted as interrupted:
            raise Refusal(Code.FILE_UNREADABLE, facts={"name": name}) from interrupted
    return read["pages"], read["text"]


def _place(sha256: str) -> Path:
    return _folder() / sha256[:2] / sha256


def _folder() -> Path:
    files: Path = settings.OFFICE.files
    return files / "policies"
