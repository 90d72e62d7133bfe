"""Joining PDFs in the process, beside the whole run of the ``qpdf`` program on the same files; and what still works."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks import living, piles
from benchmarks.children import NoAnswer, answer
from benchmarks.figures import Figure
from benchmarks.living import Living

#: Pages, links, bookmarks of four manuals: 3,495, 37,564 and 2,779 together.
MANUALS = ((874, 12_000, 900), (1_200, 15_000, 1_000), (900, 6_000, 500), (521, 4_564, 379))
MOST_MEMORY_TIMES = 3.0


@dataclass(frozen=True, slots=True)
class Pile:
    """``most_times`` the time of the program; ``holds_memory`` where the input, and not the libraries, decides it."""

    name: str
    make: Callable[[Path], list[Path]]
    most_times: float
    holds_memory: bool = False


PILES = (
    Pile("scans", lambda folder: piles.scans(folder, files=72), 1.0, holds_memory=True),
    Pile("200 small files", lambda folder: piles.small_files(folder, files=200, widgets=346), 1.0),
    Pile("linked manuals", lambda folder: piles.manuals(folder, MANUALS), 1.5),
)


def measure() -> list[Figure]:
    """Three piles: where bytes, files or objects are many."""
    program = shutil.which("qpdf")
    if program is None:
        raise NoAnswer("the program qpdf is not installed")
    return [figure for pile in PILES for figure in _measure(pile, program)]


def _measure(pile: Pile, program: str) -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = pile.make(folder)
        megabytes = sum(path.stat().st_size for path in files) / 1_000_000
        before = sum((living.count(path) for path in files), Living())
        told = answer("benchmarks.drivers.merging", folder, program)
        ours, theirs = living.count(folder / "ours.out"), living.count(folder / "theirs.out")
    figures = [
        Figure(
            f"merge: {pile.name}",
            told["ms"],
            reference=told["qpdf"],
            most_times=pile.most_times,
            note=f"{len(files)} files, {before.pages:,} pages, {megabytes:.1f} MB; "
            f"with re-opening and drawing every page {told['checked']:,.0f} ms; peak memory {told['peak']:.0f} MB",
        ),
        _lost(pile, before, ours, theirs),
    ]
    return [*figures, _memory(pile, told, megabytes)] if pile.holds_memory else figures


def _lost(pile: Pile, before: Living, ours: Living, theirs: Living) -> Figure:
    """Every link, bookmark and form widget that worked before, and does not any more; one bookmark a file is ours."""
    lost, others = _missing(before, ours), _missing(before, theirs)
    return Figure(
        f"merge: {pile.name}, pages, links, bookmarks and widgets lost",
        lost,
        unit="",
        reference=others,
        most=0,
        note=f"{before.links:,} links, {before.bookmarks:,} bookmarks, {before.widgets:,} widgets worked before",
    )


def _missing(before: Living, after: Living) -> int:
    return (
        abs(before.pages - after.pages)
        + max(0, before.links - after.links)
        + max(0, before.bookmarks - after.bookmarks)
        + max(0, before.widgets - after.widgets)
    )


def _memory(pile: Pile, told: Mapping[str, float], megabytes: float) -> Figure:
    return Figure(
        f"merge: {pile.name}, peak memory of the process, beside the input",
        told["peak"],
        unit="MB",
        reference=megabytes,
        most_times=MOST_MEMORY_TIMES,
    )
