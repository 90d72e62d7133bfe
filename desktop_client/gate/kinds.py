"""What a file is by its first bytes; names and endings are not asked."""

from __future__ import annotations

from desktop_client.gate.facts import Kind

HEAD_BYTES = 4_096
TAIL_BYTES = 65_536
#: Where the header of a PDF may stand; real files carry mail headers and the like before it.
HEADER_WITHIN = 1_024

#: First match counts.
MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"\x89PNG\r\n\x1a\n", Kind.IMAGE),
    (b"II*\x00", Kind.IMAGE),
    (b"MM\x00*", Kind.IMAGE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OFFICE),
    (b"{\\rtf", Kind.OFFICE),
    (b"Rar!\x1a\x07", Kind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"\x1f\x8b", Kind.ARCHIVE),
    (b"MZ", Kind.PROGRAM),
    (b"\x7fELF", Kind.PROGRAM),
    (b"\xcf\xfa\xed\xfe", Kind.PROGRAM),
    (b"\xca\xfe\xba\xbe", Kind.PROGRAM),
    (b"#!", Kind.PROGRAM),
)
#: A member that only this kind of container has.
CONTAINERS: tuple[tuple[bytes, Kind], ...] = (
    (b"OFD.xml", Kind.OFD),
    (b"[Content_Types].xml", Kind.OFFICE),
    (b"application/vnd.oasis.opendocument", Kind.OFFICE),
)
#: A document whose header was cut off still ends like one.
ENDINGS = (b"startxref", b"%%EOF", b"trailer")


def kind_of(head: bytes, tail: bytes) -> Kind:
    """``head`` and ``tail`` are the file's first and last bytes."""
    if not head:
        return Kind.EMPTY
    if b"%PDF-" in head[:HEADER_WITHIN]:
        return Kind.PDF
    if head.startswith(b"PK\x03\x04"):
        return next((kind for member, kind in CONTAINERS if member in head or member in tail), Kind.ARCHIVE)
    by_magic = next((kind for magic, kind in MAGIC if head.startswith(magic)), None)
    if by_magic is not None:
        return by_magic
    if any(ending in tail for ending in ENDINGS):
        return Kind.PDF
    return Kind.TEXT if _is_text(head) else Kind.UNKNOWN


def _is_text(head: bytes) -> bool:
    """UTF-8, UTF-16 with its mark, or a Chinese code page; the last character may be cut."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head):
        return False
    return any(_decodes(head, encoding) for encoding in ("utf-8", "gb18030"))


def _decodes(head: bytes, encoding: str) -> bool:
    for cut in range(4):
        try:
            head[: len(head) - cut].decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False
