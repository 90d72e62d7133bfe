"""Documents as the window and the shell see them: desks with pages on them, and the processes that do the work."""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop_client import confined
from desktop_client.documents import keeping
from desktop_client.documents.desk import Desk, Tools
from desktop_client.documents.finishing import Finishing
from desktop_client.documents.looking import Looking
from desktop_client.documents.marks import FormMark
from desktop_client.documents.reading import Draw, Reading
from desktop_client.documents.receiving import Receiving
from desktop_client.errors import AppError
from desktop_client.gate import Facts, FileReport, Gate

WORKER = "desktop_client.documents.working"


class DocumentsService:
    """Two processes: the eye must never wait behind the hands. Both start when they are first needed."""

    def __init__(self, root: Path, *, language: Callable[[], str]) -> None:
        self._root = root
        self._eye = confined.Confined(WORKER)
        self._hands = confined.Confined(WORKER)
        self._looking = Looking(self._eye)
        self._receiving = Receiving(Gate(self._eye), self._looking, language=language)
        self._reading = Reading(root / "reading", self._looking)
        self._desks: dict[str, Desk] = {}
        self._lock = threading.Lock()
        self._keeper = _Keeper()

    def warm(self) -> None:
        """Start the processes ahead, so that the first file need not wait for them."""
        self._eye.start()
        self._hands.start()

    def inspect(self, paths: Sequence[Path]) -> list[FileReport]:
        """What each file is and whether it may be used; never raises because of a file."""
        return [self._receiving.report(path) for path in paths]

    def facts(self, path: Path) -> Facts:
        """What a file is by its own bytes, for a verdict of the caller's own (``gate.judge``)."""
        return self._receiving.facts(path)

    def desk(self, key: str) -> Desk:
        """The desk of that name, as it was left."""
        with self._lock:
            if key not in self._desks:
                folder = keeping.folder_of(self._root, key)
                finishing = Finishing(folder, self._hands)
                finishing.clear()
                tools = Tools(self._looking, self._receiving, finishing, self._keeper.keep)
                self._desks[key] = Desk(folder, tools)
            return self._desks[key]

    def forget(self, key: str) -> None:
        """Clear a desk for good; the files that lay on it stay where they are."""
        with self._lock:
            self._desks.pop(key, None)
            self._keeper.flush()
            with contextlib.suppress(FileNotFoundError):
                shutil.rmtree(keeping.folder_of(self._root, key))

    def mark(self, path: Path) -> FormMark | None:
        """Which project's application form, and which version of it, is the first page; None without a mark."""
        return self._looking.mark(path)

    def drawing(self, content: bytes) -> Draw:
        """How to draw the pages of a PDF that is kept elsewhere and only read here."""
        return self._reading.drawing(content)

    def close(self) -> None:
        """Write down what is not yet, end the processes, throw away what was made."""
        with self._lock:
            self._keeper.close()
            self._eye.close()
            self._hands.close()
            self._reading.clear()
            for desk in self._desks.values():
                desk.close()
            self._desks.clear()


class _Keeper:
    """Writes arrangements down off the caller's thread: a disk may take its time, a key press may not."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: dict[Desk, None] = {}
        self._is_writing = False
        self._is_closed = False
        self._thread: threading.Thread | None = None

    def keep(self, desk: Desk) -> None:
        """Soon, and as it is by then."""
        with self._changed:
            self._waiting[desk] = None
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="desks", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def flush(self) -> None:
        """Wait until all is written."""
        with self._changed:
            self._changed.wait_for(lambda: not (self._waiting or self._is_writing))

    def close(self) -> None:
        """Write all, and end."""
        self.flush()
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while desks := self._taken():
            for desk in desks:
                _write(desk)
            with self._changed:
                self._is_writing = False
                self._changed.notify_all()

    def _taken(self) -> list[Desk]:
        """The desks to be written now; none at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._is_closed)
            desks = list(self._waiting)
            self._waiting.clear()
            self._is_writing = bool(desks)
            return desks


def _write(desk: Desk) -> None:
    # The disk is full or away: the arrangement stays in memory and is written with the next change.
    with contextlib.suppress(AppError, OSError):
        keeping.write(desk.folder, desk.kept())
