"""Arranging pages: whatever is done can be undone, nothing is lost, and everything keeps its name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_client.documents import keeping
from desktop_client.documents.arrangement import Arrangement, History
from desktop_client.documents.model import Box
from desktop_client.documents.models import DeskPage, Source, SourceState, turned

IDS = [f"s{source}.{index}" for source in range(4) for index in range(5)]
some_ids = st.sets(st.sampled_from(IDS), max_size=6)
an_id = st.sampled_from([*IDS, "nobody"])
boxes = st.builds(Box, *[st.integers(-50, 700).map(float)] * 2, *[st.integers(0, 900).map(float)] * 2)
verbs = st.one_of(
    st.tuples(st.just("moved"), some_ids, st.one_of(st.none(), an_id)),
    st.tuples(st.just("rotated"), some_ids, st.sampled_from([-90, 90, 180, 270])),
    st.tuples(st.just("removed"), some_ids),
    st.tuples(st.just("redacted"), an_id, boxes),
    st.tuples(st.just("without_source"), st.sampled_from(["s0", "s1", "s9"])),
)
deeds = st.lists(verbs, max_size=25)


def source(name: str, pages: int = 5) -> Source:
    return Source(
        name,
        f"{name}.pdf",
        Path(f"/papers/{name}.pdf"),
        SourceState.HERE,
        1000,
        pages,
        name * 4,
        weights=(200,) * pages,
    )


def pages_of(name: str, count: int = 5) -> list[DeskPage]:
    return [DeskPage(f"{name}.{index}", name, index, 0, 595.0, 842.0) for index in range(count)]


def full() -> Arrangement:
    arrangement = Arrangement()
    for number in range(4):
        arrangement = arrangement.added(source(f"s{number}"), pages_of(f"s{number}"), None)
    return arrangement


def done(history: History, deed: tuple[Any, ...]) -> History:
    verb, *arguments = deed
    return history.then(getattr(history.now, verb)(*arguments))


@given(deeds)
def test_as_many_undos_as_deeds_lead_back_to_the_beginning_and_as_many_redos_forward_again(
    what: list[tuple[Any, ...]],
) -> None:
    beginning = History(full())
    history = beginning
    for deed in what:
        history = done(history, deed)
    end = history.now
    for _ in what:
        history = history.undone()
    assert history.now == beginning.now
    for _ in what:
        history = history.redone()
    assert history.now == end


@given(deeds)
def test_every_page_keeps_its_name_its_file_and_its_place_in_it(what: list[tuple[Any, ...]]) -> None:
    history = History(full())
    for deed in what:
        history = done(history, deed)
    names = [page.id for page in history.now.pages]
    assert len(names) == len(set(names))
    assert all(page.id == f"{page.source}.{page.index}" for page in history.now.pages)
    assert {page.source for page in history.now.pages} == {each.id for each in history.now.sources}


@given(some_ids, st.one_of(st.none(), an_id))
def test_moving_loses_nothing_and_leaves_all_others_in_their_order(ids: set[str], before: str | None) -> None:
    arrangement = full()
    after = [page.id for page in arrangement.moved(ids, before).pages]
    assert sorted(after) == sorted(IDS)
    assert [name for name in after if name not in ids] == [name for name in IDS if name not in ids]
    assert [name for name in after if name in ids] == [name for name in IDS if name in ids]


@given(some_ids.filter(bool), st.sampled_from(IDS))
def test_moved_pages_lie_together_before_the_page_they_were_dropped_on(ids: set[str], before: str) -> None:
    after = [page.id for page in full().moved(ids, before).pages]
    first = next(number for number, name in enumerate(after) if name in ids)
    assert set(after[first : first + len(ids)]) == ids
    if before not in ids:
        assert after[first + len(ids)] == before


@given(st.lists(st.sampled_from([90, 180, 270]), max_size=6), boxes)
def test_a_marked_region_stays_on_what_it_hides_however_the_page_is_turned(
    turns: list[int], box: Box
) -> None:
    arrangement = full().redacted("s0.0", box)
    page = arrangement.pages[0]
    for degrees in turns:
        arrangement = arrangement.rotated({"s0.0"}, degrees)
    now = arrangement.pages[0]
    assert now.rotation == sum(turns) % 360
    back = [turned(each, now.width, now.height, -sum(turns)) for each in now.boxes]
    assert tuple(back) == page.boxes
    assert all(each.x >= 0 and each.x + each.width <= now.width + 1e-6 for each in now.boxes)


def test_a_region_beside_the_page_or_no_larger_than_a_slip_is_not_marked() -> None:
    arrangement = full()
    assert arrangement.redacted("s0.0", Box(600, 10, 50, 50)) == arrangement
    assert arrangement.redacted("s0.0", Box(10, 10, 0.5, 50)) == arrangement


def test_what_changed_nothing_is_no_step_to_undo() -> None:
    history = History(full())
    assert history.then(history.now.moved({"nobody"}, None)) is history


def test_a_new_deed_after_an_undo_forgets_what_was_undone() -> None:
    history = done(History(full()), ("removed", {"s0.0"})).undone()
    assert done(history, ("removed", {"s1.0"})).future == ()


def test_a_file_read_anew_keeps_the_places_and_turning_of_its_pages() -> None:
    arrangement = full().moved({"s1.2"}, "s0.0").rotated({"s1.2"}, 90).removed({"s1.4"})
    after = arrangement.replaced(source("s1", 7), pages_of("s1", 7))
    assert after.pages[0].id == "s1.2"
    assert after.pages[0].rotation == 90
    names = [page.id for page in after.pages]
    assert "s1.4" not in names, "what was taken away stays away"
    assert names[names.index("s1.3") + 1 :][:2] == ["s1.5", "s1.6"], "new pages follow the last one"


def test_a_file_that_became_shorter_loses_only_the_pages_it_no_longer_has() -> None:
    after = full().replaced(source("s1", 2), pages_of("s1", 2))
    assert [page.id for page in after.pages if page.source == "s1"] == ["s1.0", "s1.1"]


@given(deeds)
@settings(max_examples=30)
def test_what_is_written_down_is_read_back_the_same(
    tmp_path_factory: Any, what: list[tuple[Any, ...]]
) -> None:
    history = History(full())
    for deed in what:
        history = done(history, deed)
    folder = tmp_path_factory.mktemp("desk")
    keeping.write(folder, keeping.Kept(history.now, 9))
    assert keeping.read(folder) == (keeping.Kept(history.now, 9), None)


@given(st.binary(max_size=200))
@settings(max_examples=30)
def test_what_cannot_be_understood_is_set_aside_and_told(tmp_path_factory: Any, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("desk")
    (folder / "desk.json").write_bytes(content)
    kept, problem = keeping.read(folder)
    assert kept == keeping.Kept()
    assert problem is not None
    assert next(folder.glob("desk.json.aside-*")).read_bytes() == content


def test_two_desks_never_share_a_folder() -> None:
    root = Path("/profile/desks")
    keys = ["evidence/1/1.1.1", "evidence/1/1-1-1", "alone", "subsidy/x/application_form", "补贴/一"]
    assert len({keeping.folder_of(root, key) for key in keys}) == len(keys)
