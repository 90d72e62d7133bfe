"""What is seen on pages: hints that a person can trust, and pages that cannot be shown."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw
from reportlab.graphics.barcode.qr import QrCode
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from desktop_client import faults
from desktop_client.contract.codes import Code
from desktop_client.documents import rendering, seal
from desktop_client.documents.desk import Desk
from desktop_client.documents.marks import FormMark
from desktop_client.documents.model import PersonalKind
from desktop_client.documents.models import PageFinding
from desktop_client.documents.personal import find_personal
from desktop_client.documents.service import DocumentsService
from desktop_client.errors import AppError
from tests.documents import papers


def told(desk: Desk, *, seal_expected: bool = False) -> dict[int, set[Code]]:
    """The findings by page number."""
    found: dict[int, set[Code]] = {}
    for finding in desk.look(seal_expected=seal_expected):
        found.setdefault(desk.state.number(finding.page_id), set()).add(finding.code)
    return found


def sized(picture: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(picture)).size


# ── pictures ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_picture_lies_as_the_page_lies_on_the_desk(desk: Desk, tmp_path: Path) -> None:
    desk.add([papers.typed(tmp_path / "a.pdf", ["a"], page_size=(300, 600))])
    page = desk.state.pages[0].id
    assert sized(desk.thumbnail(page, 100)) == (100, 200)
    assert sized(desk.picture(page, 144)) == (600, 1200)
    desk.rotate([page], 90)
    assert sized(desk.thumbnail(page, 100)) == (100, 50)
    assert sized(desk.picture(page, 144)) == (1200, 600)


def test_no_zoom_asks_for_more_dots_than_can_be_afforded(desk: Desk, tmp_path: Path) -> None:
    desk.add([papers.typed(tmp_path / "wall.pdf", ["a"], page_size=(4000, 6000))])
    width, height = sized(desk.picture(desk.state.pages[0].id, 600))
    assert width * height <= rendering.MOST_PIXELS * 1.01


def test_a_photograph_stands_as_its_camera_was_held(desk: Desk, tmp_path: Path) -> None:
    picture = Image.new("RGB", (400, 300), "white")
    exif = picture.getexif()
    exif[0x0112] = 6
    picture.save(tmp_path / "upright.jpg", exif=exif)
    desk.add([tmp_path / "upright.jpg"])
    page = desk.state.pages[0]
    assert page.height > page.width
    width, height = sized(desk.thumbnail(page.id, 90))
    assert (width, height) == (90, 120)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_box_stands_where_the_page_shows_it_whatever_the_file_turns_and_crops(
    tmp_path: Path, degrees: int
) -> None:
    papers.typed(tmp_path / "plain.pdf", ["call 13812345678 today"])
    with pikepdf.open(tmp_path / "plain.pdf") as pdf:
        pdf.pages[0].obj["/Rotate"] = degrees
        pdf.pages[0].obj["/CropBox"] = [20, 100, 400, 800]
        pdf.save(tmp_path / "turned.pdf")
    found = find_personal(tmp_path / "turned.pdf", 0)
    pages = rendering.opened(tmp_path / "turned.pdf")
    drawn = pages.draw(0, 4.0).convert("L")
    size = pages.size(0)
    pages.close()
    assert len(found) > 10
    for box in (each.box for each in found):
        assert box.x >= 0
        assert box.y + box.height <= size.height
        around = [round(edge * 4) for edge in (box.x, box.y, box.x + box.width, box.y + box.height)]
        assert drawn.crop(tuple(around)).getextrema()[0] < 64, "ink inside"
        assert drawn.crop(tuple(around)).getextrema()[1] > 250, "and paper around it"


# ── a page that cannot be shown ─────────────────────────────────────────────────────────────────────────


def endless(path: Path) -> Path:
    """A page of a few kilobytes that takes minutes to draw: patterns in patterns."""
    with pikepdf.new() as pdf:
        inner = pdf.make_stream(b"0 0 1 1 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
        inner["/BBox"] = [0, 0, 600, 800]
        for _ in range(12):
            outer = pdf.make_stream(b"/F Do " * 10, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
            outer["/BBox"] = [0, 0, 600, 800]
            outer["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
            inner = outer
        for content in (b"", b"/F Do", b"0 0 100 100 re f"):
            page = pdf.add_blank_page(page_size=(595, 842))
            page.obj["/Contents"] = pdf.make_stream(content)
            page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
        pdf.save(path)
    return path


def test_a_page_that_never_ends_is_given_up_and_the_others_go_on(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop_client import confined
    from desktop_client.documents import looking

    monkeypatch.setattr(looking, "PAGE_LIMITS", confined.Limits(seconds=1.5))
    desk.add([endless(tmp_path / "endless.pdf")])
    _, endless_page, plain = (page.id for page in desk.state.pages)
    with pytest.raises(AppError) as caught:
        desk.thumbnail(endless_page, 100)
    assert caught.value.code is Code.PAGE_NOT_SHOWN
    assert "第 2 页" in faults.explain(caught.value.code, "zh", caught.value.facts).title
    assert sized(desk.thumbnail(plain, 100))[0] == 100
    assert told(desk)[2] == {Code.PAGE_NOT_SHOWN}


def test_a_damaged_picture_is_refused_or_shown_but_never_harms_its_neighbours(
    desk: Desk, tmp_path: Path
) -> None:
    papers.paper("cut", dpi=60).save(tmp_path / "whole.jpg")
    content = (tmp_path / "whole.jpg").read_bytes()
    (tmp_path / "cut.jpg").write_bytes(content[: len(content) // 3])
    desk.add([tmp_path / "cut.jpg", tmp_path / "whole.jpg"])
    good = desk.state.pages[-1].id
    assert sized(desk.thumbnail(good, 80))[0] == 80
    assert Code.PAGE_NOT_SHOWN not in told(desk).get(desk.state.number(good), set())


# ── hints ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_clean_pile_has_nothing_to_say(desk: Desk, tmp_path: Path) -> None:
    desk.add([papers.typed(tmp_path / "typed.pdf", ["first words", "other words"])])
    desk.add([papers.scanned(tmp_path / "scan.pdf", [papers.paper(f"sheet {n}", dpi=200) for n in range(3)])])
    assert told(desk) == {}


def test_blank_pages_are_found_typed_scanned_and_photographed(desk: Desk, tmp_path: Path) -> None:
    dusty = papers.paper("", dpi=150)
    pen = ImageDraw.Draw(dusty)
    for place in range(40, 1200, 260):
        pen.point((place, place), fill=(90, 90, 90))
    pen.rectangle((0, 0, 12, dusty.height), fill=(60, 60, 60))  # the lid's shadow
    one_word = papers.paper("", dpi=150)
    ImageDraw.Draw(one_word).text((300, 500), "同意", fill=(40, 40, 60), font=papers.font(30))
    desk.add([papers.typed(tmp_path / "typed.pdf", ["words", ""])])
    desk.add([papers.scanned(tmp_path / "scans.pdf", [dusty, one_word])])
    assert {page for page, codes in told(desk).items() if Code.PAGE_BLANK in codes} == {2, 3}


def test_a_page_with_nothing_but_a_page_number_in_its_middle_is_not_blank(desk: Desk, tmp_path: Path) -> None:
    sheet = canvas.Canvas(str(tmp_path / "number.pdf"), pagesize=A4)
    sheet.drawString(290, 60, "- 17 -")
    sheet.showPage()
    sheet.save()
    desk.add([tmp_path / "number.pdf"])
    assert told(desk) == {}


@pytest.mark.parametrize(
    ("turned", "code"),
    [(90, Code.PAGE_SIDEWAYS), (180, Code.PAGE_UPSIDE_DOWN), (270, Code.PAGE_SIDEWAYS)],
)
def test_text_that_does_not_stand_upright_is_told_until_it_is_turned(
    desk: Desk, tmp_path: Path, turned: int, code: Code
) -> None:
    papers.typed(tmp_path / "plain.pdf", ["plenty of words on this line"])
    with pikepdf.open(tmp_path / "plain.pdf") as pdf:
        pdf.pages[0].obj["/Rotate"] = turned
        pdf.save(tmp_path / "turned.pdf")
    desk.add([tmp_path / "turned.pdf"])
    assert told(desk) == {1: {code}}
    desk.rotate([desk.state.pages[0].id], -turned)
    assert told(desk) == {}


def test_a_coarse_scan_and_small_print_are_hard_to_read(desk: Desk, tmp_path: Path) -> None:
    desk.add(
        [
            papers.scanned(tmp_path / "coarse.pdf", [papers.paper("fax", dpi=96)]),
            papers.scanned(tmp_path / "fine.pdf", [papers.paper("scan", dpi=150)]),
            papers.typed(tmp_path / "small.pdf", ["small print of a contract"], size=4.5),
            papers.typed(tmp_path / "card.pdf", ["x"], page_size=(120, 80)),
        ]
    )
    papers.paper("photo", dpi=80).save(tmp_path / "photo.jpg")
    desk.add([tmp_path / "photo.jpg"])
    found = told(desk)
    assert found[1] == {Code.PAGE_COARSE}
    assert 2 not in found
    assert found[3] == {Code.PAGE_SMALL_TEXT}
    assert Code.PAGE_TINY in found[4]
    assert found[5] == {Code.PAGE_COARSE}
    facts = [finding.facts for finding in desk.look() if finding.code is Code.PAGE_COARSE]
    assert 92 <= int(facts[0]["dpi"]) <= 100


def test_a_repeated_page_is_found_again_after_another_scan_setting_and_named_by_its_present_number(
    desk: Desk, tmp_path: Path
) -> None:
    sheets = [papers.paper(f"sheet number {number}", dpi=150) for number in range(4)]
    desk.add([papers.scanned(tmp_path / "pile.pdf", sheets, quality=90)])
    desk.add([papers.scanned(tmp_path / "again.pdf", [sheets[2]], quality=45)])
    found = [each for each in desk.look() if each.code is Code.PAGE_DUPLICATE]
    assert [(desk.state.number(each.page_id), desk.state.number(each.other or "")) for each in found] == [
        (5, 3)
    ]
    desk.move([desk.state.pages[4].id], desk.state.pages[0].id)
    (finding,) = [each for each in desk.look() if each.code is Code.PAGE_DUPLICATE]
    assert "第 4 页与第 1 页重复" in faults.sentence(finding.problem(desk.state), "zh")


def test_pages_of_one_form_with_other_names_in_it_are_no_copies(desk: Desk, tmp_path: Path) -> None:
    def form(name: str) -> Image.Image:
        sheet = papers.paper("人力资源服务业 统一表格 第一栏", dpi=150)
        pen = ImageDraw.Draw(sheet)
        pen.rectangle((140, 1500, 800, 1560), fill="white")
        pen.text((150, 1505), name, fill=(20, 20, 20), font=papers.font(30))
        return sheet

    desk.add([papers.scanned(tmp_path / "forms.pdf", [form("王小明 2024-03-01"), form("李晓红 2024-03-07")])])
    desk.add([papers.typed(tmp_path / "list.pdf", ["contract 2024-001", "contract 2024-007"])])
    assert told(desk) == {}


# ── seal ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_form_is_told_whether_its_red_seal_was_seen(desk: Desk, tmp_path: Path) -> None:
    sheet = papers.paper("补贴申报表", dpi=150)
    desk.add([papers.scanned(tmp_path / "form.pdf", [sheet, papers.sealed(sheet)])])
    assert Code.PAGE_SEAL_SEEN in told(desk, seal_expected=True)[2]
    assert not told(desk, seal_expected=True).keys() & {1} or Code.PAGE_SEAL_NOT_SEEN not in told(
        desk, seal_expected=True
    ).get(1, set())
    desk.remove([desk.state.pages[1].id])
    assert told(desk, seal_expected=True) == {1: {Code.PAGE_SEAL_NOT_SEEN}}
    assert told(desk) == {}, "only a form must be sealed"


@pytest.mark.parametrize("millimetres", [38, 42, 45])
@pytest.mark.parametrize("turned", [0, -25, 140])
def test_a_seal_is_seen_however_it_was_stamped(millimetres: int, turned: int) -> None:
    sheet = papers.sealed(papers.paper("申报表"), millimetres=millimetres, turned=turned)
    packed = io.BytesIO()
    sheet.save(packed, "JPEG", quality=55)
    assert seal.has_seal(Image.open(packed))


def red_heading(pen: ImageDraw.ImageDraw) -> None:
    pen.text((250, 60), "某某市人民政府文件", fill=papers.RED, font=papers.font(80))
    pen.line((100, 200, 1140, 200), fill=papers.RED, width=7)


def red_notes(pen: ImageDraw.ImageDraw) -> None:
    for line in range(6):
        pen.text((300, 300 + line * 50), "红色批注文字内容", fill=papers.RED, font=papers.font(40))


RED_BUT_NO_SEAL = {
    "heading": red_heading,
    "notes": red_notes,
    "square": lambda pen: pen.rectangle((300, 300, 540, 540), fill=papers.RED),
    "frame": lambda pen: pen.rectangle((300, 300, 540, 540), outline=papers.RED, width=8),
    "disc": lambda pen: pen.ellipse((300, 300, 540, 540), fill=papers.RED),
    "small ring": lambda pen: pen.ellipse((300, 300, 400, 400), outline=papers.RED, width=8),
    "black ring": lambda pen: pen.ellipse((300, 300, 540, 540), outline=(20, 20, 20), width=8),
    "nothing": lambda pen: None,
}


@pytest.mark.parametrize("what", RED_BUT_NO_SEAL)
def test_other_red_things_are_no_seal(what: str) -> None:
    sheet = papers.paper("申报表")
    RED_BUT_NO_SEAL[what](ImageDraw.Draw(sheet))
    assert not seal.has_seal(sheet)


# ── numbers of persons, marks of forms ──────────────────────────────────────────────────────────────────

NUMBERS = [
    ("11010119900307002X", [PersonalKind.ID_NUMBER]),
    ("1 1 0 1 0 1 1 9 9 0 0 3 0 7 0 0 2 X", [PersonalKind.ID_NUMBER]),
    ("110101199003070021", []),  # the check digit is wrong
    ("tel 138-1234-5678", [PersonalKind.MOBILE]),
    ("+86 13812345678", [PersonalKind.MOBILE]),
    ("order 20138123456789", []),
    ("12345678901", []),
    ("91110000MA00123456", []),
]


@pytest.mark.parametrize(("text", "kinds"), NUMBERS)
def test_numbers_of_persons_are_found_by_their_form_and_check_digit(
    tmp_path: Path, text: str, kinds: list[PersonalKind]
) -> None:
    sheet = canvas.Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    sheet.drawString(72, 700, f"Name: {text} end")
    sheet.showPage()
    sheet.save()
    assert [each.kind for each in find_personal(tmp_path / "a.pdf", 0)] == kinds


def test_a_page_with_numbers_of_persons_is_told_in_both_languages(desk: Desk, tmp_path: Path) -> None:
    desk.add([papers.typed(tmp_path / "a.pdf", ["id 11010119900307002X tel 13812345678"])])
    (finding,) = desk.look()
    assert finding.code is Code.PAGE_PERSONAL_DATA
    assert "身份证号、手机号" in faults.sentence(finding.problem(desk.state), "zh")
    assert "ID number" in faults.sentence(finding.problem(desk.state), "en")


def marked_form(path: Path, mark: str, *, in_words: bool) -> Path:
    sheet = canvas.Canvas(str(path), pagesize=A4)
    if in_words:
        sheet.drawString(72, 60, mark)
    code = QrCode(mark, width=70, height=70)
    code.drawOn(sheet, 480, 740)
    sheet.showPage()
    sheet.save()
    return path


def test_the_mark_of_a_form_is_read_from_its_text_and_from_a_crooked_scan(
    documents: DocumentsService, tmp_path: Path
) -> None:
    mark = "SHENBAO:hr-expo:2026.1"
    form = marked_form(tmp_path / "form.pdf", mark, in_words=False)
    assert documents.mark(form) == FormMark("hr-expo", "2026.1")
    pages = rendering.opened(form)
    scan = pages.draw(0, 150 / 72).rotate(178, fillcolor="white")
    pages.close()
    papers.scanned(tmp_path / "scan.pdf", [papers.sealed(scan)], quality=60)
    assert documents.mark(tmp_path / "scan.pdf") == FormMark("hr-expo", "2026.1")
    assert documents.mark(marked_form(tmp_path / "words.pdf", mark, in_words=True)) is not None
    assert documents.mark(papers.typed(tmp_path / "other.pdf", ["no form"])) is None


def test_every_finding_has_a_sentence_with_all_its_facts(desk: Desk, tmp_path: Path) -> None:
    desk.add([papers.typed(tmp_path / "a.pdf", ["", "tel 13812345678"], size=4)])
    desk.add([papers.typed(tmp_path / "b.pdf", ["tel 13812345678"], size=4)])
    found: tuple[PageFinding, ...] = desk.look(seal_expected=True)
    assert len({each.code for each in found}) >= 4
    for each in found:
        for language in ("zh", "en"):
            assert "…" not in faults.sentence(each.problem(desk.state), language)
