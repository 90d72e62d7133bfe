"""脱敏: what was burnt out is nowhere in the file any more, and everything else is as it was."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem, Stream, String
from PIL import Image

from benchmarks import living, piles
from desktop_client.contract.codes import Code
from desktop_client.documents.model import Box, Dropped, Mark, Redacted
from desktop_client.documents.redact import redact
from desktop_client.problems import Refused

SECRET = "11010519491231002X"
EVERYTHING = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def secretive(path: Path, *, rotation: int = 0) -> Path:
    """A number in every hiding place a PDF has: text, hidden text, note, field, link, bookmark's tree, metadata."""
    with pikepdf.new() as pdf:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        for number in range(3):
            words = f"page {number}" if number != 1 else SECRET
            page = pdf.add_blank_page(page_size=(400, 600)).obj
            page["/Resources"] = Dictionary(Font=Dictionary(F=font))
            text = f"BT /F 14 Tf 100 500 Td ({words}) Tj ET BT /F 14 Tf 3 Tr 100 400 Td ({words}) Tj ET"
            page["/Contents"] = Stream(pdf, text.encode())
            page["/MediaBox"] = Array([50, 20, 450, 620])
            page["/Rotate"] = rotation
        page = pdf.pages[1].obj
        page["/Thumb"] = Stream(pdf, SECRET.encode(), Width=1, Height=1)
        page["/PieceInfo"] = Dictionary(App=Dictionary(Private=String(SECRET)))
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("id"), V=String(SECRET), P=page,
                Rect=[100, 300, 200, 320],
            )
        )  # fmt: skip
        note = pdf.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Text, Contents=String(SECRET), Rect=[300, 50, 320, 70])
        )
        near = _link(pdf, [100, 500, 200, 520], f"tel:{SECRET}")
        far = _link(pdf, [60, 30, 90, 60], "https://example.org")
        page["/Annots"] = Array([field, note, near, far])
        pdf.pages[2].obj["/Annots"] = Array([pdf.make_indirect(Dictionary(Subtype=Name.Popup, Parent=note))])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), XFA=Stream(pdf, SECRET.encode()))
        element = pdf.make_indirect(Dictionary(S=Name.P, ActualText=String(SECRET), Pg=page))
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=element))
        with pdf.open_outline() as outline:
            outline.root.append(OutlineItem("second", 1))
        pdf.Root.Outlines.First["/SE"] = element
        pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("x"), String(SECRET)])))
        pdf.docinfo["/Title"] = SECRET
        pdf.Root.Metadata = Stream(pdf, SECRET.encode(), Type=Name.Metadata, Subtype=Name.XML)
        pdf.save(path)
    return path


def _link(pdf: pikepdf.Pdf, place: list[int], target: str) -> pikepdf.Object:
    action = Dictionary(S=Name.URI, URI=String(target))
    return pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=place, A=action))


def everything(path: Path) -> bytes:
    """All bytes of a file, unpacked where they are packed."""
    content = path.read_bytes()
    parts = [content]
    for found in EVERYTHING.finditer(content):
        try:
            parts.append(zlib.decompressobj().decompress(found[1]))
        except zlib.error:
            continue
    return b"\n".join(parts)


def done(answer: Redacted | Refused) -> Redacted:
    assert isinstance(answer, Redacted), answer
    return answer


def drawn(path: Path, page: int) -> Image.Image:
    with pypdfium2.PdfDocument(path) as document:
        return document[page].render(scale=1).to_pil().convert("L")


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_nothing_remains_anywhere_in_the_file(rotation, tmp_path):
    source = secretive(tmp_path / "in.pdf", rotation=rotation)
    assert SECRET.encode() in everything(source)
    with pypdfium2.PdfDocument(source) as document:
        width, height = document[1].get_size()
    made = done(redact(source, tmp_path / "out.pdf", [Mark(1, Box(0, 0, width, height))]))
    assert SECRET.encode() not in everything(made.path)
    assert SECRET.encode("utf-16-be") not in everything(made.path)
    reader = pypdf.PdfReader(made.path)
    assert reader.pages[1].extract_text() == ""
    assert "page 0" in reader.pages[0].extract_text()
    assert made.burnt == (1,)
    assert made.dpi >= 200
    assert set(made.dropped) == {Dropped.ATTACHMENTS, Dropped.XFA}


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_bookmark_that_says_what_was_burnt_out_keeps_only_its_place(rotation, tmp_path):
    source = secretive(tmp_path / "in.pdf", rotation=rotation)
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        with pdf.open_outline() as outline:
            outline.root[0].children.append(OutlineItem(f"Number {SECRET[:6]} {SECRET[6:]}", 1))
        pdf.save(source)
    shown = pypdfium2.PdfDocument(source)[1].get_size()
    done(redact(source, tmp_path / "out.pdf", [Mark(1, Box(0, 0, *shown))]))
    with pikepdf.open(tmp_path / "out.pdf") as pdf, pdf.open_outline() as outline:
        assert [outline.root[0].title, outline.root[0].children[0].title] == ["second", "■■■"]
    assert SECRET[:6].encode() not in everything(tmp_path / "out.pdf")


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_box_is_black_where_it_was_seen_and_the_rest_of_the_page_looks_as_before(rotation, tmp_path):
    source = secretive(tmp_path / "in.pdf", rotation=rotation)
    made = done(redact(source, tmp_path / "out.pdf", [Mark(1, Box(20, 40, 60, 30))]))
    before, after = drawn(source, 1), drawn(made.path, 1)
    assert before.size == after.size
    assert after.crop((22, 42, 78, 68)).getextrema()[1] < 30
    outside = Image.new("L", before.size, 255)
    for picture in (before, after):
        picture.paste(0, (18, 38, 82, 72))
    changed = Image.merge("RGB", (before, after, outside))
    differences = sum(abs(red - green) > 128 for red, green, _ in changed.get_flattened_data())
    assert differences < before.width * before.height * 0.004
    assert drawn(source, 0).tobytes() == drawn(made.path, 0).tobytes()


def test_links_that_lie_elsewhere_still_work(tmp_path):
    source = secretive(tmp_path / "in.pdf")
    made = done(redact(source, tmp_path / "out.pdf", [Mark(1, Box(40, 90, 200, 60))]))
    with pikepdf.open(made.path) as pdf:
        assert [str(link.A.URI) for link in pdf.pages[1].obj.Annots] == ["https://example.org"]
        assert "/AcroForm" not in pdf.Root


def test_other_pages_keep_their_links_bookmarks_and_fields(tmp_path):
    (manual,) = piles.manuals(tmp_path, [(6, 30, 10)])
    before = living.count(manual)
    made = done(
        redact(manual, tmp_path / "out.pdf", [Mark(0, Box(0, 700, 100, 40)), Mark(4, Box(9, 700, 9, 9))])
    )
    assert living.count(made.path) == before


@pytest.mark.parametrize(
    ("mark", "code", "facts"),
    [
        (Mark(3, Box(0, 0, 9, 9)), Code.PAGE_NOT_THERE, {"page": "4", "count": "3"}),
        (Mark(0, Box(500, 0, 9, 9)), Code.BOX_OUTSIDE_PAGE, {"page": "1", "width": "400", "height": "600"}),
        (Mark(0, Box(-20, 0, 9, 9)), Code.BOX_OUTSIDE_PAGE, {"page": "1"}),
    ],
)
def test_a_region_that_is_not_there_is_refused_and_nothing_is_written(mark, code, facts, tmp_path):
    source = secretive(tmp_path / "in.pdf")
    refused = redact(source, tmp_path / "out.pdf", [mark])
    assert isinstance(refused, Refused)
    (problem,) = refused.problems
    assert problem.code is code
    assert facts.items() <= problem.facts.items()
    assert [each.name for each in tmp_path.iterdir()] == ["in.pdf"]


def test_a_file_can_be_redacted_in_its_place_and_always_gives_the_same_bytes(tmp_path):
    source = secretive(tmp_path / "in.pdf")
    other = done(redact(source, tmp_path / "out.pdf", [Mark(0, Box(0, 0, 50, 50))]))
    same = done(redact(source, source, [Mark(0, Box(0, 0, 50, 50))]))
    assert same.path.read_bytes() == other.path.read_bytes()
