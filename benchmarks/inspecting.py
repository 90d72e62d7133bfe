"""The gate: ordinary files beside the qpdf program, then everything hostile, with the worst time and memory."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import pikepdf
import psutil

from benchmarks.children import NoAnswer
from benchmarks.figures import Figure
from desktop_client.confined import Confined
from desktop_client.gate import ENTRY, LIMITS, Gate
from tests.gate import made

MOST_MEDIAN, MOST_SECONDS, MOST_MEGABYTES = 15, 5, 600
ORDINARY = 60
MEGABYTE = 1_000_000


def measure() -> list[Figure]:
    """Each file once after a warm-up, as a person drops a pile of them."""
    with tempfile.TemporaryDirectory() as folder, Confined(ENTRY, limits=LIMITS) as confined:
        gate = Gate(confined)
        ordinary = _ordinary(Path(folder))
        worst = [*_hostile(Path(folder)), *_huge(Path(folder))]
        gate.inspect(ordinary[0])
        with _memory() as most:
            ours = [_seconds(gate.inspect, file) for file in ordinary]
            times = {file.stem: _seconds(gate.inspect, file) for file in worst}
        theirs = [_seconds(_qpdf, file) for file in ordinary]
    slowest = max(times, key=lambda name: times[name])
    return [
        Figure(
            f"inspect: {len(ordinary)} ordinary files, median",
            median(ours) * 1000,
            reference=median(theirs) * 1000,
            most=MOST_MEDIAN,
        ),
        Figure("inspect: slowest of them", max(ours) * 1000, reference=max(theirs) * 1000),
        Figure(
            f"inspect: slowest of {len(times)} hostile and huge files",
            times[slowest],
            unit="s",
            most=MOST_SECONDS,
            note=slowest,
        ),
        Figure("inspect: most memory, both processes", most[0] / MEGABYTE, unit="MB", most=MOST_MEGABYTES),
    ]


def _ordinary(folder: Path) -> list[Path]:
    """Letters of a few pages, and every sixth a scan of some megabytes."""
    files = []
    for number in range(ORDINARY):
        file = folder / f"ordinary-{number}.pdf"
        file.write_bytes(_scan(2 * MEGABYTE) if number % 6 == 0 else made.good(pages=1 + number % 12))
        files.append(file)
    return files


def _hostile(folder: Path) -> list[Path]:
    makers = {**{name: case[0] for name, case in made.CASES.items()}}
    makers["objects packed without end"] = lambda: made.object_stream_bomb(400)
    return [_written(folder / f"{name}.pdf", make) for name, make in makers.items()]


def _huge(folder: Path) -> list[Path]:
    makers: dict[str, Callable[[], bytes]] = {
        "150 MB of scans": lambda: _scan(*[3 * MEGABYTE] * 50),
        "3,500 pages with 38,500 links": _linked,
        "400,000 objects": _many_objects,
    }
    return [_written(folder / f"{name}.pdf", make) for name, make in makers.items()]


def _written(file: Path, make: Callable[[], bytes]) -> Path:
    file.write_bytes(make())
    return file


def _scan(*sizes: int) -> bytes:
    """Pages of one JPEG each; what is in it does not matter here, nobody looks."""
    with pikepdf.new() as pdf:
        for size in sizes:
            page = pdf.add_blank_page(page_size=(595, 842))
            said = {"Subtype": pikepdf.Name.Image, "Width": 2480, "Height": 3508, "BitsPerComponent": 8}
            image = pdf.make_stream(os.urandom(size), Filter=pikepdf.Name.DCTDecode, **said)
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=image))
            page.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q")
        return made.saved(pdf)


def _linked() -> bytes:
    with pikepdf.new() as pdf:
        for _ in range(3_500):
            page = pdf.add_blank_page(page_size=(595, 842))
            page.Contents = pdf.make_stream(b"BT (x) Tj ET 0 0 m 1 1 l S " * 100)
        pages = list(pdf.pages)
        for number, page in enumerate(pages):
            goals = [pages[(number * 7 + step) % len(pages)].obj for step in range(11)]
            page.Annots = pikepdf.Array([pdf.make_indirect(_link(goal)) for goal in goals])
        return made.saved(pdf)


def _link(goal: pikepdf.Object) -> pikepdf.Dictionary:
    name = pikepdf.Name
    return pikepdf.Dictionary(
        Type=name.Annot,
        Subtype=name.Link,
        Rect=pikepdf.Array([0, 0, 9, 9]),
        Dest=pikepdf.Array([goal, name.Fit]),
    )


def _many_objects() -> bytes:
    return made.raw({**made.GOOD, **dict.fromkeys(range(5, 400_005), b"<< /A (b) >>")})


def _seconds(work: Callable[[Path], object], file: Path) -> float:
    begun = time.perf_counter()
    work(file)
    return time.perf_counter() - begun


def _qpdf(file: Path) -> None:
    try:
        subprocess.run(["qpdf", "--show-npages", file], check=False, capture_output=True)  # noqa: S607
    except FileNotFoundError as error:
        raise NoAnswer("the qpdf program is not installed") from error


@contextmanager
def _memory() -> Iterator[list[int]]:
    """The most that this process has gained and its confined ones hold, looked at every 5 ms."""
    most, is_over, own = [0], threading.Event(), psutil.Process()

    def watch() -> None:
        before = own.memory_info().rss
        while not is_over.wait(0.005):
            most[0] = max(most[0], own.memory_info().rss - before + sum(map(_held, own.children())))

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    yield most
    is_over.set()
    thread.join()


def _held(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0  # ended meanwhile
