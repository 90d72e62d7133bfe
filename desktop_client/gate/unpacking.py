"""How much the packed contents of a document unpack to, found out without ever holding more than a little of it.

Packed twice, 4 KB become 2 GB; so every packed stream is unpacked in small pieces that are counted and thrown away.
Pictures are allowed what their width and height need; nothing else may be both large and packed absurdly tight.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

import pikepdf

T = TypeVar("T")

MEGABYTE = 1_000_000
#: One content, all contents: beyond this it is looked at how tight it was packed.
MOST_OF_ONE = 100 * MEGABYTE
MOST_OF_ALL = 200 * MEGABYTE
#: A picture that claims more than this …
MOST_OF_A_PICTURE = 500 * MEGABYTE
#: … and is packed tighter than honest data ever is (text packs 5 to 10 times, drawings 30).
TIGHT = 50
#: The most that deflate can gain: what cannot exceed the allowance need not be unpacked.
DEFLATE_GAINS = 1_032
PIECE = 65_536

FLATE = frozenset({"/FlateDecode", "/Fl"})
LZW = frozenset({"/LZWDecode", "/LZW"})
#: They gain little, and qpdf undoes them at once.
SMALL_GAINS = frozenset({"/ASCII85Decode", "/A85", "/ASCIIHexDecode", "/AHx", "/RunLengthDecode", "/RL"})
#: A picture's own packing, and encryption; what is packed in any other way no reader can show.
OTHERS = frozenset({"/DCTDecode", "/DCT", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode", "/CCF", "/Crypt"})
UNNAMED = "no name"
KNOWN = FLATE | LZW | SMALL_GAINS | OTHERS


class Bomb(Exception):
    """It unpacks to more than it has any use for."""


class OutOfTime(Exception):
    """There was not time enough to unpack everything."""


@dataclass(slots=True)
class Unpacking:
    """Adds up over all streams of one document. ``broken``: how many could not be unpacked."""

    file_bytes: int
    until: float
    broken: int = 0
    is_complete: bool = True
    _total: int = 0
    _scratch: pikepdf.Pdf = field(default_factory=pikepdf.new)

    def add(self, stream: pikepdf.Stream) -> None:
        """Count one stream; :class:`Bomb` when it is one, :class:`OutOfTime` when there is no time left."""
        filters = _filters(stream)
        if not KNOWN.issuperset(filters):
            self.broken += 1
            return
        if not any(name in FLATE or name in LZW for name in filters):
            return
        allowed = _picture_bytes(stream)
        raw = stream.read_raw_bytes()
        if allowed > MOST_OF_A_PICTURE and allowed > TIGHT * len(raw):
            raise Bomb
        if len(filters) == 1 and len(raw) * DEFLATE_GAINS <= allowed:
            return
        self._count(raw, filters, allowed, early=_changes_early(stream))

    def _count(self, raw: bytes, filters: list[str], allowed: int, *, early: bool) -> None:
        """What exceeds a picture's own size counts; so does everything that is not a picture."""
        size = 0
        try:
            for gained in self._sizes(raw, filters, early=early):
                size += gained
                surplus = max(0, size - allowed)
                if surplus > MOST_OF_ONE and surplus > TIGHT * len(raw):
                    raise Bomb
                if self._total + surplus > max(MOST_OF_ALL, TIGHT * self.file_bytes):
                    raise Bomb
        except (zlib.error, pikepdf.PdfError, pikepdf.DataDecodingError, RuntimeError):
            self.broken += 1
        self._total += max(0, size - allowed)

    def _sizes(self, raw: bytes, filters: list[str], *, early: bool) -> Iterator[int]:
        pieces: Iterable[bytes] = _cut(raw)
        for name in filters:
            if name in FLATE:
                pieces = self._timely(_inflated(pieces))
            elif name in SMALL_GAINS:
                pieces = _cut(self._by_qpdf(b"".join(pieces), name))
            elif name in LZW:
                if name != filters[-1]:
                    self.is_complete = False  # nobody packs what LZW has packed; its data is not made here
                yield from self._timely(_lzw_sizes(b"".join(pieces), early=early))
                return
            else:
                break  # a picture's own packing: width and height say what comes of it
        for piece in pieces:
            yield len(piece)

    def _timely(self, pieces: Iterator[T]) -> Iterator[T]:
        for piece in pieces:
            if time.monotonic() > self.until:
                raise OutOfTime
            yield piece

    def _by_qpdf(self, data: bytes, name: str) -> bytes:
        return pikepdf.Stream(self._scratch, data, Filter=pikepdf.Name(name)).read_bytes()


def _filters(stream: pikepdf.Stream) -> list[str]:
    """Their names in the order in which they are undone; what is no name is left to the reader's repair."""
    named = stream.stream_dict.get("/Filter", stream.stream_dict.get("/F"))
    if isinstance(named, pikepdf.Name):
        return [str(named)]
    if isinstance(named, pikepdf.Array):
        return [str(name) for name in named.as_list() if isinstance(name, pikepdf.Name)]
    return [UNNAMED] if "/Filter" in stream.stream_dict else []


def _changes_early(stream: pikepdf.Stream) -> bool:
    """Whether LZW's codes grow one code before they must: most do, few say that theirs do not."""
    said = stream.stream_dict.get("/DecodeParms")
    every = said.as_list() if isinstance(said, pikepdf.Array) else [said]
    return not any(isinstance(each, pikepdf.Dictionary) and each.get("/EarlyChange") == 0 for each in every)


def _picture_bytes(stream: pikepdf.Stream) -> int:
    """What a picture of this width and height may need; 0 for everything else."""
    said = stream.stream_dict
    if said.get("/Subtype") != pikepdf.Name.Image:
        return 0
    width, height, depth = (_number(said.get(key)) for key in ("/Width", "/Height", "/BitsPerComponent"))
    # Four colours of one or two bytes, and a byte a row that says how it was filtered.
    return height * (width * 4 * (2 if depth > 8 else 1) + 1)


def _number(value: object) -> int:
    return max(0, value) if isinstance(value, int) else 0


def _cut(data: bytes) -> Iterator[bytes]:
    return (data[start : start + PIECE] for start in range(0, len(data), PIECE))


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Unpacked in small pieces. Data that ends early, or whose check sum is wrong, was still readable."""
    unpacker = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest:
            try:
                gained = unpacker.decompress(rest, PIECE * 4)
            except zlib.error as error:
                if "incorrect data check" in str(error):
                    return
                raise
            if not gained and len(unpacker.unconsumed_tail) == len(rest):
                raise zlib.error("no way on: it asks for a dictionary")
            yield gained
            rest = unpacker.unconsumed_tail
        if unpacker.eof:
            return


def _lzw_sizes(data: bytes, *, early: bool = True) -> Iterator[int]:
    """Only the lengths of what would be unpacked: a table of lengths instead of a table of texts."""
    lengths = [1] * 256 + [0, 0]
    bits, held, width, before = 0, 0, 9, 0
    for byte in data:
        bits, held = (bits << 8 | byte) & 0xFFFFFF, held + 8
        if held < width:
            continue
        held -= width
        code = bits >> held & (1 << width) - 1
        if code == 257:
            return
        if code == 256:
            del lengths[258:]
            width, before = 9, 0
            continue
        if before and len(lengths) < 4_096:
            lengths.append(before + 1)
        if code >= len(lengths):
            raise zlib.error("no code of this table")
        before = lengths[code]
        width = min(12, max(9, (len(lengths) + early).bit_length()))
        yield before
