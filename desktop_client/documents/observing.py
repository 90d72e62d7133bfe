"""What a page shows when it is looked at once, inside the worker process; ``findings`` judges it."""

from __future__ import annotations

import collections
import ctypes
import hashlib
import math
from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageChops
from pypdfium2 import raw

from desktop_client.documents import personal, seal
from desktop_client.documents.models import Observation
from desktop_client.documents.rendering import Pages, PdfPages, Size, scale_for

#: Wide enough for a seal and for faint pencil, small enough for two hundred pages in a few seconds.
WIDTH = 520
POINTS_AN_INCH = 72
#: Text is sampled: a page of tables may have ten thousand characters.
MOST_CHARACTERS = 600
LEAST_CHARACTERS = 12
SMALL_POINTS = 6.0
#: A scan fills its page; a photo in a report does not.
FULL_PAGE = 0.7
#: The fingerprint: mean tones of so many fields, each smaller than a letter, so that another digit shows.
ACROSS, DOWN = 130, 184
A4_INCHES = (8.27, 11.69)


@dataclass(frozen=True, slots=True)
class Text:
    """What the text layer of a page says of itself."""

    characters: int = 0
    sha256: str = ""
    turned: int | None = None  # clockwise, as shown; None: too little text, or in several directions
    small_points: float | None = None


def observe(pages: Pages, index: int) -> tuple[Observation, bytes]:
    """One page looked at; beside it the mean tones by which repeated pages are recognised."""
    size = pages.size(index)
    picture = pages.draw(index, scale_for(size, width=WIDTH))
    text, dpi = Text(), _picture_dpi(pages, index)
    kinds: tuple[str, ...] = ()
    if isinstance(pages, PdfPages):
        with pages.page(index) as page:
            text = _text(page)
            dpi = _scan_dpi(page, size)
            kinds = tuple(str(each.kind) for each in personal.find(page, index))
    grey = picture.convert("L")
    observation = Observation(
        is_blank=_is_blank(picture),
        characters=text.characters,
        text_sha256=text.sha256,
        turned=text.turned,
        small_points=text.small_points,
        dpi=dpi,
        width=size.width,
        height=size.height,
        picture_sha256=hashlib.sha256(picture.tobytes()).hexdigest(),
        has_seal=seal.has_seal(picture),
        personal=kinds,
    )
    return observation, grey.resize((ACROSS, DOWN), Image.Resampling.BOX).tobytes()


def _is_blank(picture: Image.Image) -> bool:
    """Nothing but paper: no large spot differs from the commonest tone. Dust and rims of scans are passed over."""
    darkest = _darkest(picture)
    width, height = darkest.size
    across, down = width * 4 // 100, height * 4 // 100
    inner = darkest.crop((across, down, width - across, height - down)).reduce(2)
    tones = inner.histogram()
    paper = max(range(256), key=tones.__getitem__)
    marks = sum(count for tone, count in enumerate(tones) if abs(tone - paper) > 32)
    return marks <= max(3, inner.width * inner.height // 12_000)


def _darkest(picture: Image.Image) -> Image.Image:
    """The darkest of the three colours: yellow ink is light, and still ink."""
    red, green, blue = picture.split()
    return ImageChops.darker(ImageChops.darker(red, green), blue)


def _text(page: pypdfium2.PdfPage) -> Text:
    text = page.get_textpage()
    try:
        count = text.count_chars()
        if count < 1:
            return Text()
        words = "".join(text.get_text_range(0, min(count, 20_000)).split())
        directions: collections.Counter[int] = collections.Counter()
        sizes: list[float] = []
        for number in range(0, count, max(1, count // MOST_CHARACTERS)):
            if raw.FPDFText_GetUnicode(text, number) <= 32 or raw.FPDFText_IsGenerated(text, number) == 1:
                continue
            angle = math.degrees(max(0.0, raw.FPDFText_GetCharAngle(text, number)))
            directions[round((page.get_rotation() - angle) / 90) % 4 * 90] += 1
            sizes.append(_points(text, number))
        return Text(
            len(words), hashlib.sha256(words.encode()).hexdigest(), _direction(directions), _small(sizes)
        )
    finally:
        text.close()


def _points(text: pypdfium2.PdfTextPage, number: int) -> float:
    """The size a character is shown at: its font's size, scaled by what stands around it."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, number, ctypes.byref(matrix)):
        return 0.0
    return float(raw.FPDFText_GetFontSize(text, number)) * math.hypot(matrix.c, matrix.d)


def _direction(directions: collections.Counter[int]) -> int | None:
    seen = sum(directions.values())
    if seen < LEAST_CHARACTERS:
        return None
    turned, count = directions.most_common(1)[0]
    return turned if count >= 0.8 * seen else None


def _small(sizes: list[float]) -> float | None:
    """The size of the page's small text, when it is more than a footnote."""
    small = sorted(size for size in sizes if 0 < size < SMALL_POINTS - 0.05)
    if len(small) < LEAST_CHARACTERS or len(small) * 2 < len(sizes):
        return None
    return small[len(small) // 2]


def _scan_dpi(page: pypdfium2.PdfPage, size: Size) -> int | None:
    """The resolution of the picture that fills the page; of several layers, the finest."""
    area = size.width * size.height
    found: list[float] = []
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = thing.get_bounds()
        if (right - left) * (top - bottom) >= FULL_PAGE * area:
            found.append(_dpi(thing.get_px_size(), (right - left, top - bottom)))
    return round(max(found)) if found else None


def _dpi(pixels: tuple[int, int], points: tuple[float, float]) -> float:
    """Dots an inch, on paper of at most A4: a page may claim to be as large as a wall."""
    longest = min(max(points) / POINTS_AN_INCH, A4_INCHES[1])
    shortest = min(min(points) / POINTS_AN_INCH, A4_INCHES[0])
    return max(max(pixels) / max(longest, 0.01), min(pixels) / max(shortest, 0.01))


def _picture_dpi(pages: Pages, index: int) -> int | None:
    pixels = pages.pixels(index)
    if pixels is None:
        return None
    size = pages.size(index)
    return round(_dpi(pixels, (size.width, size.height)))
