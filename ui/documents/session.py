"""One desk at work in the background: arranging and long work each in their own line, looking when neither goes on."""

from __future__ import annotations

import enum
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_client.documents.model import Box
from desktop_client.documents.models import Added, Built, DeskState, PageFinding, Progress, Shrunk, Stopped
from desktop_client.errors import AppError
from desktop_client.problems import Refused
from ui.documents.shifting import place_after
from ui.tasks import Tasks

if TYPE_CHECKING:
    from desktop_client.documents.desk import Desk
    from desktop_client.documents.service import DocumentsService

LOOK_REST = 300
"""Milliseconds after the last change until the pages are looked at: never between two keys."""


class Deed(enum.Enum):
    """Work that takes long enough to be told of, and can be given up."""

    OPEN = "open"
    ADD = "add"
    SHRINK = "shrink"
    BUILD = "build"


class Wish:
    """Whether somebody still wants it; asked from the thread that works."""

    def __init__(self) -> None:
        self.is_withdrawn = False

    def __call__(self) -> bool:
        return self.is_withdrawn


Tell = Callable[[Progress], object]


@dataclass(frozen=True, slots=True)
class _Errand:
    run: Callable[..., Any]  # Any: each verb answers what it answers
    done: Callable[[Any], object]
    wish: Wish
    deed: Deed | None = None


class DeskSession(QObject):
    """Stands between the widgets and the desk. Every answer comes back as a signal on the GUI thread."""

    changed = Signal(object)
    """The :class:`DeskState` now."""

    found = Signal(object)
    """The findings, as a tuple, for the pages as they lie now; None while they are being looked at."""

    added = Signal(object)
    shrunk = Signal(object)
    built = Signal(object)
    refused = Signal(object)
    """The problems why long work came to nothing."""

    began = Signal(object)
    progressed = Signal(object)
    ended = Signal()
    failed = Signal(object)

    def __init__(self, documents: DocumentsService, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents = documents
        self._tasks = tasks
        self._key = ""
        self._seal_expected = False
        self._desk: Desk | None = None
        self._state: DeskState | None = None
        self._changes: _Lane = _Lane(self._start)
        self._work: _Lane = _Lane(self._start)
        self._looking: Wish | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(LOOK_REST)
        self._rest.timeout.connect(self._look)

    @property
    def key(self) -> str:
        """Which desk this is."""
        return self._key

    @property
    def desk(self) -> Desk | None:
        """The desk, once it is open."""
        return self._desk

    @property
    def state(self) -> DeskState | None:
        """What lies on it, as far as is known here."""
        return self._state

    @property
    def deed(self) -> Deed | None:
        """The long work under way."""
        return self._work.current.deed if self._work.current is not None else None

    @property
    def is_idle(self) -> bool:
        """Whether everything asked for is done; the pages may still be looked at."""
        return self._changes.is_empty and self._work.is_empty

    @property
    def is_at_rest(self) -> bool:
        """Whether everything asked for is done and all pages were looked at."""
        return self.is_idle and self._looking is None and not self._rest.isActive()

    # -- what can be asked -----------------------------------------------------------------------------------

    def open(self, key: str, *, seal_expected: bool = False) -> None:
        """Bring out another desk, as it was left."""
        self.give_up()
        self._stop_looking()
        self._changes.clear()
        self._work.clear()
        self._key, self._seal_expected = key, seal_expected
        self._desk, self._state = None, None
        documents = self._documents
        self._work.add(_Errand(lambda: documents.desk(key), partial(self._opened, key), Wish(), Deed.OPEN))

    def add(self, paths: Sequence[Path], *, before: str | None = None) -> None:
        """Put files on the desk, before a page or at the end."""
        self._long(
            Deed.ADD,
            lambda desk, tell, wish: desk.add(paths, before, progress=tell, cancelled=wish),
            self._added,
        )

    def add_picture(self, content: bytes, *, before: str | None = None) -> None:
        """Put a picture on the desk that has no file of its own."""
        self._long(Deed.ADD, lambda desk, _tell, _wish: desk.paste(content, before), self._added)

    def add_waiting(self, folder: Path) -> None:
        """Put everything on the desk that a scanner has left in a folder since."""
        self._long(
            Deed.ADD,
            lambda desk, tell, wish: desk.add(desk.waiting(folder), progress=tell, cancelled=wish),
            self._added,
        )

    def replace(self, source_id: str, path: Path) -> None:
        """Take a source from another file."""
        self._long(Deed.ADD, lambda desk, _tell, _wish: desk.replace(source_id, path), self._show)

    def refresh(self) -> None:
        """See whether the files are still there and still the same."""
        if self._desk is not None:
            self._change(lambda desk: desk.refresh())

    def move(self, ids: Sequence[str], before: str | None) -> None:
        """Put pages before another, or at the end."""
        self._change(lambda desk: desk.move(ids, before))

    def shift(self, ids: Sequence[str], step: int) -> None:
        """Move pages by some places; reckoned when it is its turn, so that fast keys add up."""

        def carry_out(desk: Desk) -> DeskState:
            order = [page.id for page in desk.state.pages]
            moving = set(ids) & set(order)
            return desk.move(moving, place_after(order, moving, step)) if moving else desk.state

        self._change(carry_out)

    def rotate(self, ids: Sequence[str], degrees: int) -> None:
        """Turn pages clockwise."""
        self._change(lambda desk: desk.rotate(ids, degrees))

    def remove(self, ids: Sequence[str]) -> None:
        """Take pages from the desk; their files stay where they are."""
        self._change(lambda desk: desk.remove(ids))

    def remove_source(self, source_id: str) -> None:
        """Take a whole file from the desk."""
        self._change(lambda desk: desk.remove_source(source_id))

    def clear(self) -> None:
        """Take everything from the desk; one step for each file to undo."""

        def carry_out(desk: Desk) -> DeskState:
            desk.remove([page.id for page in desk.state.pages])
            for source in desk.state.sources:
                desk.remove_source(source.id)
            return desk.state

        self._change(carry_out)

    def redact(self, page_id: str, boxes: Sequence[Box]) -> None:
        """Mark what is to be burnt out of a page."""

        def carry_out(desk: Desk) -> DeskState:
            for box in boxes:
                desk.redact(page_id, box)
            return desk.state

        self._change(carry_out)

    def undo(self) -> None:
        """Take the last change back."""
        self._change(lambda desk: desk.undo())

    def redo(self) -> None:
        """Make the change again that was taken back."""
        self._change(lambda desk: desk.redo())

    def shrink(self, *, allow_below_150: bool = False) -> None:
        """Make the result fit."""
        self._long(
            Deed.SHRINK,
            lambda desk, tell, wish: desk.shrink(allow_below_150, progress=tell, cancelled=wish),
            self._shrunk,
        )

    def keep_large(self) -> None:
        """Take shrinking back."""
        self._change(lambda desk: desk.keep_large())

    def build(self) -> None:
        """Make the one PDF."""
        self._long(
            Deed.BUILD, lambda desk, tell, wish: desk.build(progress=tell, cancelled=wish), self._built
        )

    def give_up(self) -> None:
        """Cancel the long work under way."""
        if self._work.current is not None:
            self._work.current.wish.is_withdrawn = True

    # -- one after another -----------------------------------------------------------------------------------

    def _change(self, verb: Callable[[Desk], DeskState]) -> None:
        self._stop_looking()
        self._changes.add(_Errand(lambda: verb(self._open_desk()), self._show, Wish()))

    def _long(
        self,
        deed: Deed,
        verb: Callable[[Desk, Tell, Wish], object],
        done: Callable[[Any], object],
    ) -> None:
        wish = Wish()
        self._stop_looking()
        self._work.add(_Errand(lambda tell: verb(self._open_desk(), tell, wish), done, wish, deed))

    def _open_desk(self) -> Desk:
        assert self._desk is not None  # noqa: S101 - nothing can be asked of a desk that is not there yet
        return self._desk

    def _start(self, lane: _Lane, errand: _Errand) -> None:
        tells = errand.deed not in (None, Deed.OPEN)
        if errand.deed is not None:
            self.began.emit(errand.deed)
        self._tasks.run(
            errand.run,
            owner=self,
            done=partial(self._finished, lane, errand),
            failed=partial(self._not_done, lane, errand),
            progress=partial(self._heard, errand) if tells else None,
        )

    def _heard(self, errand: _Errand, progress: Progress) -> None:
        if errand is not self._work.current:
            return
        self.progressed.emit(progress)
        if errand.deed is Deed.ADD and self._desk is not None:
            self._show(self._desk.state)

    def _finished(self, lane: _Lane, errand: _Errand, answer: object) -> None:
        if lane.current is not errand:  # another desk was opened meanwhile
            return
        self._end(errand)
        if isinstance(answer, Refused):
            self.refused.emit(answer.problems)
        elif not isinstance(answer, Stopped):
            errand.done(answer)
        self._go_on(lane)

    def _not_done(self, lane: _Lane, errand: _Errand, error: AppError) -> None:
        if lane.current is not errand:
            return
        self._end(errand)
        self.failed.emit(error)
        self._go_on(lane)

    def _end(self, errand: _Errand) -> None:
        if errand.deed is not None:
            self.ended.emit()

    def _go_on(self, lane: _Lane) -> None:
        lane.go_on()
        if self.is_idle:
            self._rest.start()

    # -- answers ---------------------------------------------------------------------------------------------

    def _opened(self, key: str, desk: Desk) -> None:
        if key == self._key:
            self._desk = desk
            self._show(desk.state)
            if desk.problems:
                self.refused.emit(desk.problems)

    def _show(self, state: DeskState) -> None:
        """Show a state, unless a later one is on the screen already: two lines work at once."""
        if self._state is None or state.version >= self._state.version:
            self._state = state
            self.changed.emit(state)

    def _added(self, added: Added) -> None:
        self._show(added.state)
        self.added.emit(added)

    def _shrunk(self, shrunk: Shrunk) -> None:
        self._show(self._open_desk().state)
        self.shrunk.emit(shrunk)

    def _built(self, built: Built) -> None:
        self._show(self._open_desk().state)
        self.built.emit(built)

    # -- looking ---------------------------------------------------------------------------------------------

    def _look(self) -> None:
        desk, state = self._desk, self._state
        if desk is None or state is None:
            return
        if not state.pages:
            self.found.emit(())
            return
        wish = self._looking = Wish()
        self.found.emit(None)
        self._tasks.run(
            partial(desk.look, seal_expected=self._seal_expected, cancelled=wish),
            owner=self,
            done=partial(self._looked, wish),
            failed=partial(self._looked_in_vain, wish),
        )

    def _looked(self, wish: Wish, found: Sequence[PageFinding]) -> None:
        if wish is self._looking:
            self._looking = None
            self.found.emit(tuple(found))

    def _looked_in_vain(self, wish: Wish, error: AppError) -> None:
        if wish is self._looking:
            self._looking = None
            self.failed.emit(error)

    def _stop_looking(self) -> None:
        self._rest.stop()
        if self._looking is not None:
            self._looking.is_withdrawn = True
            self._looking = None


class _Lane:
    """Errands one after another."""

    def __init__(self, start: Callable[[_Lane, _Errand], object]) -> None:
        self._start = start
        self._waiting: deque[_Errand] = deque()
        self.current: _Errand | None = None

    @property
    def is_empty(self) -> bool:
        return self.current is None and not self._waiting

    def add(self, errand: _Errand) -> None:
        self._waiting.append(errand)
        if self.current is None:
            self.go_on()

    def go_on(self) -> None:
        """The current one is done; begin the next."""
        self.current = self._waiting.popleft() if self._waiting else None
        if self.current is not None:
            self._start(self, self.current)

    def clear(self) -> None:
        """Forget all, the one under way too: its answer comes to nobody."""
        self._waiting.clear()
        self.current = None
