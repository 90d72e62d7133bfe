"""Pictures become pages: byte for byte where that can be, upright, of a sensible size, and never a bomb."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw

from desktop_client.contract.codes import Code
from desktop_client.documents.images import to_pdf
from desktop_client.documents.model import Imaged
from desktop_client.problems import Refused


def picture(width: int = 300, height: int = 200) -> Image.Image:
    """White, with red in the upper left corner and blue in the lower right."""
    made = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(made)
    pen.rectangle((0, 0, width // 4, height // 4), fill=(220, 20, 20))
    pen.rectangle((width * 3 // 4, height * 3 // 4, width, height), fill=(20, 20, 220))
    return made


def made_of(*files: Path) -> Imaged:
    made = to_pdf(list(files), files[0].with_suffix(".made.pdf"))
    assert isinstance(made, Imaged), made
    return made


def shown(path: Path, page: int = 0, size: tuple[int, int] = (300, 200)) -> Image.Image:
    with pypdfium2.PdfDocument(path) as document:
        return document[page].render(scale=1).to_pil().convert("RGB").resize(size)


def page_size(path: Path) -> tuple[float, float]:
    with pypdfium2.PdfDocument(path) as document:
        return tuple(round(each) for each in document[0].get_size())


def is_alike(one: Image.Image, other: Image.Image, most: float = 6) -> bool:
    histogram = ImageChops.difference(one, other).convert("L").histogram()
    return sum(value * count for value, count in enumerate(histogram)) / (one.width * one.height) < most


def test_a_jpeg_is_taken_byte_for_byte(tmp_path):
    picture().save(tmp_path / "a.jpg", quality=90)
    made = made_of(tmp_path / "a.jpg")
    assert made.recoded == ()
    with pikepdf.open(made.path) as pdf:
        (image,) = pdf.pages[0].obj.Resources.XObject.as_dict().values()
        assert image.read_raw_bytes() == (tmp_path / "a.jpg").read_bytes()


GREY = ("L", "LA", "I;16", "1")
ENDINGS = {"png": ("RGB", "L", "P", "1", "RGBA", "LA", "I;16"), "jpg": ("RGB", "L", "CMYK")}
ENDINGS["tif"] = (*ENDINGS["png"], "CMYK")


@pytest.mark.parametrize(
    ("ending", "mode"), [(ending, mode) for ending, modes in ENDINGS.items() for mode in modes]
)
def test_every_kind_of_picture_looks_as_it_did(ending, mode, tmp_path):
    plain = picture().convert("L") if mode in GREY else picture()
    if mode == "1":
        plain = plain.point(lambda value: 255 if value > 128 else 0)
    stored = plain.convert(mode)
    if mode == "I;16":
        stored = stored.point(lambda value: value * 257)
    stored.save(tmp_path / f"a.{ending}")
    # What a printer's colours look like on a screen is everybody's own guess; white must be white.
    assert is_alike(
        shown(made_of(tmp_path / f"a.{ending}").path), plain.convert("RGB"), 18 if mode == "CMYK" else 6
    )


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_stands_upright_however_the_camera_was_held(orientation, tmp_path):
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    held = picture().transpose(turns[orientation]) if orientation in turns else picture()
    exif = Image.Exif()
    exif[0x0112] = orientation
    held.save(tmp_path / "a.jpg", exif=exif, quality=95)
    made = made_of(tmp_path / "a.jpg")
    assert is_alike(shown(made.path), picture())
    assert bool(made.recoded) == (orientation in (2, 4, 5, 7))


def test_what_is_transparent_is_white(tmp_path):
    clear = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    clear.save(tmp_path / "a.png")
    assert is_alike(shown(made_of(tmp_path / "a.png").path), Image.new("RGB", (300, 200), "white"))


@pytest.mark.parametrize("colours", [4, 16, 200])
def test_of_a_palette_only_the_transparent_colour_is_gone(colours, tmp_path):
    paletted = picture().quantize(colours)
    paletted.save(tmp_path / "a.png", transparency=paletted.getpixel((150, 10)))
    assert is_alike(shown(made_of(tmp_path / "a.png").path), picture())


def test_a_dark_picture_of_sixteen_bits_stays_dark(tmp_path):
    Image.frombytes("I;16", (300, 200), struct.pack("<H", 250) * 60_000).save(tmp_path / "a.tif")
    assert shown(made_of(tmp_path / "a.tif").path).getpixel((150, 100)) == (0, 0, 0)


def test_a_tiff_of_several_pages_makes_several_pages(tmp_path):
    sheets = [picture(), Image.new("RGB", (300, 200), "yellow"), picture().convert("L")]
    sheets[0].save(tmp_path / "a.tif", save_all=True, append_images=sheets[1:], compression="tiff_lzw")
    made = made_of(tmp_path / "a.tif")
    assert made.pages == 3
    assert is_alike(shown(made.path, 1), sheets[1])


def test_a_fax_stays_a_fax(tmp_path):
    picture(1728, 2200).convert("1").save(tmp_path / "a.tif", compression="group4", dpi=(204, 196))
    made = made_of(tmp_path / "a.tif")
    with pikepdf.open(made.path) as pdf:
        (image,) = pdf.pages[0].obj.Resources.XObject.as_dict().values()
        assert "/CCITTFaxDecode" in str(image["/Filter"].unparse())


@pytest.mark.parametrize(
    ("pixels", "dpi", "points"),
    [
        ((1240, 1754), (150, 150), (595, 842)),  # a scan knows its size
        ((4000, 3000), (72, 72), (842, 595)),  # a camera does not
        ((3000, 4000), None, (595, 842)),
        ((6000, 8000), (180, 180), (595, 842)),  # nobody has paper of this size
        ((300, 200), (300, 300), (72, 48)),
    ],
)
def test_the_page_is_as_large_as_the_picture_says_or_a4(pixels, dpi, points, tmp_path):
    Image.new("L", pixels, "white").save(tmp_path / "a.jpg", **({"dpi": dpi} if dpi else {}))
    assert page_size(made_of(tmp_path / "a.jpg").path) == points


def test_the_same_pictures_give_the_same_bytes(tmp_path):
    picture().save(tmp_path / "a.jpg")
    picture().convert("RGBA").save(tmp_path / "b.png")
    first = made_of(tmp_path / "a.jpg", tmp_path / "b.png").path.read_bytes()
    assert made_of(tmp_path / "a.jpg", tmp_path / "b.png").path.read_bytes() == first


def test_no_colour_profile_stays_that_is_not_the_pictures_own(tmp_path):
    """Pillow leaves one behind that says when it was made."""
    picture().convert("LAB").save(tmp_path / "a.tif")
    with pikepdf.open(made_of(tmp_path / "a.tif").path) as pdf:
        (image,) = pdf.pages[0].obj.Resources.XObject.as_dict().values()
        assert image.ColorSpace == "/DeviceRGB"


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(99)))
        + chunk(b"IEND", b"")
    )


def test_what_is_no_sound_picture_refuses_the_whole_and_is_named(tmp_path):
    picture().save(tmp_path / "good.jpg")
    content = (tmp_path / "good.jpg").read_bytes()
    cases = {
        "cut.jpg": (content[: len(content) // 2], Code.IMAGE_DAMAGED),
        "cut.png": (_png(300, 200), Code.IMAGE_DAMAGED),
        "bomb.png": (_png(60_000, 60_000), Code.IMAGE_TOO_LARGE),
        "empty.png": (b"", Code.FILE_EMPTY),
        "moving.gif": (b"GIF89a" + bytes(40), Code.FILE_TYPE_UNSUPPORTED),
    }
    for name, (made, _) in cases.items():
        (tmp_path / name).write_bytes(made)
    files = [tmp_path / "good.jpg", *(tmp_path / name for name in cases), tmp_path / "missing.jpg"]
    refused = to_pdf(files, tmp_path / "out.pdf")
    assert isinstance(refused, Refused)
    expected = {name: code for name, (_, code) in cases.items()} | {"missing.jpg": Code.FILE_MISSING}
    assert {problem.place: problem.code for problem in refused.problems} == expected
    assert not (tmp_path / "out.pdf").exists()
    kept = to_pdf(files, tmp_path / "out.pdf", skip_unreadable=True)
    assert isinstance(kept, Imaged)
    assert (kept.pages, len(kept.skipped)) == (1, 6)
