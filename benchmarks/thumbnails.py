"""Two hundred pages put on the PDF desk, beside PDFium alone: the first picture, all, and the window meanwhile."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.children import answer
from benchmarks.figures import Figure
from tests.documents import papers

PAGES = 200
SCANS = 20
WIDTH = 180
MOST_FIRST, MOST_STALL = 300, 50
RUNS = 3


def measure() -> list[Figure]:
    """One PDF of typed pages and scans, and two hundred files of one page; the worker is warm, as in the window."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = pile(folder)
        runs = [answer("benchmarks.drivers.thumbnails", folder, made, *_single(folder)) for _ in range(RUNS)]
        bare_first, bare_all = _bare(made)
    figures = {step: median(run[step] for run in runs) for step in runs[0]}
    return [
        Figure("thumbnails: first of 200 pages", figures["first"], reference=bare_first, most=MOST_FIRST),
        Figure("thumbnails: first of 200 files", figures["first of files"], most=MOST_FIRST),
        Figure("thumbnails: all 200", figures["all"], reference=bare_all),
        Figure(
            "thumbnails: longest stall meanwhile",
            figures["stall"],
            reference=figures["bare"],
            most=MOST_STALL,
        ),
        Figure(
            "thumbnails: longest stall while merging",
            figures["merge stall"],
            reference=figures["bare"],
            most=MOST_STALL,
        ),
        Figure("looking at 200 pages for hints, a page", figures["look"] / PAGES),
    ]


def pile(folder: Path) -> Path:
    import pikepdf

    typed = papers.typed(folder / "typed.pdf", [f"page {number}" for number in range(PAGES - SCANS)])
    scans = papers.scanned(folder / "scans.pdf", [papers.paper(f"scan {number}") for number in range(SCANS)])
    with pikepdf.open(typed) as pdf, pikepdf.open(scans) as other:
        pdf.pages.extend(other.pages)
        pdf.save(folder / "pile.pdf")
    return folder / "pile.pdf"


def _single(folder: Path) -> list[Path]:
    return [papers.typed(folder / f"{number:03}.pdf", [f"file {number}"]) for number in range(PAGES)]


def _bare(pile: Path) -> tuple[float, float]:
    """Milliseconds until PDFium alone has drawn one page, and all, in this process."""
    import pypdfium2

    begun, first = time.perf_counter(), 0.0
    document = pypdfium2.PdfDocument(pile)
    for page in document:
        page.render(scale=WIDTH / page.get_width()).to_pil()
        first = first or time.perf_counter() - begun
    document.close()
    return first * 1000, (time.perf_counter() - begun) * 1000
