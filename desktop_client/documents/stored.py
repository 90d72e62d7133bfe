"""From a picture in a PDF to what can be recoded, and back into its place; refuses what must stay as it is."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, UnidentifiedImageError

from desktop_client.documents import unpacked
from desktop_client.documents.placed import Placed
from desktop_client.documents.recode import Kind, Recoded, Stored
from desktop_client.documents.source import number

CODED = {"/DCTDecode": Kind.JPEG, "/JPXDecode": Kind.JPEG_2000}
FAX = "/CCITTFaxDecode"
COMPONENTS = {
    "/DeviceGray": 1, "/CalGray": 1, "/Separation": 1, "/DeviceRGB": 3, "/CalRGB": 3, "/DeviceCMYK": 4,
}  # fmt: skip
MODES = {1: "L", 3: "RGB", 4: "CMYK"}
#: Samples of one picture in memory; larger ones stay as they are.
MOST_SAMPLE_BYTES = 150_000_000
#: Rows that are packed with a predictor have a byte more; some end with a few that mean nothing.
SLACK_BYTES = 100_000
#: Rows of a picture that was cut into strips meet; scaled by themselves their seams would show.
LEAST_STRIP_ROWS = 96


def read(picture: Placed) -> Stored | None:
    """What the picture is made of, or None for what we do not touch."""
    stream = picture.stream
    if (
        picture.width < 1
        or picture.height < 1
        or isinstance(stream.get("/Mask"), Array)
        or _has_matte(stream)
    ):
        return None  # exact colours mean something here, or it is nothing
    packed = unpacked.filters(stream)
    last = packed[-1] if packed else ""
    if packed[:-1] not in ([], [unpacked.FLATE]) and last in CODED:
        return None
    try:
        if last in CODED:
            return _coded(picture, CODED[last], is_wrapped=len(packed) > 1)
        return _plain(picture, last) if not last or last in unpacked.PACKING or packed == [FAX] else None
    except (pikepdf.PdfError, OSError, RuntimeError, ValueError, NotImplementedError, struct.error):
        return None


def put(stream: Stream, made: Recoded) -> None:
    """Let a recoded picture take its place; what refers to it need not know."""
    parms = Dictionary(dict(made.parms)) if made.parms is not None else None
    stream.write(made.data, filter=Name(made.filter), decode_parms=parms)
    stream["/Width"], stream["/Height"], stream["/BitsPerComponent"] = made.width, made.height, made.bits
    if made.colours:
        stream["/ColorSpace"] = Name(made.colours)


def _coded(picture: Placed, kind: Kind, *, is_wrapped: bool) -> Stored | None:
    stream = picture.stream
    if kind is Kind.JPEG_2000:
        own = ("/SMaskInData", "/Decode", "/SMask")
        colours = stream.get("/ColorSpace")
        if any(key in stream for key in own) or (colours is not None and _components(colours) is None):
            return None
    data = stream.read_raw_bytes()
    if is_wrapped:
        unwrapped = unpacked.inflated(data, MOST_SAMPLE_BYTES)
        if unwrapped is None:
            return None
        data = unwrapped
    return _stored(picture, kind, data)


def _plain(picture: Placed, last: str) -> Stored | None:
    stream = picture.stream
    bits = 1 if stream.get("/ImageMask") else number(stream, "/BitsPerComponent")
    colours = stream.get("/ColorSpace")
    palette = _palette(colours, stream)
    components = 1 if bits == 1 or palette else _components(colours)
    if bits not in (1, 8, 16) or components not in MODES or (last == FAX and bits != 1):
        return None
    row = (picture.width * components * bits + 7) // 8
    if row * picture.height > MOST_SAMPLE_BYTES:
        return None
    data = (
        _faxed(stream, picture)
        if last == FAX
        else unpacked.content(stream, row * picture.height + SLACK_BYTES)
    )
    if data is None or len(data) < row * picture.height:
        return None
    data = data[: row * picture.height]
    if bits == 16:  # no screen shows more than the first half of each
        return _stored(picture, Kind.PLAIN, data[::2], mode=MODES[components])
    kind = Kind.TWO_TONE if bits == 1 else Kind.PLAIN
    mode = "P" if palette else MODES[components]
    return _stored(picture, kind, data, mode=mode, palette=palette)


def _stored(picture: Placed, kind: Kind, data: bytes, *, mode: str = "", palette: bytes = b"") -> Stored:
    return Stored(
        kind,
        data,
        picture.width,
        picture.height,
        picture.dpi,
        picture.bytes,
        mode=mode,
        palette=palette,
        is_soft_mask=picture.is_soft_mask,
        keeps_samples=picture.height < LEAST_STRIP_ROWS or picture.width < LEAST_STRIP_ROWS,
    )


def _components(colours: Any) -> int | None:  # Any: a name, an array, or nothing
    """How many numbers make a colour, where Pillow's colours can stand for them."""
    if isinstance(colours, Name):
        return COMPONENTS.get(str(colours))
    if not isinstance(colours, Array) or not len(colours):
        return None
    if colours[0] == "/ICCBased" and len(colours) > 1 and isinstance(colours[1], Stream):
        count = number(colours[1], "/N")
        return count if count in MODES else None
    return COMPONENTS.get(str(colours[0]))


def _palette(colours: Any, stream: Stream) -> bytes:  # Any: a name, an array, or nothing
    """The palette as red, green, blue; empty when there is none or its order was turned."""
    if not isinstance(colours, Array) or len(colours) != 4 or colours[0] != "/Indexed" or "/Decode" in stream:
        return b""
    table: Any = colours[3]
    entries = table.read_bytes() if isinstance(table, Stream) else bytes(table)
    match _components(colours[1]):
        case 3:
            return bytes(entries[:768])
        case 1:
            return bytes(each for entry in entries[:256] for each in (entry, entry, entry))
        case _:
            return b""


def _faxed(stream: Stream, picture: Placed) -> bytes | None:
    """The samples of a fax, as the file means them: through a TIFF that has the same bytes in it."""
    given = stream.get("/DecodeParms")
    parms = given[0] if isinstance(given, Array) and len(given) else given
    if not isinstance(parms, Dictionary):
        parms = Dictionary()
    columns = number(parms, "/Columns") or 1728
    if parms.get("/EncodedByteAlign") or columns != picture.width:
        return None
    coding = number(parms, "/K")
    raw = stream.read_raw_bytes()
    tiff = _tiff_head(picture.width, picture.height, len(raw), coding) + raw
    try:
        with Image.open(BytesIO(tiff), formats=("TIFF",)) as image:
            samples = image.convert("1")
    except UnidentifiedImageError:
        return None
    data = samples.tobytes()
    return bytes(each ^ 0xFF for each in data) if parms.get("/BlackIs1") else data


def _tiff_head(width: int, height: int, length: int, coding: int) -> bytes:
    entries = [
        (256, 4, width),
        (257, 4, height),
        (258, 3, 1),
        (259, 3, 4 if coding < 0 else 3),
        (262, 3, 0),  # white is zero
        (273, 4, 0),  # where the bytes are, known below
        (277, 3, 1),
        (278, 4, height),
        (279, 4, length),
        (292, 4, 1 if coding > 0 else 0),
    ]
    size = 8 + 2 + 12 * len(entries) + 4
    rows = b"".join(
        struct.pack("<HHII", tag, kind, 1, size if tag == 273 else value) for tag, kind, value in entries
    )
    return struct.pack("<2sHIH", b"II", 42, 8, len(entries)) + rows + struct.pack("<I", 0)


def _has_matte(stream: Stream) -> bool:
    """Colours that were mixed with their soft mask beforehand fit only that one."""
    mask = stream.get("/SMask")
    return "/Matte" in stream or (isinstance(mask, Stream) and "/Matte" in mask)
