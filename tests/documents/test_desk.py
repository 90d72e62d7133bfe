"""The PDF desk with real files and real worker processes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from dataclasses import astuple
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from desktop_client import faults
from desktop_client.client import open_client
from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.documents.desk import Desk
from desktop_client.documents.model import Box
from desktop_client.documents.models import Built, Progress, Shrunk, SourceState, Stopped
from desktop_client.documents.service import DocumentsService
from desktop_client.errors import AppError
from desktop_client.problems import Refused
from tests.documents import papers
from tests.gate import made

PNG = b"\x89PNG\r\n\x1a\n"


def words_of(pdf: Path) -> list[str]:
    """The first words on each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range().split(" ")[0] for page in document]
    finally:
        document.close()


def reopened(documents: DocumentsService, desk: Desk, key: str = "again") -> Desk:
    """The same desk in a program that was started anew."""
    second = DocumentsService(documents._root, language=lambda: "zh")
    documents._keeper.flush()
    name = next(name for name, each in documents._desks.items() if each is desk)
    found = second.desk(name)
    second.close()
    return found


def build(desk: Desk) -> Built:
    built = desk.build()
    assert isinstance(built, Built), built
    return built


def test_files_of_every_kind_become_pages_in_the_order_they_came(desk: Desk, tmp_path: Path) -> None:
    papers.typed(tmp_path / "contract.pdf", ["one", "two"])
    papers.paper("photo", dpi=60).save(tmp_path / "licence.jpg")
    papers.paper("shot", dpi=60).convert("P").save(tmp_path / "screen.png")
    first, second = papers.paper("fax", dpi=60), papers.paper("fax two", dpi=60)
    first.save(tmp_path / "fax.tiff", save_all=True, append_images=[second])

    names = ["contract.pdf", "licence.jpg", "screen.png", "fax.tiff"]
    added = desk.add([tmp_path / name for name in names])

    assert [source.name for source in added.state.sources] == names
    assert [source.pages for source in added.state.sources] == [2, 1, 1, 2]
    assert [page.source for page in added.state.pages] == ["s1", "s1", "s2", "s3", "s4", "s4"]
    assert not added.refused
    assert all(desk.thumbnail(page.id, 120).startswith(PNG) for page in added.state.pages)


def test_one_bad_file_never_fails_the_others_and_stays_visible_with_its_reason(
    desk: Desk, tmp_path: Path
) -> None:
    papers.typed(tmp_path / "good.pdf", ["good"])
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "letter.docx").write_bytes(b"PK\x03\x04 not much of an archive")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n" + b"\x00garbage" * 50)

    names = ["empty.pdf", "broken.pdf", "letter.docx", "missing.pdf", "good.pdf"]
    added = desk.add([tmp_path / name for name in names])

    assert [source.name for source in added.refused] == names[:-1]
    assert all(source.problem and source.problem.facts["name"] == source.name for source in added.refused)
    assert [page.source for page in added.state.pages] == ["s5"]
    assert words_of(build(desk).path) == ["good"]


@pytest.mark.parametrize("name", [name for name, case in made.CASES.items() if case[1] != "refuse"])
def test_whatever_the_gate_lets_through_can_be_shown_and_built(desk: Desk, tmp_path: Path, name: str) -> None:
    content, _verdict, _code, pages = made.CASES[name]
    (tmp_path / "strange.pdf").write_bytes(content())
    added = desk.add([tmp_path / "strange.pdf", papers.typed(tmp_path / "good.pdf", ["good"])])
    strange, good = added.sources
    assert (strange.state, good.state) == (SourceState.HERE, SourceState.HERE)
    assert strange.pages == pages
    assert all(desk.thumbnail(page.id, 60) for page in added.state.pages[:2])
    desk.remove([page.id for page in added.state.pages[20:]])
    assert build(desk).pages == len(desk.state.pages)


def test_files_put_before_a_page_keep_their_place_there(desk: Desk, tmp_path: Path) -> None:
    desk.add([papers.typed(tmp_path / "frame.pdf", ["first", "last"])])
    last = desk.state.pages[1].id
    desk.add([papers.typed(tmp_path / f"{word}.pdf", [word]) for word in ("b", "c")], before=last)
    assert words_of(build(desk).path) == ["first", "b", "c", "last"]


def test_all_files_of_one_drop_are_one_step_to_undo(desk: Desk, tmp_path: Path) -> None:
    desk.add([papers.typed(tmp_path / f"{word}.pdf", [word]) for word in ("a", "b", "c")])
    assert len(desk.state.pages) == 3
    assert desk.undo().pages == ()
    assert len(desk.redo().pages) == 3


def test_a_cleared_desk_comes_back_with_one_undo(desk: Desk, tmp_path: Path) -> None:
    desk.add([papers.typed(tmp_path / f"{word}.pdf", [word]) for word in ("a", "b")])
    assert desk.clear().sources == ()
    assert len(desk.undo().pages) == 2


def test_the_desk_fills_while_files_are_still_being_read(desk: Desk, tmp_path: Path) -> None:
    seen: list[int] = []
    files = [papers.typed(tmp_path / f"{word}.pdf", [word]) for word in ("a", "b", "c")]
    desk.add(files, progress=lambda _: seen.append(len(desk.state.pages)))
    assert seen == [0, 1, 2, 3]


def test_cancelled_adding_keeps_what_is_already_there(desk: Desk, tmp_path: Path) -> None:
    files = [papers.typed(tmp_path / f"{word}.pdf", [word]) for word in ("a", "b", "c")]
    added = desk.add(files, cancelled=lambda: len(desk.state.pages) == 2)
    assert not added.is_complete
    assert len(added.state.pages) == 2


def test_the_result_has_every_page_once_in_order_and_turned_as_on_the_desk(
    desk: Desk, tmp_path: Path
) -> None:
    desk.add([papers.typed(tmp_path / "a.pdf", ["a1", "a2", "a3"]), papers.typed(tmp_path / "b.pdf", ["b1"])])
    pages = [page.id for page in desk.state.pages]
    desk.move([pages[3]], pages[0])
    desk.rotate([pages[1]], 90)
    desk.remove([pages[2]])

    built = build(desk)

    assert built.pages == 3
    assert words_of(built.path) == ["b1", "a1", "a2"]
    with pikepdf.open(built.path) as pdf:
        assert [int(page.obj.get("/Rotate", 0)) for page in pdf.pages] == [0, 0, 90]
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["b", "a"]


def test_the_same_pages_give_the_same_bytes(desk: Desk, documents: DocumentsService, tmp_path: Path) -> None:
    files = [papers.typed(tmp_path / "a.pdf", ["a"]), papers.scanned(tmp_path / "b.pdf", [papers.paper("b")])]
    other = documents.desk("test/same bytes")
    for each in (desk, other):
        each.add(files)
    assert build(desk).sha256 == build(other).sha256


def test_the_size_is_known_before_anything_is_made_and_each_file_has_its_share(
    desk: Desk, tmp_path: Path
) -> None:
    scans = papers.scanned(tmp_path / "scans.pdf", [papers.paper(f"scan {number}") for number in range(4)])
    typed = papers.typed(tmp_path / "typed.pdf", ["text"] * 3)
    desk.add([scans, typed])
    desk.remove([desk.state.pages[0].id, desk.state.pages[1].id])

    meter = desk.state.meter
    assert not meter.exact
    shares = {share.source: share.bytes for share in meter.by_source}
    assert shares["s1"] == pytest.approx(scans.stat().st_size / 2, rel=0.1)
    assert shares["s2"] == typed.stat().st_size

    built = build(desk)
    assert built.bytes == pytest.approx(meter.total, rel=0.05)
    exact = desk.state.meter
    assert exact.exact
    assert exact.total == built.bytes == sum(share.bytes for share in exact.by_source)
    assert not desk.rotate([desk.state.pages[0].id], 90).meter.exact, "these pages were not made yet"


def test_a_marked_region_is_burnt_out_of_the_result_and_told(desk: Desk, tmp_path: Path) -> None:
    desk.add([papers.typed(tmp_path / "id.pdf", ["11010119900307002X", "open"])])
    first = desk.state.pages[0]
    desk.rotate([first.id], 90)
    found = desk.personal(first.id)
    assert found, "the number stands in the text"
    assert all("11010119900307002X" not in each.shown for each in found)
    desk.redact(first.id, *(each.box for each in found))

    built = build(desk)

    content = built.path.read_bytes()
    assert b"11010119900307002X" not in content
    document = pypdfium2.PdfDocument(built.path)
    assert "2X" not in document[0].get_textpage().get_text_range()
    assert document[1].get_textpage().get_text_range().startswith("open")
    picture = document[0].render(scale=1).to_pil().convert("L")
    page = desk.state.page(first.id)
    for box in page.boxes:
        assert picture.getpixel((round(box.x + box.width / 2), round(box.y + box.height / 2))) < 16
    document.close()
    assert Code.DONE_BURNT in {note.code for note in built.notes}


@pytest.fixture(scope="module")
def large_scans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two noisy colour scans, which is what makes files large."""
    noise = Image.effect_noise((1240, 1754), 30).convert("RGB")
    sheets = [Image.blend(papers.paper(f"scan {number}", dpi=150), noise, 0.15) for number in range(2)]
    return papers.scanned(tmp_path_factory.mktemp("scans") / "scans.pdf", sheets, quality=90)


def test_shrinking_brings_the_result_below_the_limit_and_says_what_it_did(
    desk: Desk, tmp_path: Path, large_scans: Path
) -> None:
    desk.add([large_scans, papers.typed(tmp_path / "typed.pdf", ["words"])])
    large = desk.state.meter.total

    shrunk = desk.shrink(limit=large * 6 // 10)

    assert isinstance(shrunk, Shrunk)
    assert shrunk.fits
    assert shrunk.report.after <= large * 6 // 10
    assert (shrunk.report.min_dpi or 150) >= 150
    assert {note.code for note in shrunk.notes} == {Code.DONE_RECODED}
    assert "…" not in "".join(faults.sentence(note, "en") for note in shrunk.notes)
    state = desk.state
    assert state.shrunk == shrunk
    assert state.meter.exact
    assert state.meter.total == shrunk.report.after
    built = build(desk)
    assert built.bytes == shrunk.report.after
    assert built.notes == shrunk.notes
    before, after = (Image.open(io.BytesIO(each)) for each in astuple(desk.compare(state.pages[0].id, 72)))
    assert before.size == after.size
    assert ImageChops.difference(before, after).getbbox() is not None


def test_shrinking_is_for_these_pages_only_and_can_be_taken_back(desk: Desk, large_scans: Path) -> None:
    desk.add([large_scans])
    desk.shrink(limit=desk.state.meter.total * 7 // 10)
    assert desk.rotate([desk.state.pages[0].id], 90).shrunk is None
    assert desk.undo().shrunk is not None
    assert desk.keep_large().shrunk is None
    assert build(desk).bytes > desk.state.meter.total * 8 // 10
    with pytest.raises(AppError) as caught:
        desk.compare(desk.state.pages[0].id, 72)
    assert caught.value.code is Code.DESK_NOT_SHRUNK


def test_what_cannot_fit_says_what_would_help_and_stays_as_it_is(desk: Desk, large_scans: Path) -> None:
    desk.add([large_scans])
    shrunk = desk.shrink(limit=desk.state.meter.total // 20)
    assert isinstance(shrunk, Shrunk)
    assert not shrunk.fits
    assert shrunk.helps
    assert all("…" not in faults.sentence(each, tongue) for each in shrunk.helps for tongue in ("zh", "en"))
    assert build(desk).pages == 2


def test_what_is_too_large_is_not_built_but_told_with_what_helps(
    desk: Desk, large_scans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 100_000)
    desk.add([large_scans])
    refused = desk.build()
    assert isinstance(refused, Refused)
    assert refused.problems[0].code is Code.DESK_TOO_LARGE
    desk.shrink(limit=40_000)
    refused = desk.build()
    assert isinstance(refused, Refused)
    assert len(refused.problems) > 1


def test_nothing_is_made_of_an_empty_desk(desk: Desk) -> None:
    refused = desk.build()
    assert isinstance(refused, Refused)
    assert refused.problems[0].code is Code.DESK_EMPTY


def test_cancelled_work_stops_at_once_and_leaves_the_desk_as_it_was(desk: Desk, tmp_path: Path) -> None:
    desk.add([papers.typed(tmp_path / "long.pdf", [f"page {number}" for number in range(300)])])
    before = desk.state
    wish = threading.Event()

    def told(progress: Progress) -> None:
        wish.set()

    assert isinstance(desk.build(progress=told, cancelled=wish.is_set), Stopped)
    assert desk.state.pages == before.pages
    assert not desk.state.meter.exact
    assert build(desk).pages == 300


def test_the_arrangement_is_there_again_after_a_restart(
    desk: Desk, documents: DocumentsService, tmp_path: Path
) -> None:
    desk.add([papers.typed(tmp_path / "a.pdf", ["a1", "a2"]), papers.typed(tmp_path / "b.pdf", ["b1"])])
    pages = [page.id for page in desk.state.pages]
    desk.move([pages[2]], pages[0])
    desk.rotate([pages[0]], 270)
    desk.redact(pages[1], Box(10, 20, 30, 40))
    (tmp_path / "bad.pdf").write_bytes(b"")
    desk.add([tmp_path / "bad.pdf"])

    again = reopened(documents, desk).state

    assert again.pages == desk.state.pages
    assert [source.name for source in again.sources] == ["a.pdf", "b.pdf", "bad.pdf"]
    assert again.sources[2].problem is not None
    assert again.sources[2].problem.code is Code.FILE_EMPTY
    assert again.meter == desk.state.meter
    assert not again.can_undo


def test_a_file_that_vanished_is_said_its_pages_are_marked_and_the_others_stay(
    desk: Desk, documents: DocumentsService, tmp_path: Path
) -> None:
    gone = papers.typed(tmp_path / "gone.pdf", ["g1", "g2"])
    desk.add([gone, papers.typed(tmp_path / "here.pdf", ["h1"])])
    content = gone.read_bytes()
    gone.unlink()

    again = reopened(documents, desk)
    assert [source.state for source in again.state.sources] == [SourceState.MISSING, SourceState.HERE]
    assert [page.is_there for page in again.state.pages] == [False, False, True]

    state = desk.refresh()
    assert [page.is_there for page in state.pages] == [False, False, True]
    assert state.sources[0].problem
    assert state.sources[0].problem.code is Code.DESK_FILE_MISSING
    with pytest.raises(AppError) as caught:
        desk.picture(state.pages[0].id, 72)
    assert caught.value.code is Code.DESK_FILE_MISSING
    refused = desk.build()
    assert isinstance(refused, Refused)
    assert refused.problems[0].code is Code.DESK_PAGES_GONE

    elsewhere = tmp_path / "found again.pdf"
    elsewhere.write_bytes(content)
    assert all(page.is_there for page in desk.replace("s1", elsewhere).pages)
    assert words_of(build(desk).path) == ["g1", "g2", "h1"]


def test_a_file_that_was_changed_is_said_until_it_is_accepted_as_it_is_now(
    desk: Desk, tmp_path: Path
) -> None:
    file = papers.typed(tmp_path / "a.pdf", ["old1", "old2"])
    desk.add([file])
    papers.typed(file, ["new1", "new2", "new3"])

    state = desk.refresh()
    assert state.sources[0].state is SourceState.CHANGED
    assert isinstance(desk.build(), Refused)

    desk.replace("s1", file)
    assert words_of(build(desk).path) == ["new1", "new2", "new3"]


def test_a_file_that_was_only_copied_back_is_still_the_same(desk: Desk, tmp_path: Path) -> None:
    file = papers.typed(tmp_path / "a.pdf", ["a"])
    desk.add([file])
    os.utime(file, (1, 1))
    assert desk.refresh().sources[0].state is SourceState.HERE


def test_no_file_is_ever_changed_or_copied(desk: Desk, tmp_path: Path) -> None:
    file = papers.typed(tmp_path / "a.pdf", ["a", "b"])
    content, status = file.read_bytes(), file.stat()
    desk.add([file])
    desk.rotate([desk.state.pages[0].id], 90)
    desk.redact(desk.state.pages[0].id, Box(0, 0, 100, 100))
    build(desk)
    assert file.read_bytes() == content
    assert file.stat().st_mtime_ns == status.st_mtime_ns
    assert [each.name for each in tmp_path.iterdir()] == ["a.pdf"]
    assert not [each for each in desk.folder.rglob("*") if each.is_file() and each.read_bytes() == content]


def test_a_scanner_folder_offers_only_what_is_new_in_order_of_name(desk: Desk, tmp_path: Path) -> None:
    for name in ("scan2.jpg", "scan1.jpg"):
        papers.paper(name, dpi=40).save(tmp_path / name)
    (tmp_path / "Thumbs.db").write_bytes(b"not for us")
    assert [each.name for each in desk.waiting(tmp_path)] == ["scan1.jpg", "scan2.jpg"]
    desk.add(desk.waiting(tmp_path))
    assert desk.waiting(tmp_path) == []
    papers.paper("third", dpi=40).save(tmp_path / "scan3.jpg")
    assert [each.name for each in desk.waiting(tmp_path)] == ["scan3.jpg"]
    assert desk.waiting(tmp_path / "nowhere") == []


def test_a_pasted_picture_is_kept_for_the_desk(
    desk: Desk, documents: DocumentsService, tmp_path: Path
) -> None:
    picture = tmp_path / "clip.png"
    Image.new("RGB", (300, 200), "navy").save(picture)
    state = desk.paste(picture.read_bytes()).state
    assert len(state.pages) == 1
    assert reopened(documents, desk).state.pages[0].is_there


def test_a_forgotten_desk_is_empty_and_its_files_stay(documents: DocumentsService, tmp_path: Path) -> None:
    desk = documents.desk("test/forgotten")
    file = papers.typed(tmp_path / "a.pdf", ["a"])
    desk.add([file])
    documents.forget("test/forgotten")
    assert not desk.folder.exists()
    assert documents.desk("test/forgotten").state.pages == ()
    assert file.exists()


def test_the_client_keeps_desks_without_an_account(tmp_path: Path) -> None:
    file = papers.typed(tmp_path / "a.pdf", ["a", "b"])
    with open_client(tmp_path / "profile") as client:
        left = client.documents.desk("alone").add([file]).state.pages
    with open_client(tmp_path / "profile") as client:
        assert client.documents.desk("alone").state.pages == left


def test_the_window_does_not_import_what_only_the_worker_needs() -> None:
    heavy = ("PIL", "pikepdf", "pypdfium2", "pypdf", "img2pdf", "reportlab", "zxingcpp", "pydantic")
    asked = f"import sys, desktop_client.documents.service; print([m for m in {heavy} if m in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
