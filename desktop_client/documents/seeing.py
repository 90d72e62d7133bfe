"""The worker's verbs that look at pages: measure a file, draw a page, observe it, find numbers of persons and marks."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from desktop_client.confined import Answer
from desktop_client.confined.serving import Job, Verb
from desktop_client.contract.codes import Code
from desktop_client.documents import marks, observing, personal, rendering
from desktop_client.errors import AppError

#: Weighing pages one by one may take so long; the rest is shared out evenly.
WEIGHING_SECONDS = 0.25
LEAST_PAGE_BYTES = 120

Facts = dict[str, Any]  # Any: plain JSON between two processes


class Seeing:
    """Holds the files that were opened lately, so that the next page comes at once."""

    def __init__(self) -> None:
        self._shelf = rendering.Shelf()

    @property
    def verbs(self) -> Mapping[str, Verb]:
        return {
            "desk-measure": self.measure,
            "desk-picture": self.picture,
            "desk-observe": self.observe,
            "desk-personal": self.personal,
            "desk-mark": self.mark,
        }

    def measure(self, job: Job, *, path: str) -> Facts:
        """How large each page is shown, and how many bytes of the file it needs."""
        with _page_trouble(Path(path).name):
            pages = self._shelf.pages(Path(path))
            sizes = [pages.size(index) for index in range(len(pages))]
        is_picture = not isinstance(pages, rendering.PdfPages)
        job.check()
        return {
            "sizes": [(size.width, size.height) for size in sizes],
            "is_picture": is_picture,
            "weights": [pages.bytes // len(sizes)] * len(sizes)
            if is_picture
            else weigh(Path(path), len(sizes)),
        }

    def picture(  # a page is one step: nothing to stop between
        self, _job: Job, *, path: str, index: int, rotation: int, width: int | None, dpi: int
    ) -> Answer:
        """A page as PNG, turned as it lies on the desk; ``width`` counts after turning."""
        with _page_trouble(Path(path).name):
            pages = self._shelf.pages(Path(path))
            size = pages.size(index)
            if width is not None and rotation % 180:
                width = round(width * size.width / max(size.height, 1.0))
            drawn = pages.draw(index, rendering.scale_for(size, width=width, dpi=dpi))
            return Answer({}, rendering.as_png(rendering.turned(drawn, rotation)))

    def observe(self, _job: Job, *, path: str, index: int) -> Answer:
        """What a page shows, and its mean tones beside it."""
        with _page_trouble(Path(path).name):
            observation, tones = observing.observe(self._shelf.pages(Path(path)), index)
        return Answer(dataclasses.asdict(observation), tones)

    def personal(self, _job: Job, *, path: str, index: int) -> Facts:
        """Numbers of persons in a page's text."""
        with _page_trouble(Path(path).name):
            pages = self._shelf.pages(Path(path))
            if not isinstance(pages, rendering.PdfPages):
                return {"found": []}
            with pages.page(index) as page:
                return {"found": [dataclasses.asdict(each) for each in personal.find(page, index)]}

    def mark(self, _job: Job, *, path: str) -> Facts:
        """The mark of the application form on the first page: from its text, else from its square code."""
        with _page_trouble(Path(path).name):
            pages = self._shelf.pages(Path(path))
            found = _mark_in_text(pages)
            if found is None:
                scale = rendering.scale_for(pages.size(0), dpi=marks.DPI)
                found = marks.in_picture(pages.draw(0, scale))
        return {"mark": None if found is None else dataclasses.asdict(found)}


def weigh(path: Path, count: int) -> Sequence[int]:
    """How many bytes of a PDF each page needs; what several pages share counts for the first of them."""
    size = path.stat().st_size
    own = _own_bytes(path, count) if count > 1 else []
    left = max(0, size - sum(own))
    even = left // max(1, count)
    weights = [(own[index] if index < len(own) else 0) + even for index in range(count)]
    weights[-1] += size - sum(weights)
    return weights


def _own_bytes(path: Path, count: int) -> list[int]:
    until = time.monotonic() + WEIGHING_SECONDS
    seen: set[tuple[int, int]] = set()
    own: list[int] = []
    try:
        with pikepdf.open(path) as pdf:
            for page in pdf.pages[:count]:
                if time.monotonic() > until:
                    break
                own.append(LEAST_PAGE_BYTES + sum(_lengths(page, seen)))
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError):
        return []
    return own


def _lengths(page: pikepdf.Page, seen: set[tuple[int, int]]) -> Iterator[int]:
    for stream in _streams(page):
        if isinstance(stream, pikepdf.Stream) and stream.objgen not in seen:
            seen.add(stream.objgen)
            yield int(stream.get("/Length", 0))


def _streams(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    contents = page.obj.get("/Contents")
    if isinstance(contents, pikepdf.Array):
        yield from contents
    elif contents is not None:
        yield contents
    resources = page.obj.get("/Resources")
    things = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    for thing in things.as_dict().values() if isinstance(things, pikepdf.Dictionary) else ():
        yield thing
        if isinstance(thing, pikepdf.Stream) and "/SMask" in thing:
            yield thing["/SMask"]


def _mark_in_text(pages: rendering.Pages) -> marks.FormMark | None:
    if not isinstance(pages, rendering.PdfPages):
        return None
    with pages.page(0) as page:
        text = page.get_textpage()
        try:
            return marks.in_text(text.get_text_range(0, min(text.count_chars(), 20_000)))
        finally:
            text.close()


@contextmanager
def _page_trouble(name: str) -> Iterator[None]:
    """Whatever a library finds wrong with a page becomes one word for it."""
    try:
        yield
    except (pypdfium2.PdfiumError, OSError, ValueError, IndexError, SyntaxError, ZeroDivisionError) as error:
        raise AppError(Code.PAGE_NOT_SHOWN, name=name) from error
