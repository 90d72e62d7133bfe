"""The only module that knows threads: work goes out, its outcome comes back on the GUI thread."""

from __future__ import annotations

import functools
import itertools
import sys
import threading
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from desktop_client import errors

Work = Callable[..., Any]  # Any: whatever the service answers is handed to ``done`` untouched


class Tasks(QObject):
    """Runs plain callables on a few threads and calls back on the thread this object lives on.

    Two of these serve the product: a general one, and one with a single thread for sending, so that order
    is kept and nothing is sent twice at once. The signals belong to this long-lived object, and a worker
    holds only a ticket number: an owner that dies on a worker thread would take the process with it.
    """

    idle = Signal()
    _finished = Signal(int, object, object)
    _progressed = Signal(int, object)

    def __init__(self, parent: QObject | None = None, *, threads: int = 4) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._pool.setExpiryTimeout(-1)
        self._tickets = itertools.count()
        self._open: dict[int, _Errand] = {}
        self._finished.connect(self._deliver)
        self._progressed.connect(self._deliver_progress)

    def run(
        self,
        work: Work,
        *,
        owner: QObject,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[errors.AppError], object] | None = None,
        progress: Callable[[Any], object] | None = None,
    ) -> None:
        """Start the work; later call ``done(answer)``, or ``failed(error)`` for an expected ``AppError``.

        Nothing is called once ``owner`` is gone. With ``progress`` the work receives one argument, a callable
        to report with. An ``AppError`` nobody asked for, and any other exception, go to ``sys.excepthook``.
        """
        ticket = next(self._tickets)
        self._open[ticket] = _Errand(owner=owner, done=done, failed=failed, progress=progress)
        if progress is not None:
            work = functools.partial(work, functools.partial(self._tell, self._progressed, ticket))
        self._pool.start(functools.partial(self._carry_out, work, ticket))

    def settled(self) -> bool:
        """Tell whether everything started so far has been delivered; otherwise wait for ``idle``."""
        return not self._open

    def shutdown(self, milliseconds: int) -> bool:
        """Drop what has not begun, wait for the rest, tell whether it ended in time; deliver nothing more."""
        self._finished.disconnect(self._deliver)
        self._progressed.disconnect(self._deliver_progress)
        self._open.clear()
        self._pool.clear()
        return self._pool.waitForDone(milliseconds)

    def _carry_out(self, work: Work, ticket: int) -> None:
        answer, error = None, None
        try:
            answer = work()
        except BaseException as caught:  # noqa: BLE001 - the one broad catch: no thread may die unheard
            error = caught
        self._tell(self._finished, ticket, answer, error)

    def _tell(self, signal: Any, *facts: object) -> None:  # Any: PySide's bound signal has no public type
        # When the program ends while work still runs, this object may be gone before the work is.
        if shiboken6.isValid(self):
            signal.emit(*facts)

    @Slot(int, object, object)
    def _deliver(self, ticket: int, answer: object, error: BaseException | None) -> None:
        errand = self._open.pop(ticket, None)
        if errand is None:
            return  # it was on its way when everything was shut down
        try:
            if error is None:
                errand.call(errand.done, answer)
            elif isinstance(error, errors.AppError) and errand.failed is not None:
                errand.call(errand.failed, error)
            else:
                sys.excepthook(type(error), error, error.__traceback__)
        finally:
            if not self._open:
                self.idle.emit()

    @Slot(int, object)
    def _deliver_progress(self, ticket: int, step: object) -> None:
        errand = self._open.get(ticket)
        if errand is not None:
            errand.call(errand.progress, step)


def hear_of_fallen_threads(catch: Callable[[Any, Any, Any], object] | None) -> None:
    """Tell ``catch`` of errors that end a thread nobody here started, as ``sys.excepthook`` is told; or stop."""
    if catch is None:
        threading.excepthook = threading.__excepthook__
    else:
        threading.excepthook = lambda fall: catch(fall.exc_type, fall.exc_value, fall.exc_traceback)


class _Errand:
    """Who asked for one piece of work, and which of their methods to call."""

    __slots__ = ("done", "failed", "owner", "progress")

    def __init__(
        self,
        *,
        owner: QObject,
        done: Callable[[Any], object] | None,
        failed: Callable[[errors.AppError], object] | None,
        progress: Callable[[Any], object] | None,
    ) -> None:
        self.owner = owner
        self.done = done
        self.failed = failed
        self.progress = progress

    def call(self, method: Callable[[Any], object] | None, value: object) -> None:
        if method is not None and shiboken6.isValid(self.owner):
            method(value)
