"""Papers as offices know them, made on the spot: typed pages, scans, photographs, seals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

import img2pdf
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from desktop_client.paths import resource

RED = (205, 35, 45)


def typed(path: Path, pages: Sequence[str], *, size: float = 12, page_size: tuple[float, float] = A4) -> Path:
    """A PDF with a text layer: each page says its words, many times over; an empty one is blank."""
    sheet = canvas.Canvas(str(path), pagesize=page_size, invariant=1)
    for words in pages:
        sheet.setFont("Helvetica", size)
        for line in range(20 if words else 0):
            sheet.drawString(60, page_size[1] - 80 - line * size * 1.6, f"{words} {line}")
        sheet.showPage()
    sheet.save()
    return path


def scanned(path: Path, pictures: Sequence[Image.Image], *, quality: int = 80) -> Path:
    """A PDF of scans: each page is one picture, and has no text."""
    packed = [BytesIO() for _ in pictures]
    for picture, stream in zip(pictures, packed, strict=True):
        picture.save(stream, "JPEG", quality=quality)
    layout = img2pdf.get_layout_fun(A4)
    path.write_bytes(
        img2pdf.convert([stream.getvalue() for stream in packed], layout_fun=layout, nodate=True)
    )
    return path


def paper(words: str, *, dpi: int = 150) -> Image.Image:
    """A sheet of A4 with a page of text on it, as a scanner sees it."""
    width, height = round(8.27 * dpi), round(11.69 * dpi)
    sheet = Image.new("RGB", (width, height), (251, 250, 246))
    pen = ImageDraw.Draw(sheet)
    for line in range(30 if words else 0):
        pen.text(
            (dpi * 0.9, dpi * (0.9 + line * 0.32)), f"{words} {line}", fill=(30, 30, 35), font=font(dpi // 7)
        )
    return sheet


def sealed(sheet: Image.Image, *, dpi: int = 150, millimetres: int = 42, turned: int = 17) -> Image.Image:
    """The sheet with an official seal over its text: a red ring, a star, and the institution around it."""
    side = round(millimetres / 25.4 * dpi)
    seal = Image.new("RGBA", (side, side))
    pen = ImageDraw.Draw(seal)
    pen.ellipse((2, 2, side - 2, side - 2), outline=(*RED, 215), width=max(3, side // 30))
    middle, reach = side / 2, side * 0.18
    star = [
        (
            middle + reach * long * math.sin(step * math.pi / 5),
            middle - reach * long * math.cos(step * math.pi / 5),
        )
        for step, long in enumerate([1.0, 0.38] * 5)
    ]
    pen.polygon(star, fill=(*RED, 215))
    for place, letter in enumerate("某某人力资源服务有限公司"):
        angle = math.radians(150 + place * 20)
        at = (middle + side * 0.38 * math.cos(angle), middle + side * 0.38 * math.sin(angle))
        pen.text(at, letter, fill=(*RED, 215), font=font(side // 9), anchor="mm")
    stamp = seal.rotate(turned, resample=Image.Resampling.BICUBIC)
    copy = sheet.copy()
    copy.paste(stamp, (round(sheet.width * 0.55), round(sheet.height * 0.66)), stamp)
    return copy


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(resource("fonts", "NotoSansSC-Regular.ttf")), size)
