"""Joining: no page, link, bookmark or field is lost, nothing that acts by itself is kept, and it is always the same."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, OutlineItem, Stream, String

from benchmarks import living, piles
from benchmarks.living import Living
from desktop_client.contract.codes import Code
from desktop_client.documents.join import join
from desktop_client.documents.model import Dropped, Joined, Piece, Step
from desktop_client.problems import Refused
from tests.documents import papers

WORDS = ("alpha", "bravo", "delta", "gamma", "kilo", "lima", "mike", "oscar")


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Four files of one to four pages; each page says which it is."""
    folder = tmp_path_factory.mktemp("letters")
    return [
        papers.typed(folder / f"{name}.pdf", [f"{name}{page}" for page in range(count)])
        for count, name in enumerate(WORDS[:4], start=1)
    ]


@pytest.fixture(scope="module")
def manuals(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return piles.manuals(tmp_path_factory.mktemp("manuals"), [(12, 60, 20), (9, 40, 15), (7, 30, 10)])


def joined(pieces: list[Piece], out: Path, **how: object) -> Joined:
    made = join(pieces, out, **how)  # type: ignore[arg-type]
    assert isinstance(made, Joined), made
    return made


def first_words(path: Path) -> list[str]:
    return [page.extract_text().split()[0] for page in pypdf.PdfReader(path).pages]


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(data=st.data())
def test_any_pages_in_any_order_are_there_as_asked(data, letters, tmp_path):
    numbered = st.integers(0, 3).flatmap(
        lambda file: st.tuples(
            st.just(file), st.integers(0, file), st.sampled_from([0, 90, 180, 270, -90, 450])
        )
    )
    asked = data.draw(st.lists(numbered, min_size=1, max_size=9))
    made = joined([Piece(letters[file], (page,), turn) for file, page, turn in asked], tmp_path / "out.pdf")
    assert made.pages == len(asked)
    assert first_words(made.path) == [f"{WORDS[file]}{page}" for file, page, _ in asked]
    with pikepdf.open(made.path) as pdf:
        assert [int(page.obj.get("/Rotate", 0)) for page in pdf.pages] == [turn % 360 for *_, turn in asked]


def test_the_same_input_gives_the_same_bytes(manuals, letters, tmp_path):
    pieces = [Piece(manuals[0], (3, 1, 2)), Piece(letters[2], rotation=90), Piece(manuals[1])]
    one, other = joined(pieces, tmp_path / "one.pdf"), joined(pieces, tmp_path / "other.pdf")
    assert one.path.read_bytes() == other.path.read_bytes()


def test_other_input_gives_another_identity(letters, tmp_path):
    one = joined([Piece(letters[0]), Piece(letters[1])], tmp_path / "one.pdf")
    other = joined([Piece(letters[1]), Piece(letters[0])], tmp_path / "other.pdf")
    names = [bytes(pikepdf.open(made.path).trailer["/ID"][0]) for made in (one, other)]
    assert names[0] != names[1]
    assert b"31415926535897932384626433832795" not in one.path.read_bytes()


def test_the_result_may_take_the_place_of_one_of_its_sources(letters, tmp_path):
    place = tmp_path / "both.pdf"
    place.write_bytes(letters[3].read_bytes())
    assert joined([Piece(place), Piece(letters[0])], place).pages == 5
    assert [each.name for each in tmp_path.iterdir()] == ["both.pdf"]


# ── what hangs together ──────────────────────────────────────────────────────────────────────────────


def test_every_link_bookmark_and_field_still_works(manuals, tmp_path):
    forms = piles.small_files(tmp_path / "forms", files=5, widgets=12)
    sources = [*manuals, *forms]
    made = joined([Piece(path) for path in sources], tmp_path / "out.pdf")
    before = sum((living.count(path) for path in sources), Living())
    assert before.links == 130
    assert before.widgets == 12
    assert living.count(made.path) == Living(
        before.pages, before.links, before.bookmarks + len(sources), before.widgets
    )


def test_names_that_several_files_use_lead_each_to_its_own_file(manuals, tmp_path):
    """Typesetting programs call the first page of everything ``page.0``."""
    made = joined([Piece(path) for path in manuals], tmp_path / "out.pdf")
    with pikepdf.open(made.path) as pdf:
        places = dict(pikepdf.NameTree(pdf.Root.Names.Dests))
        first = {name: pdf.pages.index(pikepdf.Page(place.D[0])) for name, place in places.items()}
        assert [first["page.0"], first["page.0.2"], first["page.0.3"]] == [0, 12, 21]
        for number, page in enumerate(pdf.pages):
            own = range(12) if number < 12 else range(12, 21) if number < 21 else range(21, 28)
            for link in page.obj.get("/Annots", ()):
                target = first[str(link.A.D)] if "/A" in link else pdf.pages.index(pikepdf.Page(link.Dest[0]))
                assert target in own


def test_bookmarks_stand_below_one_for_each_file_in_the_order_of_the_result(manuals, tmp_path):
    made = joined(
        [Piece(manuals[1]), Piece(manuals[0], (11,))], tmp_path / "out.pdf", titles={manuals[0]: "手册甲"}
    )
    with pikepdf.open(made.path) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["manual-1", "手册甲"]
        assert [item.title for item in outline.root[0].children] == ["Section 0", "Section 10"]
        # Only what leads to the one page that is there, and what stands above it.
        assert [item.title for item in outline.root[1].children] == ["Section 10"]


@pytest.mark.skipif(sys.platform != "linux", reason="names there are text")
def test_a_file_whose_name_is_no_text_is_joined_like_any_other(letters, tmp_path):
    odd = Path(os.fsdecode(bytes(tmp_path) + b"/\xff\xfe.pdf"))
    odd.write_bytes(letters[0].read_bytes())
    made = joined([Piece(odd), Piece(letters[1])], tmp_path / "out.pdf")
    assert (made.repaired, first_words(made.path)[0]) == ((), first_words(letters[0])[0])


def test_a_page_that_is_there_twice_has_a_working_field_in_both_places(tmp_path):
    (form,) = piles.small_files(tmp_path, files=1, widgets=2)
    made = joined([Piece(form), Piece(form)], tmp_path / "out.pdf")
    once = living.count(form)
    assert living.count(made.path).widgets == 2 * once.widgets
    with pikepdf.open(made.path) as pdf:
        assert sorted(str(field.T) for field in pdf.Root.AcroForm.Fields) == ["field0", "field1"]


def test_fields_of_the_same_name_in_two_files_stay_two_fields(tmp_path):
    forms = piles.small_files(tmp_path, files=2, widgets=2)
    made = joined([Piece(form) for form in forms], tmp_path / "out.pdf")
    with pikepdf.open(made.path) as pdf:
        assert sorted(str(field.T) for field in pdf.Root.AcroForm.Fields) == ["field0", "field0_2"]


def test_a_field_whose_page_is_not_there_stays_behind(tmp_path):
    with pikepdf.open(piles.small_files(tmp_path, files=1, widgets=6)[0]) as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "longer.pdf")
        last = len(pdf.pages) - 1
    made = joined([Piece(tmp_path / "longer.pdf", (last,))], tmp_path / "out.pdf")
    with pikepdf.open(made.path) as pdf:
        assert "/AcroForm" not in pdf.Root


def test_asking_readers_to_draw_its_fields_is_not_carried_into_other_files(tmp_path):
    """A reader that draws fields anew does so in the whole file, and the forms of other files look different."""
    (form,) = piles.small_files(tmp_path, files=1, widgets=2)
    with pikepdf.open(form, allow_overwriting_input=True) as pdf:
        pdf.Root.AcroForm["/NeedAppearances"] = True
        for field in pdf.Root.AcroForm.Fields:
            del field["/AP"]
        pdf.save(form)
    latin = joined([Piece(form)], tmp_path / "latin-out.pdf")
    with pikepdf.open(latin.path) as pdf:
        assert "/NeedAppearances" not in pdf.Root.AcroForm
        assert all("/AP" in field for field in pdf.Root.AcroForm.Fields)


@pytest.mark.parametrize(
    ("value", "drawn", "is_multiline"),
    [
        ("abc", b"", False),
        ("abc", b"BT /F1 9 Tf (ab) Tj (c) Tj ET ", False),  # stands there already
        ("abc", b"BT /F1 9 Tf (old) Tj ET ", False),  # drawn before it was filled in anew
        ("one two three four", b"", True),
        ("王五，男", b"", False),
        ("第一行\n第二行", b"", True),
    ],
)
def test_a_value_that_its_reader_was_to_draw_is_seen_without_asking(value, drawn, is_multiline, tmp_path):
    (form,) = piles.small_files(tmp_path, files=1, widgets=1)
    with pikepdf.open(form, allow_overwriting_input=True) as pdf:
        pdf.Root.AcroForm["/NeedAppearances"] = True
        field = pdf.Root.AcroForm.Fields[0]
        field["/V"] = String(value)
        field["/Ff"] = 1 << 12 if is_multiline else 0
        field.AP.N.write(b"/Tx BMC " + drawn + b"EMC")
        pdf.save(form)
    made = joined([Piece(form)], tmp_path / "out.pdf")
    with pikepdf.open(made.path) as pdf:
        assert "/NeedAppearances" not in pdf.Root.AcroForm
    assert "".join(value.split()) in "".join(text_of_field(made.path).split())
    assert "old" not in text_of_field(made.path)


def test_each_of_two_lists_shows_its_own_choice(tmp_path):
    (form,) = piles.small_files(tmp_path, files=1, widgets=2)
    with pikepdf.open(form, allow_overwriting_input=True) as pdf:
        pdf.Root.AcroForm["/NeedAppearances"] = True
        shared = pdf.make_indirect(Dictionary())
        for field, choice in zip(pdf.Root.AcroForm.Fields, ("apple", "pear"), strict=True):
            field["/FT"], field["/Opt"] = Name.Ch, Array([String(choice)])
            field.AP.N["/Resources"] = shared
            field.AP.N.write(b"")
            del field["/V"]
        pdf.save(form)
    made = joined([Piece(form)], tmp_path / "out.pdf")
    assert [text_of_field(made.path, number).strip() for number in range(2)] == ["apple", "pear"]


def text_of_field(path: Path, number: int = 0) -> str:
    """What stands in the look of a field, read as the text of a page."""
    with pikepdf.open(path) as pdf:
        look = pdf.Root.AcroForm.Fields[number].AP.N
        page = pdf.add_blank_page(page_size=(600, 800))
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Look=look))
        page.Contents = pdf.make_stream(b"q 1 0 0 1 100 100 cm /Look Do Q")
        out = io.BytesIO()
        pdf.save(out)
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        return str(document[len(document) - 1].get_textpage().get_text_range())


def test_a_hidden_layer_stays_hidden(tmp_path):
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page().obj
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("draft")))
        page["/Resources"] = Dictionary(Properties=Dictionary(L=layer))
        page["/Contents"] = Stream(pdf, b"/OC /L BDC 0 0 100 100 re f EMC")
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(BaseState=Name.OFF))
        pdf.save(tmp_path / "layered.pdf")
    made = joined([Piece(tmp_path / "layered.pdf")], tmp_path / "out.pdf")
    with pikepdf.open(made.path) as pdf:
        layer = pdf.pages[0].obj.Resources.Properties.L
        assert [each.objgen for each in pdf.Root.OCProperties.D.OFF] == [layer.objgen]


# ── what stays behind ────────────────────────────────────────────────────────────────────────────────


def test_scripts_and_attachments_stay_behind_and_it_is_said(tmp_path):
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page().obj
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert('x')"))
        page["/AA"] = Dictionary(O=script)
        chained = Dictionary(S=Name.URI, URI=String("https://example.org"), Next=script)
        page["/Annots"] = Array(
            pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=kind, Rect=[0, 0, 9, 9], A=action))
            for kind, action in ((Name.Link, script), (Name.Link, chained), (Name.FileAttachment, script))
        )
        pdf.Root.OpenAction = script
        pdf.Root.Names = Dictionary(
            JavaScript=Dictionary(Names=Array([String("x"), script])), EmbeddedFiles=Dictionary(Names=Array())
        )
        with pdf.open_outline() as outline:
            outline.root.append(OutlineItem("runs", action=script))
        pdf.save(tmp_path / "acting.pdf")
    made = joined([Piece(tmp_path / "acting.pdf")], tmp_path / "out.pdf")
    assert made.dropped == (Dropped.ATTACHMENTS, Dropped.SCRIPTS)
    assert b"app.alert" not in made.path.read_bytes()
    assert b"/FileAttachment" not in made.path.read_bytes()
    with pikepdf.open(made.path) as pdf:
        assert len(pdf.pages[0].obj.Annots) == 2


def test_what_only_its_owner_could_change_is_joined_without_encryption(letters, tmp_path):
    locked = tmp_path / "locked.pdf"
    with pikepdf.open(letters[1]) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="secret", user=""))
    made = joined([Piece(locked), Piece(letters[0])], tmp_path / "out.pdf")
    assert made.decrypted == (locked,)
    with pikepdf.open(made.path) as pdf:
        assert not pdf.is_encrypted


# ── files that are not as they should be ─────────────────────────────────────────────────────────────


@pytest.fixture
def broken(letters, tmp_path) -> dict[str, Path]:
    content = letters[2].read_bytes()
    files = {
        "cut.pdf": content[: len(content) // 2],
        "empty.pdf": b"",
        "text.pdf": b"just words",
        "loop.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>",
    }
    with pikepdf.open(letters[2]) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    return {name: tmp_path / name for name in (*files, "locked.pdf", "missing.pdf")}


CODES = {
    "empty.pdf": Code.FILE_EMPTY,
    "text.pdf": Code.PDF_DAMAGED,
    "loop.pdf": Code.PDF_DAMAGED,
    "locked.pdf": Code.PDF_ENCRYPTED,
    "missing.pdf": Code.FILE_MISSING,
}


@pytest.mark.parametrize("name", CODES)
def test_a_file_that_cannot_be_read_never_fails_the_others(name, broken, letters, tmp_path):
    made = joined([Piece(broken[name]), Piece(letters[1])], tmp_path / "out.pdf")
    assert made.pages == 2
    assert [(problem.code, problem.place) for problem in made.skipped] == [(CODES[name], name)]


def test_one_bad_file_refuses_the_whole_where_that_is_asked_and_leaves_nothing(broken, letters, tmp_path):
    out = tmp_path / "result" / "out.pdf"
    out.parent.mkdir()
    refused = join([Piece(letters[1]), Piece(broken["text.pdf"])], out, skip_unreadable=False)
    assert isinstance(refused, Refused)
    assert [problem.place for problem in refused.problems] == ["text.pdf"]
    assert list(out.parent.iterdir()) == []


def test_a_damaged_file_that_can_be_repaired_is_used_and_it_is_said(letters, tmp_path):
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(letters[3].read_bytes().replace(b"startxref", b"startxxxx"))
    made = joined([Piece(damaged)], tmp_path / "out.pdf")
    assert (made.pages, made.repaired) == (4, (damaged,))


def test_a_page_that_is_not_there_is_named(letters, tmp_path):
    refused = join([Piece(letters[0], (0, 5))], tmp_path / "out.pdf", skip_unreadable=False)
    assert isinstance(refused, Refused)
    (problem,) = refused.problems
    assert (problem.code, problem.facts["page"], problem.facts["count"]) == (Code.PAGE_NOT_THERE, "6", "1")


def test_a_bomb_is_passed_on_without_being_unpacked(tmp_path):
    """Two gigabytes in a few kilobytes: whoever unpacks streams when saving takes half a minute."""
    import zlib

    with pikepdf.new() as pdf:
        page = pdf.add_blank_page().obj
        thing = Stream(pdf, zlib.compress(zlib.compress(bytes(50_000_000), 9), 9))
        thing["/Filter"] = Array([Name.FlateDecode, Name.FlateDecode])
        page["/Resources"] = Dictionary(XObject=Dictionary(Bomb=thing))
        pdf.save(
            tmp_path / "bomb.pdf", compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none
        )
    made = joined([Piece(tmp_path / "bomb.pdf")] * 2, tmp_path / "out.pdf")
    assert made.bytes < 10_000


# ── while it is going on ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("at", [Step.READING, Step.COPYING, Step.WRITING, Step.CHECKING])
def test_whoever_stops_it_finds_nothing_left_behind(at, letters, tmp_path):
    class Enough(Exception):
        pass

    def watch(step: Step, _done: int, _total: int) -> None:
        if step is at:
            raise Enough

    with pytest.raises(Enough):
        join([Piece(letters[3])], tmp_path / "out.pdf", watch=watch)
    assert list(tmp_path.iterdir()) == []
