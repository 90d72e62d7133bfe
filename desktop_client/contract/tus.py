"""The words of tus 1.0 (core, creation, checksum, termination, expiration) that both sides keep: https://tus.io/protocols."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping

VERSION = "1.0.0"
EXTENSIONS = "creation,checksum,termination,expiration"
CONTENT_TYPE = "application/offset+octet-stream"
CHECKSUM_MISMATCH = 460
#: By what a piece may be sealed; the first is what our own client uses.
CHECKSUMS = ("sha256", "sha1")

RESUMABLE = "Tus-Resumable"
LENGTH = "Upload-Length"
OFFSET = "Upload-Offset"
METADATA = "Upload-Metadata"
CHECKSUM = "Upload-Checksum"
EXPIRES = "Upload-Expires"


def written(facts: Mapping[str, str]) -> str:
    """Facts as ``Upload-Metadata``."""
    return ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in facts.items())


def read(header: str) -> dict[str, str]:
    """The facts in ``Upload-Metadata``; ``ValueError`` when it is none. A name without a value is an empty one."""
    facts: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in header.split(","))):
        name, _, value = pair.partition(" ")
        try:
            facts[name] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError) as error:
            raise ValueError(name) from error
    return facts
