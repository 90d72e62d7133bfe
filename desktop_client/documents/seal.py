"""Is there a red round seal (公章) on this picture of a page? A hint only: a black-and-white scan never shows one.

An official seal is a red ring of 38 to 45 mm with a star inside; a 发票专用章 is an oval of 40 × 30 mm. So: red dots,
gathered into islands, of which one has that size and a rim nearly all the way round, but is not simply filled.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from PIL import Image, ImageChops

#: Pixels a millimetre at which is looked; finer shows no more of a rim that is a millimetre thick.
DETAIL = 2.5
A4_MILLIMETRES = (210.0, 297.0)
LEAST_MILLIMETRES, MOST_MILLIMETRES = 24.0, 62.0
MOST_OVAL = 1.5
CELL = 8  # pixels, some 3 mm: letters and star of one seal hang together
LEAST_IN_CELL = 6  # of 64 red dots
SECTORS = 32
LEAST_SECTORS = 0.62
MOST_FILLED = 0.7
MOST_OUTSIDE = 0.1

Spot = tuple[int, int, int, int]  # left, top, right, bottom in pixels


def has_seal(picture: Image.Image) -> bool:
    """Whether a red round seal is on this page, which is taken to be an A4 sheet."""
    red = red_dots(_sized(picture))
    return any(_is_seal(red.crop(spot)) for spot in _islands(red))


def red_dots(picture: Image.Image) -> Image.Image:
    """White where the ink is red, black elsewhere."""
    hue, saturation, value = picture.convert("HSV").split()
    is_red = hue.point([255 if tone < 14 or tone > 232 else 0 for tone in range(256)])
    is_coloured = saturation.point([255 if tone > 48 else 0 for tone in range(256)])
    is_light = value.point([255 if tone > 90 else 0 for tone in range(256)])
    return ImageChops.multiply(ImageChops.multiply(is_red, is_coloured), is_light)


def _sized(picture: Image.Image) -> Image.Image:
    short, long = A4_MILLIMETRES
    scale = min(short * DETAIL / min(picture.size), long * DETAIL / max(picture.size), 1.0)
    width, height = (max(1, round(side * scale)) for side in picture.size)
    return picture.convert("RGB").resize((width, height), Image.Resampling.BOX)


def _islands(red: Image.Image) -> Iterator[Spot]:
    """Where red cells touch each other and the whole is as large as a seal."""
    columns, rows = red.width // CELL, red.height // CELL
    if not columns or not rows:
        return
    cells = red.crop((0, 0, columns * CELL, rows * CELL)).reduce(CELL).tobytes()
    least = 255 * LEAST_IN_CELL // (CELL * CELL)
    unseen = {number for number, tone in enumerate(cells) if tone >= least}
    while unseen:
        island = _gathered(unseen, columns)
        spot = _bounds(island, columns)
        if _has_size(spot):
            inside = red.crop(spot).getbbox()
            if inside:
                left, top = spot[:2]
                yield (left + inside[0], top + inside[1], left + inside[2], top + inside[3])


def _gathered(unseen: set[int], columns: int) -> list[int]:
    """One island, taken out of the cells not yet seen."""
    island = [unseen.pop()]
    for cell in island:
        column = cell % columns
        for down in (-columns, 0, columns):
            for across in (-1, 0, 1):
                beside = cell + down + across
                if beside in unseen and 0 <= column + across < columns:
                    unseen.discard(beside)
                    island.append(beside)
    return island


def _bounds(island: Sequence[int], columns: int) -> Spot:
    across = [cell % columns for cell in island]
    down = [cell // columns for cell in island]
    # A cell with little red in it is not counted, but the rim may just reach into it.
    left, top = max(0, min(across) - 1) * CELL, max(0, min(down) - 1) * CELL
    return left, top, (max(across) + 2) * CELL, (max(down) + 2) * CELL


def _has_size(spot: Spot) -> bool:
    width, height = spot[2] - spot[0], spot[3] - spot[1]
    least, most = LEAST_MILLIMETRES * DETAIL, MOST_MILLIMETRES * DETAIL + 4 * CELL
    return least <= min(width, height) and max(width, height) <= most


def _is_seal(red: Image.Image) -> bool:
    """A rim nearly all the way round, little outside of it, and not simply filled."""
    width, height = red.size
    sides = (min(width, height), max(width, height))
    if sides[0] < LEAST_MILLIMETRES * DETAIL or sides[1] > MOST_MILLIMETRES * DETAIL:
        return False
    if sides[1] > sides[0] * MOST_OVAL:
        return False
    sectors: set[int] = set()
    inside = outside = 0
    for x, y in _dots(red):
        across, down = (2 * x + 1) / width - 1, (2 * y + 1) / height - 1
        distance = math.hypot(across, down)
        inside += distance <= 1.06
        outside += distance > 1.06
        if 0.82 <= distance <= 1.06:
            sectors.add(int((math.atan2(down, across) / math.tau + 0.5) * SECTORS) % SECTORS)
    area = math.pi / 4 * width * height
    is_round = len(sectors) >= LEAST_SECTORS * SECTORS and outside <= MOST_OUTSIDE * max(inside, 1)
    return is_round and inside <= MOST_FILLED * area


def _dots(red: Image.Image) -> Iterator[tuple[int, int]]:
    width = red.width
    for number, tone in enumerate(red.tobytes()):
        if tone:
            yield number % width, number // width
