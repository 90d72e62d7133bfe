"""One picture anew, at a gentler or harsher setting: from bytes to bytes, so that any thread may do it.

What must not be blurred is not: two-tone scans stay two-tone, soft masks and palettes stay lossless or become what
they look like, colours that mean "transparent" are not touched at all.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from PIL import Image, ImageChops

from desktop_client.documents.model import Setting

#: A picture is only made smaller when it is larger than the setting asks for by this much.
TOLERANCE = 1.15
#: Sharper colours where quality is asked for; a red seal on white paper bleeds otherwise.
FULL_COLOUR_QUALITY = 80
#: Two-tone pictures have no greys to soften their steps: they keep twice the resolution.
TWO_TONE_FACTOR = 2
LEAST_SIDE = 8
#: As sharp as bicubic to the eye where a picture gets smaller, in half the time.
RESAMPLING = Image.Resampling.HAMMING
WORTH_IT = 0.95


class Kind(Enum):
    """How a picture is stored."""

    JPEG = auto()
    JPEG_2000 = auto()
    PLAIN = auto()
    TWO_TONE = auto()


@dataclass(frozen=True, slots=True)
class Stored:
    """A picture as it stands in a file. ``data`` is JPEG or JPEG 2000, or else plain samples; ``mode`` is Pillow's.

    ``packed`` is how many bytes it takes in the file.
    """

    kind: Kind
    data: bytes
    width: int
    height: int
    dpi: float
    packed: int
    mode: str = ""
    palette: bytes = b""
    is_soft_mask: bool = False
    keeps_samples: bool = False


@dataclass(frozen=True, slots=True)
class Recoded:
    """What takes a picture's place. ``colours`` is a new colour space where the old one does not fit any more."""

    data: bytes
    filter: str
    width: int
    height: int
    parms: Mapping[str, int | bool] | None = None
    colours: str = ""
    bits: int = 8


def recode(stored: Stored, setting: Setting) -> Recoded | None:
    """The picture at this setting, or None when that saves nothing worth having."""
    try:
        made = WAYS[stored.kind](stored, setting)
    except (OSError, ValueError, SyntaxError, struct.error, zlib.error, Image.DecompressionBombError):
        return None  # it stays as it was; whoever shows it may know better
    if made is None or len(made.data) > stored.packed * WORTH_IT:
        return None
    return made


def _from_jpeg(stored: Stored, setting: Setting) -> Recoded | None:
    with Image.open(io.BytesIO(stored.data), formats=("JPEG",)) as image:
        size = _size(stored, setting.dpi)
        # Decoding at a half, a quarter or an eighth is what makes 150 dpi fast.
        image.draft(None, size)
        return as_jpeg(_scaled(image, size), setting.quality)


def _from_jpeg_2000(stored: Stored, setting: Setting) -> Recoded | None:
    with Image.open(io.BytesIO(stored.data), formats=("JPEG2000",)) as image:
        if image.mode not in ("L", "RGB"):
            return None
        made = as_jpeg(_scaled(image, _size(stored, setting.dpi)), setting.quality)
        return _with_colours(made, "/DeviceGray" if image.mode == "L" else "/DeviceRGB")


def _from_plain(stored: Stored, setting: Setting) -> Recoded | None:
    # Pillow keeps ink in JPEGs the other way round than a PDF means it.
    coding = ("raw", "CMYK;I") if stored.mode == "CMYK" else ()
    image = Image.frombytes(stored.mode, (stored.width, stored.height), stored.data, *coding)
    size = _size(stored, setting.dpi)
    if stored.is_soft_mask:
        return as_flate(_scaled(image, size)) if size != image.size else None
    if stored.palette:
        image.putpalette(stored.palette)
        image = image.convert("RGB")
        return _with_colours(as_jpeg(_scaled(image, size), setting.quality), "/DeviceRGB")
    return as_jpeg(_scaled(image, size), setting.quality)


def _from_two_tone(stored: Stored, setting: Setting) -> Recoded | None:
    size = _size(stored, setting.dpi * TWO_TONE_FACTOR)
    image = Image.frombytes("1", (stored.width, stored.height), stored.data)
    if size != image.size:
        grey = image.convert("L").resize(size, Image.Resampling.BOX)
        image = grey.point([0] * 128 + [255] * 128, "1")
    return as_fax(image)


def as_fax(image: Image.Image) -> Recoded:
    """CCITT Group 4, the best that everything reads."""
    import img2pdf

    # What fax calls black is a set bit, and paper is mostly white: short codes are for that.
    data: bytes = img2pdf.transcode_monochrome(ImageChops.invert(image))
    parms = {"/K": -1, "/Columns": image.width, "/Rows": image.height, "/BlackIs1": False}
    return Recoded(data, "/CCITTFaxDecode", image.width, image.height, parms, bits=1)


def tightly(stored: Stored) -> Recoded | None:
    """The same samples in fewer bytes: two-tone as fax, others with the filters that PNG has."""
    try:
        if stored.kind is Kind.TWO_TONE:
            image = Image.frombytes("1", (stored.width, stored.height), stored.data)
            made = as_fax(image)
        elif stored.kind is Kind.PLAIN and stored.mode in ("L", "RGB", "P"):
            made = as_flate(Image.frombytes(stored.mode, (stored.width, stored.height), stored.data))
        else:
            return None
    except (OSError, ValueError):
        return None
    return made if len(made.data) < stored.packed * WORTH_IT else None


def as_jpeg(image: Image.Image, quality: int) -> Recoded:
    sampling = 0 if quality >= FULL_COLOUR_QUALITY else 2
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True, subsampling=sampling)
    return Recoded(out.getvalue(), "/DCTDecode", image.width, image.height)


def as_flate(image: Image.Image) -> Recoded:
    """PNG's own compressed rows are what a PDF calls Flate with a predictor."""
    plain = Image.frombytes("L", image.size, image.tobytes()) if image.mode == "P" else image
    out = io.BytesIO()
    plain.save(out, "PNG", compress_level=9)
    colours = len(plain.getbands())
    parms = {"/Predictor": 15, "/Colors": colours, "/BitsPerComponent": 8, "/Columns": image.width}
    return Recoded(_png_rows(out.getvalue()), "/FlateDecode", image.width, image.height, parms)


def _png_rows(png: bytes) -> bytes:
    rows, place = [], 8
    while place < len(png):
        length = int.from_bytes(png[place : place + 4], "big")
        if png[place + 4 : place + 8] == b"IDAT":
            rows.append(png[place + 8 : place + 8 + length])
        place += length + 12
    return b"".join(rows)


def _size(stored: Stored, dpi: float) -> tuple[int, int]:
    if stored.dpi <= dpi * TOLERANCE or stored.keeps_samples:
        return stored.width, stored.height
    share = dpi / stored.dpi
    width, height = round(stored.width * share), round(stored.height * share)
    return (width, height) if min(width, height) >= LEAST_SIDE else (stored.width, stored.height)


def _scaled(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    if image.size == size:
        image.load()
        return image
    return image.resize(size, RESAMPLING)


def _with_colours(made: Recoded, colours: str) -> Recoded:
    return Recoded(made.data, made.filter, made.width, made.height, made.parms, colours, made.bits)


WAYS: Mapping[Kind, Callable[[Stored, Setting], Recoded | None]] = {
    Kind.JPEG: _from_jpeg,
    Kind.JPEG_2000: _from_jpeg_2000,
    Kind.PLAIN: _from_plain,
    Kind.TWO_TONE: _from_two_tone,
}
