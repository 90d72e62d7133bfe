"""Shrinking: it fits, little is changed, nothing is silent, and what cannot be is said with a way out."""

from __future__ import annotations

import io
import random
import zlib
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image, ImageChops, ImageDraw

from benchmarks import living, piles
from desktop_client.contract.codes import Code
from desktop_client.documents import shrink as shrinking
from desktop_client.documents.model import Dropped, ShrinkReport, Step
from desktop_client.documents.recode import as_fax
from desktop_client.documents.shrink import shrink
from desktop_client.problems import Refused
from tests.documents import papers


@pytest.fixture(scope="module")
def scans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three small colour scans at 300 dpi."""
    (made,) = piles.scans(tmp_path_factory.mktemp("scans"), files=1, pages=3, paper=piles.A7)
    return made


def report_of(source: Path, out: Path, **how: object) -> ShrinkReport:
    report = shrink(source, out, **how)  # type: ignore[arg-type]
    assert isinstance(report, ShrinkReport), report
    assert report.fits == out.exists()
    if report.fits:
        assert out.stat().st_size == report.after <= report.limit
    return report


@dataclass
class Shown:
    """The first picture of a page, as it is stored."""

    width: int
    coding: str
    colours: str
    data: bytes
    mask_coding: str


def picture_of(path: Path, page: int = 0) -> Shown:
    with pikepdf.open(path) as pdf:
        stream = next(iter(pdf.pages[page].obj.Resources.XObject.as_dict().values()))
        return Shown(
            int(stream.Width),
            str(stream.get("/Filter")),
            str(stream.get("/ColorSpace")),
            stream.read_raw_bytes(),
            str(stream.SMask.get("/Filter")) if "/SMask" in stream else "",
        )


def drawn(path: Path, page: int = 0, scale: float = 1) -> Image.Image:
    with pypdfium2.PdfDocument(path) as document:
        return document[page].render(scale=scale).to_pil().convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    histogram = ImageChops.difference(one, other).convert("L").histogram()
    return sum(value * count for value, count in enumerate(histogram)) / (one.width * one.height)


def one_picture(
    path: Path, picture: Image.Image | bytes, points: tuple[int, int] = (300, 200), **facts: object
) -> Path:
    """A page with one picture all over it; plain samples unless ``Filter`` says otherwise."""
    with pikepdf.new() as pdf:
        data = picture if isinstance(picture, bytes) else picture.tobytes()
        stream = Stream(pdf, data, Type=Name.XObject, Subtype=Name.Image, **facts)
        for key in ("SMask", "Mask"):
            if isinstance(facts.get(key), Stream):
                stream[f"/{key}"] = pdf.copy_foreign(facts[key])
        page = pdf.add_blank_page(page_size=points).obj
        page["/Resources"] = Dictionary(XObject=Dictionary(P=stream))
        page["/Contents"] = Stream(pdf, f"q {points[0]} 0 0 {points[1]} 0 0 cm /P Do Q".encode())
        pdf.save(path, compress_streams=False)
    return path


def photograph(width: int, height: int, seed: int = 5) -> Image.Image:
    """Soft colours with some grain, as cameras see the world."""
    chance = random.Random(seed)
    small = Image.frombytes("RGB", (12, 8), chance.randbytes(12 * 8 * 3)).resize((width, height))
    grain = Image.frombytes("L", (width, height), chance.randbytes(width * height)).point(lambda v: v // 8)
    return ImageChops.subtract(small, Image.merge("RGB", (grain, grain, grain)))


# ── it fits ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("share", [0.8, 0.5, 0.25])
def test_scans_fit_and_stay_at_150_dpi_or_more(share, scans, tmp_path):
    limit = round(scans.stat().st_size * share)
    report = report_of(scans, tmp_path / "out.pdf", limit=limit)
    assert report.fits
    assert report.setting in shrinking.ALLOWED
    assert report.min_dpi >= 149
    assert report.images_recoded == 3
    assert report.pages_touched == (0, 1, 2)
    assert dict(report.saved)["images"] > 0
    assert picture_of(report.path).width >= 437
    assert difference(drawn(scans), drawn(report.path)) < 6


def test_the_setting_is_the_gentlest_that_fits(scans, tmp_path):
    limit = round(scans.stat().st_size * 0.4)
    report = report_of(scans, tmp_path / "out.pdf", limit=limit)
    step = shrinking.ALLOWED.index(report.setting)
    assert step > 0
    gentler = report_of(scans, tmp_path / "more.pdf", limit=round(report.after * 1.6))
    assert shrinking.ALLOWED.index(gentler.setting) < step


def test_the_same_input_gives_the_same_bytes(scans, tmp_path):
    limit = scans.stat().st_size // 3
    report_of(scans, tmp_path / "one.pdf", limit=limit)
    report_of(scans, tmp_path / "other.pdf", limit=limit)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "other.pdf").read_bytes()


def test_what_is_small_enough_already_is_not_touched(scans, tmp_path):
    report = report_of(scans, tmp_path / "out.pdf", limit=scans.stat().st_size)
    assert (report.setting, report.images_recoded, report.pages_touched) == (None, 0, ())
    assert picture_of(report.path).data == picture_of(scans).data


def test_links_bookmarks_and_fields_survive(tmp_path):
    (manual,) = piles.manuals(tmp_path, [(40, 200, 60)])
    report = report_of(manual, tmp_path / "out.pdf", limit=manual.stat().st_size - 1_000)
    assert report.setting is None
    assert living.count(report.path) == living.count(manual)


def test_what_is_there_twice_is_kept_once(scans, tmp_path):
    with pikepdf.open(scans) as pdf:
        data = picture_of(scans).data
        for page in pdf.pages:
            picture = page.obj.Resources.XObject.Scan
            page.obj.Resources.XObject["/Scan"] = Stream(pdf, data, dict(picture.items()))
        pdf.save(tmp_path / "same.pdf", compress_streams=False)
    report = report_of(tmp_path / "same.pdf", tmp_path / "out.pdf", limit=len(data) + 20_000)
    assert report.setting is None
    assert dict(report.saved)["duplicates"] == 2 * len(data)
    assert [drawn(report.path, page).tobytes() for page in range(3)] == [drawn(report.path).tobytes()] * 3


# ── it cannot fit, and says what would ───────────────────────────────────────────────────────────────


def test_what_cannot_fit_is_not_written_and_the_ways_out_are_named(scans, tmp_path):
    report = report_of(scans, tmp_path / "out.pdf", limit=30_000)
    assert not report.fits
    assert list(tmp_path.iterdir()) == []
    remedies = report.remedies
    assert remedies.at_setting in shrinking.BELOW
    assert remedies.rescan_dpi is None or remedies.rescan_dpi < 150
    assert remedies.split_into is None or remedies.split_into >= 2
    agreed = report_of(scans, tmp_path / "out.pdf", limit=30_000, allow_below=True)
    assert agreed.fits
    assert agreed.min_dpi < 150


def test_a_file_of_several_pages_can_be_split_or_lose_its_largest(scans, tmp_path):
    whole = report_of(scans, tmp_path / "out.pdf", limit=scans.stat().st_size // 4)
    smallest = whole.after
    report = report_of(scans, tmp_path / "no.pdf", limit=smallest // 2)
    if not report.fits:
        assert report.remedies.split_into in (2, 3)
        assert report.remedies.remove_pages is None or len(report.remedies.remove_pages) == 1


def test_text_cannot_be_made_smaller_than_it_is(tmp_path):
    source = papers.typed(tmp_path / "text.pdf", ["words"] * 4)
    report = report_of(source, tmp_path / "out.pdf", limit=1_500)
    assert not report.fits
    assert report.remedies.at_setting is None
    assert report.remedies.rescan_dpi is None


@pytest.fixture
def signed(scans, tmp_path) -> Path:
    """A scan with a signature; whether it is valid does not matter here."""
    path = tmp_path / "signed.pdf"
    with pikepdf.open(scans) as pdf:
        value = Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=String("x"))
        field = Dictionary(FT=Name.Sig, T=String("s"), V=pdf.make_indirect(value), Subtype=Name.Widget)
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]), SigFlags=3)
        pdf.Root.Perms = Dictionary(DocMDP=pdf.Root.AcroForm.Fields[0].V)
        pdf.save(path)
    return path


def test_a_signed_file_that_fits_stays_byte_for_byte(signed, tmp_path):
    report = report_of(signed, tmp_path / "out.pdf")
    assert report.path.read_bytes() == signed.read_bytes()
    assert (report.dropped, report.saved[1]) == ((), ("streams", 0))


def test_a_signature_that_shrinking_breaks_is_taken_out_and_it_is_said(signed, tmp_path):
    report = report_of(signed, tmp_path / "out.pdf", limit=signed.stat().st_size // 2)
    assert report.dropped == (Dropped.SIGNATURES,)
    with pikepdf.open(report.path) as pdf:
        assert "/Perms" not in pdf.Root
        assert "/V" not in pdf.Root.AcroForm.Fields[0]


def test_what_was_repaired_or_unlocked_on_the_way_is_said(scans, tmp_path):
    with pikepdf.open(scans) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user=""))
    report = report_of(tmp_path / "locked.pdf", tmp_path / "unlocked.pdf")
    assert (report.decrypted, report.repaired) == ((tmp_path / "locked.pdf",), ())
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(scans.read_bytes()[:-40])
    report = report_of(broken, tmp_path / "mended.pdf")
    assert (report.decrypted, report.repaired) == ((), (broken,))


def test_a_file_that_lost_its_trailer_becomes_one_that_all_readers_open(tmp_path):
    source = papers.typed(tmp_path / "in.pdf", ["alpha"])
    content = source.read_bytes()
    source.write_bytes(content[: content.rindex(b"/Size")] + b" /X [ >> ] >>\nstartxref\n9\n%%EOF\n")
    report = report_of(source, tmp_path / "out.pdf")
    with pikepdf.open(report.path) as pdf:
        assert pdf.trailer.Size > len(pdf.objects)
        assert not pdf.get_warnings()


def test_what_cannot_be_read_is_refused(tmp_path):
    (tmp_path / "bad.pdf").write_bytes(b"nothing")
    refused = shrink(tmp_path / "bad.pdf", tmp_path / "out.pdf")
    assert isinstance(refused, Refused)
    assert refused.problems[0].code is Code.PDF_DAMAGED


# ── each kind of picture in its own way ──────────────────────────────────────────────────────────────


def test_two_tone_scans_stay_two_tone_and_look_the_same(tmp_path):
    sheet = papers.paper("合同 contract", dpi=300).convert("1", dither=Image.Dither.NONE)
    source = one_picture(
        tmp_path / "in.pdf", sheet, (595, 842),
        Width=sheet.width, Height=sheet.height, BitsPerComponent=1, ColorSpace=Name.DeviceGray,
    )  # fmt: skip
    report = report_of(source, tmp_path / "out.pdf", limit=source.stat().st_size // 4)
    assert report.setting is None
    assert picture_of(report.path).coding == "/CCITTFaxDecode"
    assert drawn(report.path).tobytes() == drawn(source).tobytes()


@pytest.mark.parametrize("is_black_set", [False, True])
def test_a_fine_fax_gets_coarser_but_stays_a_fax(is_black_set, tmp_path):
    sheet = (
        papers.paper("合同 contract", dpi=600).crop((0, 0, 2480, 1754)).convert("1", dither=Image.Dither.NONE)
    )
    fax = as_fax(ImageChops.invert(sheet) if is_black_set else sheet)
    parms = Dictionary({**fax.parms, "/BlackIs1": is_black_set})
    source = one_picture(
        tmp_path / "in.pdf", fax.data, (298, 210), Width=sheet.width, Height=sheet.height, BitsPerComponent=1,
        ColorSpace=Name.DeviceGray, Filter=Name.CCITTFaxDecode, DecodeParms=parms,
    )  # fmt: skip
    report = report_of(source, tmp_path / "out.pdf", limit=round(source.stat().st_size * 0.7))
    picture = picture_of(report.path)
    assert picture.coding == "/CCITTFaxDecode"
    assert 300 <= report.min_dpi < 600
    assert difference(drawn(source), drawn(report.path)) < 6


def test_raw_colours_and_palettes_are_packed_better_before_anything_is_lost(tmp_path):
    chart = Image.new("RGB", (900, 600), "white")
    pen = ImageDraw.Draw(chart)
    for bar in range(40):
        pen.rectangle((bar * 22, 600 - bar * 14, bar * 22 + 15, 600), fill=(bar * 6, 90, 200 - bar * 4))
    paletted = chart.quantize(64)
    palette = String(bytes(paletted.getpalette()[: 64 * 3]))
    size = {"Width": 900, "Height": 600, "BitsPerComponent": 8}
    raw = one_picture(tmp_path / "raw.pdf", chart, ColorSpace=Name.DeviceRGB, **size)
    indexed = one_picture(
        tmp_path / "indexed.pdf", zlib.compress(paletted.tobytes(), 1), Filter=Name.FlateDecode,
        ColorSpace=Array([Name.Indexed, Name.DeviceRGB, 63, palette]), **size,
    )  # fmt: skip
    for source in (raw, indexed):
        out = tmp_path / f"{source.stem}-out.pdf"
        report = report_of(source, out, limit=source.stat().st_size - 100)
        assert report.setting is None
        assert drawn(out).tobytes() == drawn(source).tobytes()


def test_a_palette_becomes_what_it_looks_like_when_it_must_get_smaller(tmp_path):
    paletted = photograph(900, 600).quantize(200)
    palette = String(bytes(paletted.getpalette()[: 200 * 3]))
    source = one_picture(
        tmp_path / "in.pdf", paletted, Width=900, Height=600, BitsPerComponent=8,
        ColorSpace=Array([Name.Indexed, Name.DeviceRGB, 199, palette]),
    )  # fmt: skip
    report = report_of(source, tmp_path / "out.pdf", limit=70_000)
    assert report.fits
    assert difference(drawn(source), drawn(report.path)) < 12


def test_soft_masks_keep_their_edges_and_exact_colours_are_left_alone(tmp_path):
    photo = photograph(1200, 800)
    packed = io.BytesIO()
    photo.save(packed, "JPEG", quality=95)
    size = {"Width": 1200, "Height": 800, "BitsPerComponent": 8}
    mask_source = pikepdf.new()
    soft = Image.new("L", (1200, 800), 0)
    ImageDraw.Draw(soft).ellipse((200, 100, 1000, 700), fill=255)
    mask = mask_source.make_indirect(
        Stream(mask_source, soft.tobytes(), Subtype=Name.Image, ColorSpace=Name.DeviceGray, **size)
    )
    jpeg = {"Filter": Name.DCTDecode, "ColorSpace": Name.DeviceRGB, **size}
    masked = one_picture(tmp_path / "masked.pdf", packed.getvalue(), SMask=mask, **jpeg)
    report = report_of(masked, tmp_path / "out.pdf", limit=len(packed.getvalue()) // 3)
    assert picture_of(report.path).mask_coding == "/FlateDecode"
    assert difference(drawn(masked), drawn(report.path)) < 8
    keyed = one_picture(tmp_path / "keyed.pdf", packed.getvalue(), Mask=Array([0, 1, 0, 1, 0, 1]), **jpeg)
    assert not report_of(keyed, tmp_path / "no.pdf", limit=len(packed.getvalue()) // 3).fits


def test_printers_colours_stay_what_they_are(tmp_path):
    packed = io.BytesIO()
    photograph(1200, 800).convert("CMYK").save(packed, "JPEG", quality=95)
    source = one_picture(
        tmp_path / "in.pdf", packed.getvalue(), Filter=Name.DCTDecode, ColorSpace=Name.DeviceCMYK, Width=1200,
        Height=800, BitsPerComponent=8, Decode=Array([1, 0, 1, 0, 1, 0, 1, 0]),
    )  # fmt: skip
    report = report_of(source, tmp_path / "out.pdf", limit=len(packed.getvalue()) // 3)
    assert picture_of(report.path).colours == "/DeviceCMYK"
    assert difference(drawn(source), drawn(report.path)) < 8


SPOT = Array(
    [Name.Separation, Name.Seal, Name.DeviceRGB, Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 1, 1]), C1=Array([0.8, 0, 0]), N=1,
    )]
)  # fmt: skip


@pytest.mark.parametrize(("mode", "colours"), [("CMYK", Name.DeviceCMYK), ("L", SPOT)])
def test_ink_that_nobody_packed_as_jpeg_keeps_its_colours(mode, colours, tmp_path):
    picture = photograph(900, 600).convert(mode)
    size = {"Width": 900, "Height": 600, "BitsPerComponent": 8}
    source = one_picture(tmp_path / "in.pdf", picture, ColorSpace=colours, **size)
    report = report_of(source, tmp_path / "out.pdf", limit=len(picture.tobytes()) // 5)
    assert picture_of(report.path).coding == "/DCTDecode"
    assert difference(drawn(source), drawn(report.path)) < 8


def test_sixteen_bits_stay_until_something_must_go(tmp_path):
    fine = b"".join(bytes((value, value)) for value in photograph(900, 600).tobytes())
    source = one_picture(
        tmp_path / "in.pdf", zlib.compress(fine, 1), Filter=Name.FlateDecode, ColorSpace=Name.DeviceRGB,
        Width=900, Height=600, BitsPerComponent=16,
    )  # fmt: skip
    size = source.stat().st_size
    kept = report_of(source, tmp_path / "kept.pdf", limit=size)
    assert (kept.setting, drawn(kept.path).tobytes()) == (None, drawn(source).tobytes())
    with pikepdf.open(kept.path) as pdf:
        assert pdf.pages[0].obj.Resources.XObject.P.BitsPerComponent == 16
    shrunk = report_of(source, tmp_path / "shrunk.pdf", limit=size // 5)
    assert difference(drawn(source), drawn(shrunk.path)) < 8


def test_a_picture_in_a_stamp_gets_smaller_like_any_other(tmp_path):
    packed = io.BytesIO()
    photograph(1500, 1000).save(packed, "JPEG", quality=95)
    source = one_picture(
        tmp_path / "in.pdf", packed.getvalue(), Filter=Name.DCTDecode, ColorSpace=Name.DeviceRGB, Width=1500,
        Height=1000, BitsPerComponent=8,
    )  # fmt: skip
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0].obj
        look = Stream(
            pdf, b"q 30 0 0 20 0 0 cm /P Do Q", Type=Name.XObject, Subtype=Name.Form,
            BBox=Array([0, 0, 30, 20]), Resources=page.Resources,
        )  # fmt: skip
        stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, 300, 200]), F=4)
        stamp["/AP"] = Dictionary(N=pdf.make_indirect(look))
        page["/Annots"] = Array([pdf.make_indirect(stamp)])
        del page["/Contents"], page["/Resources"]
        pdf.save(source)
    report = report_of(source, tmp_path / "out.pdf", limit=len(packed.getvalue()) // 3)
    assert 150 <= report.min_dpi <= 300
    assert report.pages_touched == (0,)
    assert difference(drawn(source), drawn(report.path)) < 8


def test_a_picture_that_claims_less_than_it_unpacks_to_is_left_alone(tmp_path):
    bomb = zlib.compress(bytes(80_000_000), 9)
    source = one_picture(
        tmp_path / "in.pdf", bomb, Filter=Name.FlateDecode, ColorSpace=Name.DeviceRGB, Width=300, Height=200,
        BitsPerComponent=8,
    )  # fmt: skip
    assert not report_of(source, tmp_path / "out.pdf", limit=20_000).fits


# ── while it is going on ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("at", [Step.READING, Step.RECODING, Step.WRITING, Step.CHECKING])
def test_whoever_stops_it_finds_nothing_left_behind(at, scans, tmp_path):
    class Enough(Exception):
        pass

    def watch(step: Step, _done: int, _total: int) -> None:
        if step is at:
            raise Enough

    with pytest.raises(Enough):
        shrink(scans, tmp_path / "out.pdf", limit=scans.stat().st_size // 2, watch=watch)
    assert list(tmp_path.iterdir()) == []
