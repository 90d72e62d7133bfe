"""The way out: one PDF of the pages as they lie, shrunk when it must be."""

from __future__ import annotations

import pikepdf
import pytest
from pypdf import PdfReader

from ui.gallery.papers import papers


@pytest.fixture(scope="module")
def heavy(qapp, tmp_path_factory: pytest.TempPathFactory):
    """More than 20 MB of scans and photographs."""
    return papers(tmp_path_factory.mktemp("papers")).pile


def test_saving_makes_one_pdf_of_the_pages_as_they_lie(room, qtbot):
    room.add(room.paper("甲", "one", "two"), room.paper("乙", "three"))
    room.choose(1)
    room.desk.commands["remove"].trigger()
    room.settle()
    with qtbot.waitSignal(room.desk.built, timeout=60_000) as built:
        room.desk.side._save.click()
    (made,) = built.args
    with pikepdf.open(made.path) as pdf, pdf.open_outline() as outline:
        assert len(pdf.pages) == made.pages == 2
        assert [item.title for item in outline.root] == ["甲", "乙"]
    assert room.desk.session.state.meter.exact


def test_a_pile_beyond_the_limit_is_shrunk_and_compared_page_by_page(room, heavy):
    room.add(*heavy)
    side = room.desk.side
    assert room.desk.session.state.meter.total > 20_000_000
    assert side.shrink._shrink.isVisible()
    side.shrink._shrink.click()
    room.settle(lambda: room.desk.session.state.shrunk is not None)
    assert room.desk.table.compare.isVisible(), "nothing happens silently"
    room.settle()
    room.desk.table.compare.leave()
    assert room.desk.session.state.meter.exact
    assert room.desk.session.state.meter.total <= 20_000_000
    assert "→" in side.shrink._verdict.text()
    side.shrink._compare.click()
    room.settle()
    assert room.desk.table.compare.isVisible()


def test_shrinking_is_given_up_within_half_a_second_and_leaves_the_desk_as_it_was(room, heavy, qtbot):
    room.add(*heavy)
    before = room.order()
    with qtbot.waitSignal(room.desk.session.progressed, timeout=60_000):
        room.desk.side.shrink._shrink.click()
    with qtbot.waitSignal(room.desk.session.ended, timeout=2_000):
        room.desk.session.give_up()
    room.settle()
    assert room.order() == before
    assert room.desk.session.state.shrunk is None
    assert room.desk.side._save.isEnabled()


def test_what_is_too_large_is_not_saved_but_said(room, heavy, qtbot):
    room.add(*heavy, room.paper("甲", "one"), heavy[0])
    with qtbot.waitSignal(room.desk.session.refused, timeout=60_000):
        room.desk.side._save.click()
    assert "20 MB" in room.desk.banner.text()


def test_what_was_covered_is_not_in_the_saved_file(room, qtbot):
    room.add(room.paper("甲", "11010519491231002X 13800138000"))
    room.choose(0)
    room.desk.commands["redact"].trigger()
    box = room.desk.table.preview._redaction
    room.settle(lambda: box._accept.isVisible())
    box._accept.click()
    room.settle()
    room.desk.table.preview.leave()
    with qtbot.waitSignal(room.desk.built, timeout=60_000) as built:
        room.desk.side._save.click()
    text = PdfReader(built.args[0].path).pages[0].extract_text()
    assert "11010519491231002X" not in text
