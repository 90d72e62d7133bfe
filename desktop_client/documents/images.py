"""Photographs and scans become pages: byte for byte where a PDF can hold them as they are, else as gently as possible.

A page is as large as the picture says it is; when it says nothing sensible (most cameras) it is laid on an A4 sheet.
"""

from __future__ import annotations

import contextlib
import errno
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import img2pdf
import pikepdf
from PIL import Image, ImageOps, UnidentifiedImageError

from desktop_client.contract.codes import Code
from desktop_client.documents import writing
from desktop_client.documents.model import Imaged, Step, Watch, unwatched
from desktop_client.documents.verify import verify
from desktop_client.problems import Problem, Refused

FORMATS = ("JPEG", "PNG", "TIFF")  # many a telephone's JPEG is an MPO, which Pillow opens as JPEG
#: A0 at 300 dpi. A picture of a few kilobytes may claim to be a thousand times as large.
MOST_PIXELS = 140_000_000
MOST_FRAMES = 2_000
A4_POINTS = (595.28, 841.89)
A3_POINTS = (841.89, 1190.55)
LEAST_POINTS = 36.0
#: 72 and 96 are what programs write who do not know.
SENSIBLE_DPI = (100, 2_400)
JPEG_QUALITY = 92
#: EXIF: as it is, or turned; the others are mirrored, which a page cannot be.
PLAIN_TURNS = frozenset({1, 3, 6, 8})
ORIENTATION = 0x0112
ALMOST = 1.02


def to_pdf(
    files: Sequence[Path], out: Path, *, skip_unreadable: bool = False, watch: Watch = unwatched
) -> Imaged | Refused:
    """Write one PDF with a page for each picture, several for a TIFF of several.

    A file that is no sound picture refuses the whole, or with ``skip_unreadable`` is left out and told.
    """
    with writing.beside(out) as written, contextlib.ExitStack() as open_files:
        wrapped, problems = _wrapped(files, watch)
        if problems and not (skip_unreadable and wrapped):
            return Refused(tuple(problems))
        if not wrapped:
            return Refused((Problem(Code.PDF_NOTHING_TO_JOIN),))
        pdf = open_files.enter_context(pikepdf.new())
        for each in wrapped:
            part = open_files.enter_context(pikepdf.open(io.BytesIO(each.pdf)))
            for page in part.pages:
                pdf.pages.append(page)
        identity = writing.fingerprint(each.path for each in wrapped)
        writing.save(pdf, written, identity=identity, object_streams=False, watch=watch)
        pages = verify(written, pages=len(pdf.pages), watch=watch).pages
        size = written.stat().st_size
    recoded = tuple(each.path for each in wrapped if each.is_recoded)
    return Imaged(out, pages, size, recoded, tuple(problems))


@dataclass(frozen=True, slots=True)
class _Wrapped:
    path: Path
    pdf: bytes
    is_recoded: bool


def _wrapped(files: Sequence[Path], watch: Watch) -> tuple[list[_Wrapped], list[Problem]]:
    wrapped: list[_Wrapped] = []
    problems: list[Problem] = []
    for done, path in enumerate(files):
        watch(Step.READING, done, len(files))
        found = _read(path)
        if isinstance(found, _Wrapped):
            wrapped.append(found)
        else:
            problems.append(found)
    return wrapped, problems


def _read(path: Path) -> _Wrapped | Problem:
    def wrong(code: Code, **facts: str) -> Problem:
        return Problem(code, place=path.name, facts={"name": path.name, **facts})

    try:
        content = path.read_bytes()
    except OSError as error:
        return wrong(Code.FILE_MISSING if error.errno == errno.ENOENT else Code.FILE_UNREADABLE)
    if not content:
        return wrong(Code.FILE_EMPTY)
    Image.MAX_IMAGE_PIXELS = None  # the bound is ours, and comes with a sentence
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            width, height = _largest(image)
            if width * height > MOST_PIXELS:
                limit = f"{MOST_PIXELS:,}"
                return wrong(Code.IMAGE_TOO_LARGE, width=str(width), height=str(height), limit=limit)
            is_plain = _check(image)
            is_one = image.format == "MPO"
    except UnidentifiedImageError:
        return wrong(Code.FILE_TYPE_UNSUPPORTED)
    except (OSError, ValueError, SyntaxError, EOFError, OverflowError):
        return wrong(Code.IMAGE_DAMAGED)
    if is_plain:
        with contextlib.suppress(Exception):  # img2pdf raises bare ones; then the picture is recoded
            return _Wrapped(path, _as_it_is(content, only_first=is_one), is_recoded=False)
    try:
        return _Wrapped(path, _recoded(content), is_recoded=True)
    except (OSError, ValueError, SyntaxError, EOFError, img2pdf.ImageOpenError):
        return wrong(Code.IMAGE_DAMAGED)


def _largest(image: Image.Image) -> tuple[int, int]:
    """The largest of its frames, by their headers."""
    sizes = [image.size]
    for frame in range(1, min(getattr(image, "n_frames", 1), MOST_FRAMES)):
        image.seek(frame)
        sizes.append(image.size)
    image.seek(0)
    return max(sizes, key=lambda size: size[0] * size[1])


def _check(image: Image.Image) -> bool:
    """Raises when it is cut off. Answers whether a PDF can hold it as it is."""
    if image.format in ("JPEG", "MPO"):
        image.draft("L", (image.width // 8 or 1, image.height // 8 or 1))  # enough to meet a missing end
    image.load()
    is_packed_jpeg = image.format == "TIFF" and image.info.get("compression") in ("jpeg", "tiff_jpeg")
    # A palette of which one colour is none: wrapped as it is, all of it would be.
    is_stencil = image.mode == "P" and "transparency" in image.info
    return image.getexif().get(ORIENTATION, 1) in PLAIN_TURNS and not (is_packed_jpeg or is_stencil)


def _as_it_is(content: bytes, *, only_first: bool) -> bytes:
    """``only_first``: a telephone puts a preview or a second eye behind the photograph."""
    made: bytes = img2pdf.convert(
        io.BytesIO(content),
        layout_fun=_layout,
        rotation=img2pdf.Rotation.auto,
        first_frame_only=only_first,
        nodate=True,
    )
    return made


def _recoded(content: bytes) -> bytes:
    """Turned, on white paper, in eight bits: what every reader shows alike. PNG stays exact, photographs JPEG."""
    with Image.open(io.BytesIO(content), formats=FORMATS) as image:
        is_photograph = image.format in ("JPEG", "MPO") or "jpeg" in str(image.info.get("compression"))
        frames = 1 if image.format == "MPO" else min(getattr(image, "n_frames", 1), MOST_FRAMES)
        made: list[bytes] = []
        for frame in range(frames):
            image.seek(frame)
            made.append(_as_file(image, is_photograph=is_photograph))
    pages: bytes = img2pdf.convert([io.BytesIO(each) for each in made], layout_fun=_layout, nodate=True)
    return pages


def _as_file(image: Image.Image, *, is_photograph: bool) -> bytes:
    turned = ImageOps.exif_transpose(image)
    upright = _flat(turned)
    if upright.mode != turned.mode:
        upright.info.pop("icc_profile", None)  # it speaks of other colours, or was made this minute
    dpi = image.info.get("dpi", (72, 72))
    out = io.BytesIO()
    if is_photograph:
        upright.save(out, "JPEG", quality=JPEG_QUALITY, subsampling=0, dpi=dpi)
    else:
        upright.save(out, "PNG", dpi=dpi)
    return out.getvalue()


def _flat(image: Image.Image) -> Image.Image:
    if image.mode in ("1", "L", "RGB"):
        return image
    if image.mode.startswith("I") or image.mode == "F":
        return _eight_bits(image)
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        paper = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(paper, image.convert("RGBA")).convert("RGB")
    return image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Sixteen bits scaled, not cut off at white as Pillow's own conversion would."""
    low, high = (float(each) for each in image.getextrema())  # type: ignore[arg-type]
    top = 65_535.0 if high > 255 or image.mode.startswith("I;16") else 255.0
    scale = 255.0 / (top if low >= 0 else max(high - low, 1.0))
    return image.convert("F").point(lambda value: value * scale).convert("L")


def _layout(width: int, height: int, dpi: tuple[float, float]) -> tuple[float, float, float, float]:
    """Page and picture in points: the size that the picture claims, or the largest that fits on A4."""
    across, down = width * 72 / max(dpi[0], 1), height * 72 / max(dpi[1], 1)
    is_sensible = all(SENSIBLE_DPI[0] <= each <= SENSIBLE_DPI[1] for each in dpi)
    short, long = sorted((across, down))
    fits = short >= LEAST_POINTS and short <= A3_POINTS[0] * ALMOST and long <= A3_POINTS[1] * ALMOST
    if is_sensible and fits:
        return across, down, across, down
    paper = A4_POINTS if height >= width else (A4_POINTS[1], A4_POINTS[0])
    scale = min(paper[0] / width, paper[1] / height)
    return paper[0], paper[1], width * scale, height * scale
