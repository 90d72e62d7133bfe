"""Which pages lie on the desk, in which order and how: immutable, with every earlier and undone moment beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from desktop_client.documents.model import Box
from desktop_client.documents.models import DeskPage, Source

MOST_STEPS = 200
#: Smaller is a slip of the hand, not a region.
LEAST_POINTS = 1.0


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Sources in the order they came, pages in the order they will have. Names that are not here are passed over."""

    sources: tuple[Source, ...] = ()
    pages: tuple[DeskPage, ...] = ()

    def added(self, source: Source, pages: Sequence[DeskPage], before: str | None) -> Arrangement:
        """With one more source, its pages before another page, or at the end."""
        return Arrangement((*self.sources, source), _inserted(self.pages, pages, before))

    def moved(self, ids: Collection[str], before: str | None) -> Arrangement:
        """These pages, in the order they have now, before another one; at the end without one."""
        chosen = [page for page in self.pages if page.id in ids]
        rest = [page for page in self.pages if page.id not in ids]
        return replace(self, pages=_inserted(rest, chosen, self._first_staying(ids, before)))

    def rotated(self, ids: Collection[str], degrees: int) -> Arrangement:
        """These pages turned clockwise by a multiple of 90."""
        if degrees % 90:
            raise ValueError(f"pages lie straight: {degrees}")
        return self._changed(ids, lambda page: page.turned(degrees))

    def removed(self, ids: Collection[str]) -> Arrangement:
        """Without these pages, and without sources of which nothing is left."""
        pages = tuple(page for page in self.pages if page.id not in ids)
        used = {page.source for page in pages}
        lost = {page.source for page in self.pages} - used
        return Arrangement(tuple(source for source in self.sources if source.id not in lost), pages)

    def without_source(self, source_id: str) -> Arrangement:
        """Without a source and all its pages."""
        return Arrangement(
            tuple(source for source in self.sources if source.id != source_id),
            tuple(page for page in self.pages if page.source != source_id),
        )

    def redacted(self, page_id: str, box: Box) -> Arrangement:
        """With one more region to burn out, cut to the page."""
        return self._changed({page_id}, lambda page: _with_box(page, box))

    def unredacted(self, page_id: str, box: Box) -> Arrangement:
        """Without that region."""
        return self._changed(
            {page_id}, lambda page: replace(page, boxes=tuple(each for each in page.boxes if each != box))
        )

    def replaced(self, source: Source, fresh: Sequence[DeskPage]) -> Arrangement:
        """The source read from another file: pages it still has keep their place and turning, new ones follow the last.

        What was marked to be burnt out stays marked where the page has the size it had.
        """
        held = {page.index: page for page in self.pages if page.source == source.id}
        known = next((each.pages for each in self.sources if each.id == source.id), 0)
        by_index = {page.index: page for page in fresh}
        pages = tuple(
            _renewed(page, by_index[page.index]) if page.source == source.id else page
            for page in self.pages
            if page.source != source.id or page.index in by_index
        )
        new = [page for page in fresh if page.index >= known and page.index not in held]
        return Arrangement(
            tuple(source if each.id == source.id else each for each in self.sources),
            _inserted(pages, new, _after_last(pages, source.id)),
        )

    def _first_staying(self, ids: Collection[str], before: str | None) -> str | None:
        """``before``, or the next page after it that is not itself moved."""
        names = [page.id for page in self.pages]
        if before not in names:
            return None
        following = names[names.index(before) :]
        return next((name for name in following if name not in ids), None)

    def _changed(self, ids: Collection[str], change: Callable[[DeskPage], DeskPage]) -> Arrangement:
        return replace(self, pages=tuple(change(page) if page.id in ids else page for page in self.pages))


@dataclass(frozen=True, slots=True)
class History:
    """The present arrangement between what was and what was undone."""

    now: Arrangement
    past: tuple[Arrangement, ...] = ()
    future: tuple[Arrangement, ...] = ()

    def then(self, arrangement: Arrangement) -> History:
        """A step further; a verb that changed nothing is no step."""
        if arrangement == self.now:
            return self
        return History(arrangement, (*self.past, self.now)[-MOST_STEPS:])

    def amended(self, arrangement: Arrangement) -> History:
        """The latest step goes on."""
        return History(arrangement, self.past)

    def undone(self) -> History:
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (self.now, *self.future))

    def redone(self) -> History:
        if not self.future:
            return self
        return History(self.future[0], (*self.past, self.now), self.future[1:])


def _inserted(pages: Sequence[DeskPage], new: Sequence[DeskPage], before: str | None) -> tuple[DeskPage, ...]:
    place = next((number for number, page in enumerate(pages) if page.id == before), len(pages))
    return (*pages[:place], *new, *pages[place:])


def _with_box(page: DeskPage, box: Box) -> DeskPage:
    left, top = max(0.0, box.x), max(0.0, box.y)
    right, bottom = min(page.width, box.x + box.width), min(page.height, box.y + box.height)
    cut = Box(left, top, right - left, bottom - top)
    if cut.width < LEAST_POINTS or cut.height < LEAST_POINTS or cut in page.boxes:
        return page
    return replace(page, boxes=(*page.boxes, cut))


def _renewed(page: DeskPage, fresh: DeskPage) -> DeskPage:
    now = fresh.turned(page.rotation)
    is_same_size = (round(now.width), round(now.height)) == (round(page.width), round(page.height))
    return replace(now, id=page.id, boxes=page.boxes if is_same_size else ())


def _after_last(pages: Sequence[DeskPage], source_id: str) -> str | None:
    """The page that follows the last one of a source; None when that is the end."""
    numbers = [number for number, page in enumerate(pages) if page.source == source_id]
    return pages[numbers[-1] + 1].id if numbers and numbers[-1] + 1 < len(pages) else None
