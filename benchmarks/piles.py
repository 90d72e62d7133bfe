"""Piles of PDFs like those that offices hand in, the same at every run: scans, many small files, linked manuals.

The tests make small ones of the same kind.
"""

from __future__ import annotations

import io
import random
import string
from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, OutlineItem, Stream, String
from PIL import Image, ImageDraw, ImageFilter

Size = tuple[float, float]

A4: Size = (595.28, 841.89)
A7: Size = (209.76, 297.64)
#: Distinct scans; the others differ from one of these by a comment only, which is enough to be another picture.
SHEETS = 4


def scans(
    folder: Path,
    *,
    files: int,
    pages: int = 1,
    quality: int = 80,
    dpi: int = 300,
    paper: Size = A4,
    seed: int = 1,
) -> list[Path]:
    """Colour scans of typed pages with a red seal."""
    sheets = [
        _sheet(paper, dpi, quality, random.Random(seed + number))
        for number in range(min(SHEETS, files * pages))
    ]
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for file in range(files):
        with pikepdf.new() as pdf:
            for page in range(pages):
                number = file * pages + page
                _scan(pdf, _with_comment(sheets[number % len(sheets)], number), dpi)
            made.append(_saved(pdf, folder / f"scan-{file:04}.pdf", packed=False))
    return made


def small_files(folder: Path, *, files: int, widgets: int, seed: int = 2) -> list[Path]:
    """Letters and forms of one to three pages; fields have the same names in many of them."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for file in range(files):
        with pikepdf.new() as pdf:
            pages = _typed_pages(pdf, chance.randint(1, 3), chance)
            _fill_in(pdf, pages, widgets * (file + 1) // files - widgets * file // files)
            made.append(_saved(pdf, folder / f"letter-{file:04}.pdf", packed=file % 3 == 0))
    return made


def manuals(folder: Path, parts: Sequence[tuple[int, int, int]], *, seed: int = 3) -> list[Path]:
    """Manuals with pages, links and bookmarks; their named places have the same names in all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for number, (count, links, bookmarks) in enumerate(parts):
        chance = random.Random(seed + number)
        with pikepdf.new() as pdf:
            pages = _typed_pages(pdf, count, chance)
            names = _name_places(pdf, pages, bookmarks)
            _link(pdf, pages, names, links, chance)
            _bookmark(pdf, count, bookmarks)
            made.append(_saved(pdf, folder / f"manual-{number}.pdf", packed=number % 2 == 1))
    return made


def _sheet(size: Size, dpi: int, quality: int, chance: random.Random) -> bytes:
    """Grainy, slightly yellow paper with some forty lines of print on it."""
    width, height = round(size[0] / 72 * dpi), round(size[1] / 72 * dpi)
    noise = Image.frombytes("L", (width, height), chance.randbytes(width * height))
    grain = noise.filter(ImageFilter.BoxBlur(1)).point(lambda value: 225 + value // 10)
    paper = Image.merge(
        "RGB", (grain, grain.point(lambda v: max(0, v - 6)), grain.point(lambda v: max(0, v - 14)))
    )
    pen = ImageDraw.Draw(paper)
    letters = height / 80
    for line in range(44):
        words = "".join(chance.choices(string.ascii_letters + " " * 12, k=70))
        pen.text(
            (width * 0.1, width * 0.1 + line * letters * 1.6), words, fill=(30, 30, 40), font_size=letters
        )
    pen.ellipse(
        (width * 0.6, height * 0.7, width * 0.82, height * 0.86), outline=(200, 20, 30), width=dpi // 20
    )
    out = io.BytesIO()
    paper.save(out, "JPEG", quality=quality, dpi=(dpi, dpi))
    return out.getvalue()


def _with_comment(jpeg: bytes, number: int) -> bytes:
    return jpeg[:2] + b"\xff\xfe\x00\x0a" + b"%08d" % number + jpeg[2:]


def _scan(pdf: pikepdf.Pdf, jpeg: bytes, dpi: int) -> None:
    with Image.open(io.BytesIO(jpeg)) as image:
        width, height = image.size
    picture = Stream(pdf, jpeg, Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height)
    picture["/BitsPerComponent"] = 8
    picture["/ColorSpace"] = Name.DeviceRGB
    picture["/Filter"] = Name.DCTDecode
    across, up = width * 72 / dpi, height * 72 / dpi
    page = pdf.add_blank_page(page_size=(round(across, 2), round(up, 2))).obj
    page["/Resources"] = Dictionary(XObject=Dictionary(Scan=picture))
    page["/Contents"] = Stream(pdf, f"q {across:.2f} 0 0 {up:.2f} 0 0 cm /Scan Do Q".encode())


def _typed_pages(pdf: pikepdf.Pdf, count: int, chance: random.Random) -> list[pikepdf.Object]:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    resources = pdf.make_indirect(Dictionary(Font=Dictionary(F1=pdf.make_indirect(font))))
    for number in range(count):
        words = [f"Line {line} of page {number} {chance.random():.12f}" for line in range(45)]
        lines = (f"BT /F1 10 Tf 50 {800 - 16 * line} Td ({text}) Tj ET" for line, text in enumerate(words))
        page = pdf.add_blank_page(page_size=A4).obj
        page["/Resources"] = resources
        page["/Contents"] = Stream(pdf, "\n".join(lines).encode())
    return [page.obj for page in pdf.pages]


def _name_places(pdf: pikepdf.Pdf, pages: Sequence[pikepdf.Object], sections: int) -> list[str]:
    """As typesetting programs name them: every section and every page."""
    places = {f"section.{number}": pages[number * len(pages) // sections] for number in range(sections)}
    places |= {f"page.{number}": page for number, page in enumerate(pages)}
    tree = NameTree.new(pdf)
    for name, page in places.items():
        tree[name] = pdf.make_indirect(Dictionary(D=Array([page, Name.XYZ, 50, 700, None])))
    pdf.Root.Names = pdf.make_indirect(Dictionary(Dests=tree.obj))
    return list(places)


def _link(
    pdf: pikepdf.Pdf, pages: Sequence[pikepdf.Object], names: Sequence[str], count: int, chance: random.Random
) -> None:
    for number, page in enumerate(pages):
        on_page = count * (number + 1) // len(pages) - count * number // len(pages)
        page["/Annots"] = Array(
            pdf.make_indirect(_one_link(pages, names, chance, row)) for row in range(on_page)
        )


def _one_link(
    pages: Sequence[pikepdf.Object], names: Sequence[str], chance: random.Random, row: int
) -> Dictionary:
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Border=[0, 0, 0], Rect=[50, 780 - row * 9, 300, 788 - row * 9]
    )
    if chance.random() < 0.9:
        link["/A"] = Dictionary(S=Name.GoTo, D=String(chance.choice(names)))
    else:
        link["/Dest"] = Array([chance.choice(pages), Name.Fit])
    return link


def _bookmark(pdf: pikepdf.Pdf, pages: int, count: int) -> None:
    with pdf.open_outline() as outline:
        for number in range(count):
            if number % 2:
                item = OutlineItem(f"Section {number}", number * pages // count)
            else:
                place = Dictionary(S=Name.GoTo, D=String(f"section.{number}"))
                item = OutlineItem(f"Section {number}", action=place)
            (outline.root if number % 10 == 0 else outline.root[-1].children).append(item)


def _fill_in(pdf: pikepdf.Pdf, pages: Sequence[pikepdf.Object], widgets: int) -> None:
    if not widgets:
        return
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    fields = list(_fields(pdf, pages, widgets, font))
    pdf.Root.AcroForm = Dictionary(
        Fields=Array(fields), DR=Dictionary(Font=Dictionary(Helv=font)), DA=String("/Helv 10 Tf 0 g")
    )


def _fields(
    pdf: pikepdf.Pdf, pages: Sequence[pikepdf.Object], widgets: int, font: pikepdf.Object
) -> Iterator[pikepdf.Object]:
    for number in range(widgets):
        page = pages[number % len(pages)]
        drawn = Stream(pdf, b"BT /Helv 10 Tf 2 4 Td (value) Tj ET", Type=Name.XObject, Subtype=Name.Form)
        drawn["/BBox"] = Array([0, 0, 120, 16])
        drawn["/Resources"] = Dictionary(Font=Dictionary(Helv=font))
        widget = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, F=4, P=page)
        widget["/T"], widget["/V"] = String(f"field{number}"), String("value")
        widget["/Rect"] = Array([300, 700 - number * 20, 420, 716 - number * 20])
        widget["/AP"] = Dictionary(N=drawn)
        field = pdf.make_indirect(widget)
        page["/Annots"] = Array([*page.get("/Annots", Array()), field])
        yield field


def _saved(pdf: pikepdf.Pdf, path: Path, *, packed: bool) -> Path:
    modes = pikepdf.ObjectStreamMode
    pdf.save(
        path,
        compress_streams=True,
        object_stream_mode=modes.generate if packed else modes.disable,
        static_id=True,
    )
    return path
