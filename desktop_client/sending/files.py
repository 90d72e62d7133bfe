"""Files on their way to the bureau: each sent once whatever names it, with levers for whoever watches."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop_client import events
from desktop_client.api.progress import Control, Progress
from desktop_client.api.sources import FileSource, KeptSource, Source
from desktop_client.api.uploads import Cancelled, Sent, Uploader
from desktop_client.contract.codes import Code
from desktop_client.errors import AppError
from desktop_client.problems import Problem, Refused
from desktop_client.store.attachments import Attachments
from desktop_client.store.connection import Store


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A file that this computer keeps under its hash, and the name under which something refers to it."""

    sha256: str
    name: str
    size: int
    media_type: str = "application/pdf"


class FilePost:
    """Sends files of one account, tells how far they are, and lets them be paused, resumed and cancelled."""

    def __init__(self, uploader: Uploader, store: Store, attachments: Attachments, bus: events.Bus) -> None:
        self._uploader = uploader
        self._store = store
        self._attachments = attachments
        self._bus = bus
        self._controls: dict[str, Control] = {}
        self._progress: dict[str, Progress] = {}
        self._guard = threading.Lock()
        self._is_left = False

    def send(self, files: Iterable[Outgoing], *, certain: bool = False) -> Refused | None:
        """Files go before the words that name them; each once, whatever names it. None: the bureau has them all.

        ``certain``: the bureau is asked whether it still has what it once had, as before a package leaves.
        """
        for file in {each.sha256: each for each in files}.values():
            if not certain and self._has_arrived(file.sha256):
                continue
            problem = self._send_kept(file)
            if problem is not None:
                return Refused((problem,))
            self._note_arrived(file.sha256)
        return None

    def send_own(self, path: Path) -> Sent:
        """Send a file of the person's own as it is now, for whatever will name it later."""
        facts = {"name": path.name}
        try:
            return self._send(FileSource.of(path))
        except FileNotFoundError:
            return Refused((Problem(Code.FILE_MISSING, place=path.name, facts=facts),))
        except OSError:
            return Refused((Problem(Code.FILE_UNREADABLE, place=path.name, facts=facts),))

    # -- for whoever watches ------------------------------------------------------------------------------

    def under_way(self) -> list[Progress]:
        """What is being sent at this moment."""
        with self._guard:
            return list(self._progress.values())

    def pause(self, sha256: str) -> None:
        self._control(sha256).pause()

    def resume(self, sha256: str) -> None:
        self._control(sha256).resume()

    def is_held(self, sha256: str) -> bool:
        """Whether it waits to be resumed."""
        return self._control(sha256).is_paused

    def cancel(self, sha256: str) -> None:
        """What is at the bureau of it is thrown away; what names the file stays here and says so."""
        self._control(sha256).cancel()

    def leave(self) -> None:
        """Nobody watches any more: what is under way or held stops, and goes on after the next sign-in."""
        with self._guard:
            self._is_left = True
            controls = list(self._controls.values())
        for control in controls:
            control.leave()

    # -- how it is done -----------------------------------------------------------------------------------

    def _send_kept(self, file: Outgoing) -> Problem | None:
        def load() -> bytes:
            content = self._attachments.get(file.sha256)
            if content is None:
                raise AppError(Code.FILE_MISSING)
            return content

        facts = {"name": file.name}
        try:
            done = self._send(KeptSource(file.name, file.media_type, file.sha256, file.size, load))
        except AppError as error:
            if error.code is not Code.FILE_MISSING:
                raise
            return Problem(Code.FILE_MISSING, place=file.name, facts=facts)
        if isinstance(done, Refused):
            return done.problems[0]
        if isinstance(done, Cancelled):
            return Problem(Code.UPLOAD_CANCELLED, place=file.name, facts=facts)
        return None

    def _has_arrived(self, sha256: str) -> bool:
        sql = "SELECT uploaded FROM attachment WHERE sha256 = ?"
        known = self._store.read().execute(sql, (sha256,)).fetchone()
        return known is not None and bool(known["uploaded"])

    def _note_arrived(self, sha256: str) -> None:
        with self._store.write() as db:
            db.execute("UPDATE attachment SET uploaded = 1 WHERE sha256 = ?", (sha256,))

    def _send(self, source: Source) -> Sent:
        control = Control()

        def tell(progress: Progress) -> None:
            # A file that changed on the way goes on under another hash.
            with self._guard:
                self._controls[progress.sha256] = control
                self._progress[progress.sha256] = progress
            self._bus.publish(events.UploadsChanged())

        try:
            return self._uploader.send(source, tell=tell, control=control)
        finally:
            with self._guard:
                for sha256 in [each for each, held in self._controls.items() if held is control]:
                    del self._controls[sha256]
                    del self._progress[sha256]
            self._bus.publish(events.UploadsChanged())

    def _control(self, sha256: str) -> Control:
        """The levers of what is under way; what is done meanwhile has none that matter."""
        with self._guard:
            return self._controls.get(sha256) or Control()
