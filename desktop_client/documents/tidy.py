"""Fewer bytes without losing one: what is there twice, what is packed badly, what only its producer could read."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from desktop_client.documents import parallel, placed, recode, stored, unpacked, writing
from desktop_client.documents.model import Step, Watch
from desktop_client.documents.placed import Placed
from desktop_client.documents.recode import Recoded
from desktop_client.documents.source import ObjectNumber, number

#: Private data of the program that made a page, and its little picture: no reader needs either.
USELESS_PAGE_KEYS = ("/PieceInfo", "/Thumb")
#: Filters that pack badly or not at all.
POOR_FILTERS = frozenset({"/LZWDecode", "/RunLengthDecode", "/ASCII85Decode", "/ASCIIHexDecode"})
LEAST_BYTES = 512
#: Streams beyond this are not unpacked to be packed better: they were packed by nobody for a reason we do not know.
MOST_BYTES = 60_000_000
#: A soft mask that is there twice makes its pictures look different; they are found in the next round.
ROUNDS = 2
TOP_LEVEL = 9
SCREEN_BITS = 8


@dataclass(frozen=True, slots=True)
class Tidied:
    """A tidy copy at ``path``. ``duplicates`` is how many bytes were there twice."""

    path: Path
    bytes: int
    pages: int
    duplicates: int


def tidy(pdf: pikepdf.Pdf, out: Path, *, identity: bytes, watch: Watch) -> Tidied:
    """Write a tidy copy of an opened file, which is changed on the way."""
    for page in pdf.pages:
        for key in USELESS_PAGE_KEYS:
            if key in page.obj:
                del page.obj[key]
    streams = [thing for thing in pdf.objects if isinstance(thing, Stream)]
    duplicates = _merge(pdf, streams, watch)
    _pack(streams, watch)
    packable = unpacked.may_be_repacked(pdf)
    writing.save(pdf, out, identity=identity, object_streams=packable, watch=watch)
    return Tidied(out, out.stat().st_size, len(pdf.pages), duplicates)


def _merge(pdf: pikepdf.Pdf, streams: list[Stream], watch: Watch) -> int:
    """Let all that are alike be one. Returns the bytes saved."""
    saved = 0
    for _ in range(ROUNDS):
        firsts: dict[bytes, Stream] = {}
        twins: dict[ObjectNumber, Stream] = {}
        for done, stream in enumerate(streams):
            if done % 64 == 0:
                watch(Step.READING, done, len(streams))
            size = number(stream, "/Length")
            if size < LEAST_BYTES or stream.get("/Type") in (Name.XRef, Name.ObjStm):
                continue
            first = firsts.setdefault(_looks(stream), stream)
            if first.objgen != stream.objgen:
                twins[stream.objgen] = first
                saved += size
        if not twins:
            break
        for thing in (*pdf.objects, pdf.trailer):
            _point_to_firsts(thing, twins, placed.FORM_DEPTH)
        streams[:] = [stream for stream in streams if stream.objgen not in twins]
    return saved


def _looks(stream: Stream) -> bytes:
    """The same for streams that are alike in all but their number."""
    digest = hashlib.blake2b(stream.read_raw_bytes(), digest_size=20)
    facts = {key: value for key, value in stream.items() if key != "/Length"}
    digest.update(Dictionary(facts).unparse(resolved=False))
    return digest.digest()


def _point_to_firsts(thing: object, twins: dict[ObjectNumber, Stream], depth: int) -> None:
    if not depth or not isinstance(thing, (Dictionary, Stream, Array)):
        return
    places = range(len(thing)) if isinstance(thing, Array) else list(thing.keys())
    for place in places:
        value = thing[place]
        if isinstance(value, Stream):
            first = twins.get(value.objgen)
            if first is not None:
                thing[place] = first
        elif isinstance(value, (Dictionary, Array)) and not value.is_indirect:
            _point_to_firsts(value, twins, depth - 1)


def _pack(streams: list[Stream], watch: Watch) -> None:
    """Pack with what packs best; pictures with what suits pictures."""
    poor = [stream for stream in streams if _is_poor(stream)]
    work = [*(_packing(stream) for stream in poor), *_tightening(streams)]

    def asked(done: int) -> None:
        watch(Step.RECODING, done, len(work))

    for place, made in parallel.each(lambda job: job(), (job.prepare() for job in work), asked):
        if made is not None:
            work[place].take(made)


@dataclass(frozen=True, slots=True)
class _Job:
    """``prepare`` reads (in one thread), what it returns works (in any), ``take`` writes (in one again)."""

    stream: Stream
    prepare: Callable[[], Callable[[], Recoded | bytes | None]]

    def take(self, made: Recoded | bytes) -> None:
        if isinstance(made, Recoded):
            stored.put(self.stream, made)
        else:
            self.stream.write(made, filter=Name.FlateDecode)


def _is_poor(stream: Stream) -> bool:
    if stream.get("/Subtype") == "/Image" or not LEAST_BYTES <= number(stream, "/Length") <= MOST_BYTES:
        return False
    filters = unpacked.filters(stream)
    return not filters or (bool(POOR_FILTERS & set(filters)) and set(filters) <= unpacked.PACKING)


def _packing(stream: Stream) -> _Job:
    def prepare() -> Callable[[], bytes | None]:
        try:
            content = unpacked.content(stream, MOST_BYTES)
        except (pikepdf.PdfError, RuntimeError):
            content = None
        if content is None:
            return lambda: None
        size = number(stream, "/Length")

        def pack() -> bytes | None:
            packed = zlib.compress(content or b"", TOP_LEVEL)
            return packed if len(packed) < size else None

        return pack

    return _Job(stream, prepare)


def _tightening(streams: list[Stream]) -> Iterator[_Job]:
    for stream in streams:
        size = number(stream, "/Length")
        if stream.get("/Subtype") != "/Image" or size < placed.LEAST_BYTES:
            continue
        if number(stream, "/BitsPerComponent") > SCREEN_BITS:
            continue  # what is read of them is not all
        filters = set(unpacked.filters(stream))
        if filters <= unpacked.PACKING and "/Predictor" not in str(stream.get("/DecodeParms")):
            width, height = number(stream, "/Width"), number(stream, "/Height")
            yield _tighten(Placed(stream, size, width, height, (1.0, 1.0)))


def _tighten(picture: Placed) -> _Job:
    def prepare() -> Callable[[], Recoded | None]:
        read = stored.read(picture)
        return (lambda: None) if read is None else (lambda: recode.tightly(read))

    return _Job(picture.stream, prepare)
