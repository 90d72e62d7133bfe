"""A file appears under its name only when it is whole: written beside, settled on the disk, renamed."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path

import pikepdf

from desktop_client.contract.codes import Code
from desktop_client.documents.model import Step, Watch
from desktop_client.errors import AppError

#: The library's fixed identifier, which we replace by one that belongs to the content.
STATIC_ID = b"31415926535897932384626433832795"
ENDS_BYTES = 65_536


@contextlib.contextmanager
def beside(out: Path) -> Iterator[Path]:
    """A path to write to, which becomes ``out`` when the block ends well and vanishes when it does not.

    A block that writes nothing leaves ``out`` as it was.
    ``out`` may be one of the files that are read from, if they are closed by then.
    """
    written = out.with_name(f".{out.name[:80]}.{secrets.token_hex(4)}.part")
    try:
        yield written
        if written.exists():
            with written.open("rb+") as file:
                os.fsync(file.fileno())
            written.replace(out)
            _settle(out.parent)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise AppError(Code.OUTPUT_NO_SPACE if full else Code.OUTPUT_NOT_WRITABLE, name=out.name) from error
    finally:
        with contextlib.suppress(OSError):
            written.unlink(missing_ok=True)


def save(
    pdf: pikepdf.Pdf,
    path: Path,
    *,
    identity: bytes,
    object_streams: bool,
    watch: Watch,
    version: str = "",
) -> None:
    """Write without unpacking a single stream: a bomb stays small, and scans are copied as fast as the disk is.

    With ``object_streams`` the structure itself is packed (streams that nobody had packed are, too).
    That is only for files of which ``unpacked.may_be_repacked``.
    """
    if "/Size" not in pdf.trailer:
        pdf.trailer["/Size"] = 0  # set right on writing, but only where a damaged file had one
    modes = pikepdf.ObjectStreamMode
    mode = modes.generate if object_streams else modes.disable
    with warnings.catch_warnings():
        # Widgets that their own file's form did not know either.
        warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
        pdf.save(
            path,
            min_version=version,
            compress_streams=object_streams,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=mode,
            static_id=True,
            fix_metadata_version=False,
            progress=lambda percent: watch(Step.WRITING, percent, 100),
        )
    _identify(path, identity)


def fingerprint(files: Iterable[Path], *asked: object) -> bytes:
    """The same for the same work on the same files; cheap, for it only names the result and protects nothing."""
    digest = hashlib.blake2b(repr(asked).encode(), digest_size=16)
    for path in files:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            digest.update(size.to_bytes(8, "big"))
            for start in (0, max(0, size - ENDS_BYTES)):
                file.seek(start)
                digest.update(file.read(ENDS_BYTES))
    return digest.digest()


def _identify(path: Path, identity: bytes) -> None:
    """Readers tell files apart by /ID, and a random one would make the same work give different bytes."""
    with path.open("rb+") as file:
        file.seek(0, os.SEEK_END)
        file.seek(max(0, file.tell() - 64))
        start = int(file.read().split(b"startxref")[-1].split()[0])
        file.seek(start)
        rest = file.read()
        at = rest.find(STATIC_ID)
        for _ in range(2):
            if at >= 0:
                file.seek(start + at)
                file.write(identity.hex().encode())
                at = rest.find(STATIC_ID, at + len(STATIC_ID))


def _settle(folder: Path) -> None:
    """The new name survives a power cut, too, where a folder can be opened."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
