"""Pages as pictures, inside the worker process: PDFium draws PDFs, Pillow opens pictures; files stay open a while."""

from __future__ import annotations

import collections
import io
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pypdfium2
from PIL import Image, ImageOps

from desktop_client.contract.codes import Code
from desktop_client.documents.model import Box
from desktop_client.errors import AppError

#: More would cost more memory than a screen can show.
MOST_PIXELS = 12_000_000
#: What is kept open at the same time; a single larger file is kept, too.
MOST_BYTES_OPEN = 64 * 1_048_576
#: Larger files are not taken into memory: the process would be taken for one that runs away.
MOST_BYTES_HELD = 32 * 1_048_576
MOST_FILES_OPEN = 64
#: A picture without a resolution of its own is taken to fill a page of this size.
A4_POINTS = (595.28, 841.89)
#: How JPEG, PNG and TIFF begin; everything else that the gate lets through is a PDF, perhaps behind some junk.
PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
TURNS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Size:
    """Points, as the file shows the page."""

    width: float
    height: float


class Pages(Protocol):
    """An opened file: its pages can be measured and drawn."""

    bytes: int

    def __len__(self) -> int: ...
    def size(self, index: int) -> Size: ...
    def draw(self, index: int, scale: float) -> Image.Image:
        """The page at ``scale`` pixels a point."""
        ...

    def pixels(self, index: int) -> tuple[int, int] | None:
        """How many dots the page has, if it is a picture."""
        ...

    def close(self) -> None: ...


class PdfPages:
    """The pages of a PDF, drawn with their forms and comments as a reader shows them."""

    def __init__(self, content: bytes | Path) -> None:
        self.bytes = len(content) if isinstance(content, bytes) else content.stat().st_size
        self.pdf = pypdfium2.PdfDocument(content)
        if self.pdf.get_formtype():
            self.pdf.init_forms()

    def __len__(self) -> int:
        return len(self.pdf)

    def size(self, index: int) -> Size:
        return Size(*self.pdf.get_page_size(index))

    def draw(self, index: int, scale: float) -> Image.Image:
        with self.page(index) as page:
            bitmap = page.render(scale=scale, rev_byteorder=True)
            try:
                picture: Image.Image = bitmap.to_pil()
                # The bitmap's memory is about to go.
                return picture.convert("RGB") if picture.mode != "RGB" else picture.copy()
            finally:
                bitmap.close()

    def pixels(self, index: int) -> None:  # noqa: ARG002  # it is no picture, whichever page
        return None

    @contextmanager
    def page(self, index: int) -> Iterator[pypdfium2.PdfPage]:
        """The page for as long as the block lasts."""
        page = self.pdf[index]
        try:
            yield page
        finally:
            page.close()

    def close(self) -> None:
        self.pdf.close()


class PicturePages:
    """A photograph or a scan: one page for each frame, turned as its camera said."""

    def __init__(self, content: bytes) -> None:
        self.bytes = len(content)
        self._content = content
        self._image = Image.open(io.BytesIO(content))
        self._frames = int(getattr(self._image, "n_frames", 1))

    def __len__(self) -> int:
        return self._frames

    def size(self, index: int) -> Size:
        self._image.seek(index)
        width, height = self._image.size
        if self._image.getexif().get(0x0112, 1) in (5, 6, 7, 8):  # EXIF: the camera was held upright
            width, height = height, width
        return _on_paper(width, height)

    def draw(self, index: int, scale: float) -> Image.Image:
        size = self.size(index)
        width, height = round(size.width * scale), round(size.height * scale)
        self._image.seek(index)
        wanted = (max(width, height), max(width, height))
        frame = self._image
        if self._frames == 1:
            frame = Image.open(io.BytesIO(self._content))  # a draft cannot be taken back
            frame.draft("RGB", wanted)  # JPEG: decoded at a half, a quarter or an eighth
        upright = ImageOps.exif_transpose(frame)
        return _flat(upright).resize((max(1, width), max(1, height)), Image.Resampling.BOX, reducing_gap=2.0)

    def pixels(self, index: int) -> tuple[int, int]:
        self._image.seek(index)
        return self._image.size

    def close(self) -> None:
        self._image.close()


class Shelf:
    """Files that were opened lately. A file that changed meanwhile is another file."""

    def __init__(self) -> None:
        self._open: collections.OrderedDict[tuple[str, int, int], Pages] = collections.OrderedDict()

    def pages(self, path: Path) -> Pages:
        """The opened file; see ``opened``."""
        try:
            seen = path.stat()
            key = (str(path), seen.st_size, seen.st_mtime_ns)
            if key not in self._open:
                self._open[key] = opened(path)
        except FileNotFoundError:
            raise AppError(Code.FILE_MISSING, name=path.name) from None
        except OSError:
            raise AppError(Code.FILE_UNREADABLE, name=path.name) from None
        self._open.move_to_end(key)
        self._make_room()
        return self._open[key]

    def _make_room(self) -> None:
        while len(self._open) > 1 and (
            len(self._open) > MOST_FILES_OPEN
            or sum(pages.bytes for pages in self._open.values()) > MOST_BYTES_OPEN
        ):
            self._open.popitem(last=False)[1].close()


def opened(path: Path) -> Pages:
    """The pages of a file by its own first bytes; what PDFium cannot read, qpdf may be able to mend.

    It is held in memory unless it is large: on Windows nobody could change or remove it otherwise.
    """
    with path.open("rb") as file:
        is_picture = file.read(8).startswith(PICTURES)
    if is_picture:
        return PicturePages(path.read_bytes())
    content = path if path.stat().st_size > MOST_BYTES_HELD else path.read_bytes()
    try:
        pages = PdfPages(content)
    except pypdfium2.PdfiumError:
        return PdfPages(_mended(path))
    if len(pages):
        return pages
    pages.close()
    return PdfPages(_mended(path))


def scale_for(size: Size, *, width: int | None = None, dpi: int = 72) -> float:
    """Pixels a point, so that the picture is ``width`` wide or has ``dpi``, and never more than can be afforded."""
    # PDFium rounds up: a hair less, or it would be one dot wider.
    scale = (width - 0.01) / max(size.width, 1.0) if width else dpi / 72
    area = max(size.width * size.height, 1.0)
    return min(scale, math.sqrt(MOST_PIXELS / area))


def turned(picture: Image.Image, degrees: int) -> Image.Image:
    """The picture turned clockwise by a multiple of 90."""
    turn = TURNS.get(degrees % 360)
    return picture if turn is None else picture.transpose(turn)


def as_png(picture: Image.Image) -> bytes:
    """Quickly rather than small: it only crosses to the window."""
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()


def box_of(page: pypdfium2.PdfPage, left: float, bottom: float, right: float, top: float) -> Box:
    """From the page's own coordinates to points as it is shown."""
    width, height = page.get_size()
    (x1, y1), (x2, y2) = (_shown(page, width, height, *corner) for corner in ((left, top), (right, bottom)))
    return Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))


def _shown(page: pypdfium2.PdfPage, width: float, height: float, x: float, y: float) -> tuple[float, float]:
    left, bottom, right, top = page.get_cropbox()
    across, up = x - left, y - bottom
    wide, high = right - left, top - bottom
    match page.get_rotation():
        case 90:
            return up, across
        case 180:
            return wide - across, up
        case 270:
            return width - up, height - across
        case _:
            return across, high - up


def _on_paper(width: int, height: int) -> Size:
    """As large as it fits on an A4 sheet laid the same way."""
    short, long = A4_POINTS
    room = (short, long) if height >= width else (long, short)
    scale = min(room[0] / width, room[1] / height)
    return Size(width * scale, height * scale)


def _flat(picture: Image.Image) -> Image.Image:
    """On white paper, where it is transparent."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        paper = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(paper, picture.convert("RGBA")).convert("RGB")
    return picture.convert("RGB")


def _mended(path: Path) -> bytes:
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            out = io.BytesIO()
            pdf.save(
                out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none
            )  # else it unpacks bombs
            return out.getvalue()
    except pikepdf.PasswordError:
        raise AppError(Code.PDF_ENCRYPTED) from None
    except pikepdf.PdfError:
        raise AppError(Code.FILE_UNREADABLE) from None
