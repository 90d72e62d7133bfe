"""The PDF desk: files are put on it, their pages arranged, looked at, made into one PDF. No file is ever changed."""

from __future__ import annotations

import contextlib
import hashlib
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.documents import findings, keeping
from desktop_client.documents.arrangement import Arrangement, History
from desktop_client.documents.finishing import Finishing, Made, Shrinking, fingerprint, is_too_large
from desktop_client.documents.looking import Looking
from desktop_client.documents.model import Box, PersonalData, Step
from desktop_client.documents.models import (
    Added,
    Ask,
    Built,
    Comparison,
    DeskPage,
    DeskState,
    Meter,
    PageFinding,
    Progress,
    Share,
    Shrunk,
    Source,
    SourceState,
    Stopped,
    Tell,
    never,
    turned,
    unheard,
)
from desktop_client.documents.notes import megabytes
from desktop_client.documents.receiving import Receiving
from desktop_client.errors import AppError
from desktop_client.paths import write_private
from desktop_client.problems import Problem, Refused

#: What a PDF needs beside its pages.
LEAST_BYTES = 600
Found = TypeVar("Found")
SCANS = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff")


@dataclass(frozen=True, slots=True)
class Tools:
    """What a desk works with."""

    looking: Looking
    receiving: Receiving
    finishing: Finishing
    save: Callable[[Desk], None]


class Desk:
    """One desk. Any thread may call any verb; each answers the state that it leads to."""

    def __init__(self, folder: Path, tools: Tools) -> None:
        self._folder = folder
        self._tools = tools
        self._lock = threading.RLock()
        self._making = threading.Lock()
        kept, problem = keeping.read(folder)
        self.problems: tuple[Problem, ...] = (problem,) if problem else ()
        self._history = History(kept.arrangement)
        self._next_number = kept.next_number
        self._condition: dict[tuple[Path, str], tuple[SourceState, Problem | None]] = {}
        self._made: dict[str, Made] = {}
        self._shrunk: dict[str, Made] = {}
        self._version = 0
        self._look_at_files()
        self._state = self._composed()

    @property
    def state(self) -> DeskState:
        """The desk as it is now."""
        return self._state

    # ── putting files on it ─────────────────────────────────────────────────────────────────────────────

    def add(
        self,
        paths: Sequence[Path],
        before: str | None = None,
        *,
        progress: Tell = unheard,
        cancelled: Ask = never,
    ) -> Added:
        """Put files on the desk, before a page or at the end; a bad one never fails the others.

        ``state`` grows with each file, so that the first page can be shown at once; all of it is one step to undo.
        """
        base = self._history.now
        sources: list[Source] = []
        for number, path in enumerate(paths):
            progress(Progress(Step.READING, number, len(paths)))
            received = None if cancelled() else self._tools.receiving.receive(path, self._name(), cancelled)
            if received is None:
                return Added(self._saved(), tuple(sources), is_complete=False)
            source, pages = received
            with self._lock:
                self._grow(base, self._history.now.added(source, pages, before))
            sources.append(source)
        progress(Progress(Step.READING, len(paths), len(paths)))
        return Added(self._saved(), tuple(sources))

    def paste(self, content: bytes, before: str | None = None) -> Added:
        """Put a picture on the desk that has no file: it is kept beside the desk."""
        file = self._folder / "pasted" / f"{hashlib.sha256(content).hexdigest()[:12]}.png"
        write_private(file, content)
        return self.add([file], before)

    def waiting(self, folder: Path) -> list[Path]:
        """The files of a scanner folder that are not on this desk yet, in order of name."""
        here = {(source.path, source.bytes, source.modified) for source in self._history.now.sources}
        with contextlib.suppress(OSError):
            found = sorted(
                each for each in folder.iterdir() if each.suffix.lower() in SCANS and each.is_file()
            )
            return [each for each in found if _trace(each.absolute()) not in here]
        return []

    def replace(self, source_id: str, path: Path) -> DeskState:
        """Take a source from another file, or from its own as it is now. Its pages keep their places.

        Raises ``AppError`` with the reason when that file cannot be used; the desk stays as it is.
        """
        old = self.state.source(source_id)
        received = self._tools.receiving.receive(path, source_id, never)
        if received is None or received[0].state is SourceState.REFUSED:
            problem = received[0].problem if received else None
            raise AppError(problem.code, **problem.facts) if problem else AppError(Code.FILE_UNREADABLE)
        source, pages = received
        return self._changed(lambda now: now.replaced(replace(source, id=old.id), pages))

    def refresh(self) -> DeskState:
        """Look whether the files are still there and still the same."""
        with self._lock:
            self._look_at_files()
            return self._renewed()

    # ── arranging ───────────────────────────────────────────────────────────────────────────────────────

    def move(self, ids: Collection[str], before: str | None) -> DeskState:
        """Move pages before another one, or to the end."""
        return self._changed(lambda now: now.moved(set(ids), before))

    def rotate(self, ids: Collection[str], degrees: int) -> DeskState:
        """Turn pages clockwise by a multiple of 90."""
        return self._changed(lambda now: now.rotated(set(ids), degrees))

    def remove(self, ids: Collection[str]) -> DeskState:
        """Take pages off the desk; their files stay as they are."""
        return self._changed(lambda now: now.removed(set(ids)))

    def remove_source(self, source_id: str) -> DeskState:
        """Take a file off the desk with all its pages."""
        return self._changed(lambda now: now.without_source(source_id))

    def clear(self) -> DeskState:
        """Take everything off the desk, as one step."""
        return self._changed(lambda _: Arrangement())

    def redact(self, page_id: str, *boxes: Box) -> DeskState:
        """Mark regions to be burnt out, in points as the page lies now; all of them are one step."""

        def marked(now: Arrangement) -> Arrangement:
            for box in boxes:
                now = now.redacted(page_id, box)
            return now

        return self._changed(marked)

    def unredact(self, page_id: str, box: Box) -> DeskState:
        """Take such a mark away."""
        return self._changed(lambda now: now.unredacted(page_id, box))

    def undo(self) -> DeskState:
        """One step back."""
        with self._lock:
            self._history = self._history.undone()
            return self._saved()

    def redo(self) -> DeskState:
        """One step forward again."""
        with self._lock:
            self._history = self._history.redone()
            return self._saved()

    # ── looking ─────────────────────────────────────────────────────────────────────────────────────────

    def thumbnail(self, page_id: str, width: int) -> bytes:
        """A small picture of the page as it lies, as PNG; ``AppError(PAGE_NOT_SHOWN)`` when it cannot be shown."""
        return self._shown(page_id, lambda source, page: self._tools.looking.thumbnail(source, page, width))

    def picture(self, page_id: str, dpi: int) -> bytes:
        """The page to be read, as PNG; never more dots than a screen can use."""
        return self._shown(page_id, lambda source, page: self._tools.looking.picture(source, page, dpi))

    def look(
        self, *, seal_expected: bool = False, progress: Tell = unheard, cancelled: Ask = never
    ) -> tuple[PageFinding, ...]:
        """Hints about all pages; cancelled, about those looked at so far. What was looked at once is remembered."""
        state = self.state
        usable = [page for page in state.pages if page.is_there]
        seen: dict[str, findings.Seen] = {}
        not_shown: set[str] = set()
        for number, page in enumerate(usable):
            if cancelled():
                break
            progress(Progress(Step.READING, number, len(usable)))
            try:
                seen[page.id] = self._tools.looking.seen(state.source(page.source), page)
            except AppError:
                not_shown.add(page.id)
        return findings.judge(usable, seen, not_shown=not_shown, seal_expected=seal_expected)

    def personal(self, page_id: str) -> tuple[PersonalData, ...]:
        """Numbers of persons in the page's text; a box can be handed to ``redact`` as it is."""

        def found(source: Source, page: DeskPage) -> tuple[PersonalData, ...]:
            upright = page.turned(-page.rotation)
            return tuple(
                replace(each, box=turned(each.box, upright.width, upright.height, page.rotation))
                for each in self._tools.looking.personal(source, page)
            )

        return self._shown(page_id, found)

    def compare(self, page_id: str, dpi: int) -> Comparison:
        """The page before and after shrinking; ``AppError(DESK_NOT_SHRUNK)`` when these pages were not shrunk."""
        state = self.state
        made = self._shrunk.get(fingerprint(self._history.now))
        if made is None:
            raise AppError(Code.DESK_NOT_SHRUNK)
        after = self._tools.looking.drawn_from(made.path, state.number(page_id) - 1, dpi)
        return Comparison(self.picture(page_id, dpi), after)

    # ── finishing ───────────────────────────────────────────────────────────────────────────────────────

    def shrink(
        self,
        allow_below_150: bool = False,
        *,
        limit: int = limits.AIM_FILE_BYTES,
        progress: Tell = unheard,
        cancelled: Ask = never,
    ) -> Shrunk | Refused | Stopped:
        """压缩到 20 MB 以内: as gently as it fits. When it does not, it says what would help."""
        made = self._make(Shrinking(limit, allow_below_150), progress=progress, cancelled=cancelled)
        if not isinstance(made, Made):
            return made
        return made.shrunk or Refused((Problem(Code.DESK_WORK_FAILED),))

    def keep_large(self) -> DeskState:
        """Take shrinking back: the pages as their files have them."""
        with self._lock:
            self._shrunk.clear()
            return self._renewed()

    def build(self, *, progress: Tell = unheard, cancelled: Ask = never) -> Built | Refused | Stopped:
        """The finished PDF: joined, redacted, shrunk when asked for, re-opened, every page drawn once."""
        ready = self._finished()
        made = (
            ready
            if ready and ready.path.exists()
            else self._make(None, progress=progress, cancelled=cancelled)
        )
        if not isinstance(made, Made):
            return made
        if is_too_large(made):
            return Refused((_too_large(made), *(made.shrunk.helps if made.shrunk else ())))
        return Built(made.path, made.bytes, made.sha256, made.pages, made.notes)

    def kept(self) -> keeping.Kept:
        """What is written down, to be found again after a restart."""
        with self._lock:
            return keeping.Kept(self._history.now, self._next_number)

    @property
    def folder(self) -> Path:
        """Where this desk keeps its own things."""
        return self._folder

    def close(self) -> None:
        """Throw away what was made; it can be made again."""
        self._tools.finishing.clear()

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────

    def _name(self) -> str:
        with self._lock:
            self._next_number += 1
            return f"s{self._next_number - 1}"

    def _grow(self, base: Arrangement, arrangement: Arrangement) -> None:
        """Every file of one ``add`` belongs to the same step, unless something else was done in between."""
        is_same_step = bool(self._history.past) and self._history.past[-1] is base
        self._history = (self._history.amended if is_same_step else self._history.then)(arrangement)
        self._renewed()

    def _changed(self, change: Callable[[Arrangement], Arrangement]) -> DeskState:
        with self._lock:
            self._history = self._history.then(change(self._history.now))
            return self._saved()

    def _saved(self) -> DeskState:
        with self._lock:
            state = self._renewed()
        self._tools.save(self)
        return state

    def _renewed(self) -> DeskState:
        self._version += 1
        self._state = self._composed()
        return self._state

    def _composed(self) -> DeskState:
        now = self._history.now
        sources = tuple(self._with_condition(source) for source in now.sources)
        gone = {source.id for source in sources if source.state is not SourceState.HERE}
        made = self._finished()
        return DeskState(
            version=self._version,
            sources=sources,
            pages=tuple(replace(page, is_there=page.source not in gone) for page in now.pages),
            meter=_exact(made) if made else _estimate(now),
            can_undo=bool(self._history.past),
            can_redo=bool(self._history.future),
            shrunk=made.shrunk if made else None,
        )

    def _with_condition(self, source: Source) -> Source:
        if source.state is SourceState.REFUSED:
            return source
        state, problem = self._condition.get((source.path, source.sha256), (SourceState.HERE, None))
        return source if state is SourceState.HERE else replace(source, state=state, problem=problem)

    def _look_at_files(self) -> None:
        for source in {(each.path, each.sha256): each for each in self._all_sources()}.values():
            state = _condition(source)
            facts = {"name": source.name, "count": str(source.pages)}
            code = WRONG.get(state)
            problem = Problem(code, place=source.name, facts=facts) if code else None
            self._condition[source.path, source.sha256] = (state, problem)

    def _all_sources(self) -> Iterator[Source]:
        moments = (*self._history.past, self._history.now, *self._history.future)
        for moment in moments:
            yield from (source for source in moment.sources if source.state is not SourceState.REFUSED)

    def _shown(self, page_id: str, ask: Callable[[Source, DeskPage], Found]) -> Found:
        state = self.state
        try:
            page = state.page(page_id)
        except KeyError:  # taken away while its picture was on the way
            raise AppError(Code.PAGE_NOT_SHOWN) from None
        source = state.source(page.source)
        if not page.is_there and source.problem:
            raise AppError(source.problem.code, **source.problem.facts)
        try:
            return ask(source, page)
        except AppError as error:
            raise AppError(error.code, **{**error.facts, "page": str(state.number(page_id))}) from error

    def _finished(self) -> Made | None:
        """What was made of exactly these pages; the shrunk one goes before."""
        if not (self._shrunk or self._made):
            return None
        name = fingerprint(self._history.now)
        return self._shrunk.get(name) or self._made.get(name)

    def _make(
        self, shrinking: Shrinking | None, *, progress: Tell, cancelled: Ask
    ) -> Made | Refused | Stopped:
        with self._making:
            reasons = self._reasons_against()
            if reasons:
                return Refused(reasons)
            now = self._history.now
            made = self._tools.finishing.make(
                now, shrinking=shrinking, progress=progress, cancelled=cancelled
            )
            if not isinstance(made, Made):
                return made
            reasons = self._reasons_against()  # a file may have been changed while it was read
            if reasons:
                return Refused(reasons)
            with self._lock:
                self._remember(fingerprint(now), made)
                self._renewed()
            return made

    def _remember(self, name: str, made: Made) -> None:
        """Only what was made of the same pages is still on the disk."""
        self._made = {key: each for key, each in self._made.items() if key == name}
        self._shrunk = {key: each for key, each in self._shrunk.items() if key == name}
        (self._shrunk if made.shrunk else self._made)[name] = made

    def _reasons_against(self) -> tuple[Problem, ...]:
        state = self.refresh()
        if not state.pages:
            return (Problem(Code.DESK_EMPTY),)
        gone = sum(not page.is_there for page in state.pages)
        return (Problem(Code.DESK_PAGES_GONE, facts={"count": str(gone)}),) if gone else ()


WRONG = {
    SourceState.MISSING: Code.DESK_FILE_MISSING,
    SourceState.CHANGED: Code.DESK_FILE_CHANGED,
}


def _condition(source: Source) -> SourceState:
    """By size and time first; a file that was only copied back has another time and the same content."""
    try:
        if _trace(source.path) == (source.path, source.bytes, source.modified):
            return SourceState.HERE
        with source.path.open("rb") as file:
            is_same = hashlib.file_digest(file, "sha256").hexdigest() == source.sha256
    except OSError:
        return SourceState.MISSING
    return SourceState.HERE if is_same else SourceState.CHANGED


def _trace(path: Path) -> tuple[Path, int, int]:
    status = path.stat()
    return path, status.st_size, status.st_mtime_ns


def _estimate(now: Arrangement) -> Meter:
    weights = {source.id: source.weights for source in now.sources}
    total = dict.fromkeys(weights, 0)
    for page in now.pages:
        total[page.source] += weights[page.source][page.index]
    shares = tuple(Share(source, size) for source, size in total.items())
    return Meter(sum(total.values()) + (LEAST_BYTES if now.pages else 0), shares, exact=False)


def _exact(made: Made) -> Meter:
    return Meter(made.bytes, made.shares, exact=True)


def _too_large(made: Made) -> Problem:
    limit = f"{limits.MAX_FILE_BYTES // 1_048_576} MB"
    return Problem(Code.DESK_TOO_LARGE, facts={"size": megabytes(made.bytes), "limit": limit})
