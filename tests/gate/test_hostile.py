"""Every file gets its verdict in time, whatever it is, and none of them hinders the next."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_client import gate
from desktop_client.confined import Confined
from tests.gate import made

DAMAGED = ("pdf-damaged", "pdf-repaired", "pdf-partly-broken", "file-unreadable")


@pytest.fixture(scope="module")
def door() -> Iterator[gate.Gate]:
    with Confined(gate.ENTRY, limits=gate.LIMITS) as confined:
        yield gate.Gate(confined)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gate")


def inspected(
    door: gate.Gate, folder: Path, content: bytes, purpose: gate.Purpose = gate.INSPECT
) -> gate.FileReport:
    file = folder / "材料.pdf"
    file.write_bytes(content)
    return door.inspect(file, purpose=purpose)


@pytest.mark.parametrize("name", made.CASES)
def test_a_file_gets_its_verdict_within_five_seconds(door: gate.Gate, folder: Path, name: str) -> None:
    make, verdict, code, pages = made.CASES[name]
    content, begun = make(), time.monotonic()
    report = inspected(door, folder, content)
    assert time.monotonic() - begun < 5
    if report.code == "pdf-not-wholly-checked":
        return  # on a busy computer the gate says that it ran out of time, and warns
    assert (report.verdict, report.code, report.pages) == (verdict, code, pages)
    assert (report.bytes, len(report.sha256 or "")) == (len(content), 64)
    assert report.damaged is (code in DAMAGED)
    assert "材料.pdf" in report.message


def test_objects_packed_without_end_are_refused(door: gate.Gate, folder: Path) -> None:
    report = inspected(door, folder, made.object_stream_bomb(400))
    assert report.verdict == "refuse"
    assert report.code in {"pdf-damaged", "pdf-bomb", "pdf-too-heavy", "pdf-no-pages"}


def test_what_is_inside_is_counted(door: gate.Gate, folder: Path) -> None:
    both = inspected(door, folder, made.CASES["a script and a program attached"][0]())
    assert (both.scripts, both.attachments) == (1, 1)
    assert inspected(door, folder, made.CASES["signed"][0]()).signatures == 1
    assert inspected(door, folder, made.CASES["a form with a loop"][0]()).fields == 2
    assert inspected(door, folder, made.locked(user="u", owner="o")).encrypted


@pytest.mark.parametrize(("kind", "verdict"), [("JPEG", "accept"), ("PNG", "accept"), ("TIFF", "accept")])
def test_the_desk_takes_pictures_as_pages(door: gate.Gate, folder: Path, kind: str, verdict: str) -> None:
    report = inspected(door, folder, made.image(kind), gate.DESK)
    assert (report.verdict, report.code, report.pages) == (verdict, "file-is-image-here", 1)


def test_what_is_sent_has_limits_that_the_desk_has_not(door: gate.Gate, folder: Path) -> None:
    many = made.good(2_001)
    assert inspected(door, folder, many, gate.SENDING).code == "pdf-too-many-pages"
    large = made.with_objects(o5=made.stream(b"\0" * 21_000_000))
    assert inspected(door, folder, large, gate.SENDING).code == "file-too-large"
    assert inspected(door, folder, large, gate.DESK).code == "pdf-sound"


def test_a_folder_and_a_missing_file_have_their_sentences(door: gate.Gate, folder: Path) -> None:
    assert door.inspect(folder).code == "file-is-folder"
    assert door.inspect(folder / "没有.pdf").code == "file-missing"
    assert door.inspect(Path("a\0b.pdf")).verdict == "refuse"


def test_a_document_broken_for_one_reader_is_mended_by_the_other(door: gate.Gate, folder: Path) -> None:
    # qpdf does not find what is numbered far beyond the file's size.
    numbers = {b"%d 0 R" % old: b"%d 0 R" % (old + 7_000) for old in (1, 2, 3, 4)}
    objects = {}
    for number, body in made.GOOD.items():
        for old, new in numbers.items():
            body = body.replace(old, new)
        objects[number + 7_000] = body
    content = made.raw(objects, trailer=b"/Root 7001 0 R").replace(b"/Size 7005", b"/Size 12")
    report = inspected(door, folder, content)
    assert (report.verdict, report.code, report.pages, report.repaired) == ("warn", "pdf-repaired", 1, True)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    places=st.lists(st.tuples(st.floats(0, 1), st.integers(1, 255)), min_size=1, max_size=40),
    cut=st.one_of(st.none(), st.floats(0, 1)),
)
def test_flipped_and_missing_bytes_never_break_the_gate(
    door: gate.Gate, folder: Path, places: list[tuple[float, int]], cut: float | None
) -> None:
    content = bytearray(made.CASES["a script and a program attached"][0]())
    for place, change in places:
        content[int(place * (len(content) - 1))] ^= change
    report = inspected(door, folder, bytes(content[: None if cut is None else int(cut * len(content))]))
    assert report.verdict in set(gate.Verdict)
    assert (report.pages is not None) or not report.is_usable
    assert report.message
