"""A stream's content, never more of it than there is a use for: a few kilobytes may unpack to gigabytes."""

from __future__ import annotations

import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from desktop_client.documents.source import number
from desktop_client.gate.opening import READER_ERRORS

FLATE = "/FlateDecode"
#: Packs up to a thousandfold; the others fifty times at most.
STRONG = frozenset({FLATE, "/LZWDecode"})
PACKING = STRONG | {"/RunLengthDecode", "/ASCII85Decode", "/ASCIIHexDecode"}
#: What may be unpacked without counting on the way: a thousand times as much is still bearable.
SMALL_BYTES = 300_000
SMALL_BYTES_IN_ALL = 1_000_000


def filters(stream: Stream) -> list[str]:
    """How a stream is packed and coded, outermost first."""
    given = stream.get("/Filter")
    if isinstance(given, Array):
        return [str(each) for each in given]
    return [str(given)] if given is not None else []


def content(stream: Stream, most: int) -> bytes | None:
    """All of it if that is at most so many bytes; None when it is more, or cannot be known beforehand."""
    packed = filters(stream)
    if not packed:
        return stream.read_raw_bytes() if number(stream, "/Length") <= most else None
    if not set(packed) <= PACKING or len(STRONG.intersection(packed)) > 1 or packed.count(FLATE) > 1:
        return None
    if packed == [FLATE]:
        plain = inflated(stream.read_raw_bytes(), most)
        return plain if plain is None or not _has_predictor(stream) else _decoded(stream)
    return _decoded(stream) if number(stream, "/Length") <= SMALL_BYTES else None


def _decoded(stream: Stream) -> bytes | None:
    try:
        return stream.read_bytes()
    except READER_ERRORS:
        return None


def inflated(data: bytes, most: int) -> bytes | None:
    """What deflate packed, or None if it is broken or more than that."""
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(data, most + 1)
    except zlib.error:
        return None
    return plain if len(plain) <= most else None


def may_be_repacked(pdf: pikepdf.Pdf) -> bool:
    """Whether nothing in it explodes when the library packs anew what is packed otherwise than it would do itself.

    When it packs a file's structure, it also unpacks and packs again all streams but those with deflate alone.
    """
    uncounted = 0
    for stream in pdf.objects:
        if not isinstance(stream, Stream):
            continue
        given = stream.get("/Filter")
        if not isinstance(given, Array) and (given is None or given == FLATE):
            continue
        packed = filters(stream)
        if packed == [FLATE]:
            stream["/Filter"] = Name.FlateDecode  # it leaves these alone
            _unwrap_parms(stream)
        elif set(packed) <= PACKING:
            uncounted += number(stream, "/Length")
            if sum(each in STRONG for each in packed) > 1 or uncounted > SMALL_BYTES_IN_ALL:
                return False
    return True


def _unwrap_parms(stream: Stream) -> None:
    parms = stream.get("/DecodeParms")
    if isinstance(parms, Array):
        inner = parms[0] if len(parms) else None
        if isinstance(inner, Dictionary):
            stream["/DecodeParms"] = inner
        else:
            del stream["/DecodeParms"]


def _has_predictor(stream: Stream) -> bool:
    parms = stream.get("/DecodeParms")
    inner = parms[0] if isinstance(parms, Array) and len(parms) else parms
    return isinstance(inner, Dictionary) and number(inner, "/Predictor") > 1
