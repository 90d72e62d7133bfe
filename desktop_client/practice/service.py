"""Start, share and stop the practice bureau, and tell its reviewer what to do.

Every verb may take seconds: call them on a worker thread.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal, TypeVar
from urllib.parse import urlsplit

from desktop_client import paths
from desktop_client.contract.codes import Code
from desktop_client.errors import AppError, BureauUnavailable
from desktop_client.practice.models import PracticeBureau

if TYPE_CHECKING:  # the sign-in window must not wait for pydantic
    from desktop_client.api.client import PracticeApi, Refusal
    from desktop_client.contract import messages

T = TypeVar("T")
Outcome = Literal["take", "pass", "return_two", "reject"]
SubsidyOutcome = Literal["take", "pass", "return", "reject", "publicise", "pay"]

START_SECONDS = 60.0
STOP_SECONDS = 10.0


class PracticeService:
    """One practice bureau per profile, shared through ``practice/running.json`` by window and shell."""

    def __init__(self, profile: paths.Profile, *, forget: Callable[[], None] = lambda: None) -> None:
        self._profile = profile
        self._forget = forget
        self._child: subprocess.Popen[str] | None = None
        self._starting = threading.Lock()
        self._known: PracticeBureau | None = None

    def start(self, *, detached: bool = False) -> PracticeBureau:
        """The running practice bureau, started if there is none; ``detached``: it outlives this program."""
        with self._starting:
            return self.running() or self._launch(detached=detached)

    def running(self) -> PracticeBureau | None:
        """The practice bureau that answers now, whoever started it."""
        bureau = self._known or self._announced()
        self._known = bureau if bureau and _answers(bureau) else None
        return self._known

    def address(self) -> str:
        """Where it answers; :class:`BureauUnavailable` while it does not run."""
        bureau = self._known or self.running()
        if bureau is None:
            raise BureauUnavailable(Code.PRACTICE_NOT_STARTED)
        return bureau.url

    def stop(self) -> None:
        """End it, whether it is our child or was left running for the shell."""
        with self._starting:
            child, self._child = self._child, None
            bureau = self.running()
            if child is not None:
                _end_child(child)
            elif bureau is not None:
                _end_detached(bureau)
            self._known = None
            self._profile.practice_running.unlink(missing_ok=True)

    def release(self) -> None:
        """This program ends: its own child ends with it, a detached one stays."""
        if self._child is not None:
            self.stop()

    def reset(self) -> PracticeBureau | None:
        """Begin anew: the practice data and this computer's memory of practice accounts go. Restarts what ran."""
        ran, detached = self.running() is not None, self._child is None
        self.stop()
        self._forget()
        if self._profile.practice_data.exists():
            shutil.rmtree(self._profile.practice_data)
        for folder in self._profile.practice_accounts():
            shutil.rmtree(folder)
        return self.start(detached=detached) if ran else None

    # -- the practice reviewer --------------------------------------------------------------------------

    def sample(self) -> messages.PracticeSample:
        """The sample institution's account, made for this practice bureau alone."""
        return self._sure(lambda api: api.sample())

    def plan(self) -> messages.PracticePlan:
        return self._sure(lambda api: api.plan())

    def set_plan(self, plan: messages.PracticePlan) -> None:
        """What the reviewer does next with whatever is filed."""
        self._sure(lambda api: api.set_plan(plan))

    def review(
        self,
        declaration_id: str,
        outcome: Outcome,
        findings: Sequence[messages.Finding] = (),
        grade: str | None = None,
    ) -> messages.Declaration:
        """One step of the reviewer, now."""
        from uuid import UUID

        from desktop_client.contract import messages

        step = messages.PracticeReview(
            declaration_id=UUID(declaration_id), outcome=outcome, findings=list(findings), grade=grade
        )
        return self._sure(lambda api: api.review(step))

    def review_subsidy(
        self, subsidy_id: str, outcome: SubsidyOutcome, findings: Sequence[messages.SubsidyFinding] = ()
    ) -> messages.Subsidy:
        """One step of the reviewer on a subsidy application, now."""
        from uuid import UUID

        from desktop_client.contract import messages

        step = messages.PracticeSubsidyReview(
            subsidy_id=UUID(subsidy_id), outcome=outcome, findings=list(findings)
        )
        return self._sure(lambda api: api.review_subsidy(step))

    def desk_link(self) -> str:
        """A one-time address of the review desk, for the browser."""
        told = urlsplit(self._sure(lambda api: api.desk_link()).url)
        # Only the path: the browser goes where the practice bureau answers, whatever else the reply names.
        return f"{self.address()}/{told.path.lstrip('/')}"

    def _sure(self, ask: Callable[[PracticeApi], T | Refusal]) -> T:
        bureau = self.running()
        if bureau is None:
            raise BureauUnavailable(Code.PRACTICE_NOT_STARTED)
        return _asked(bureau, ask)

    # -- the process ------------------------------------------------------------------------------------

    def _launch(self, *, detached: bool) -> PracticeBureau:
        paths.private_folder(self._profile.practice_data)
        log = self._profile.practice / "bureau.log"
        with log.open("ab") as errors:
            child = _spawn(self._profile.practice_data, errors=errors, detached=detached)
        bureau = _announcement(child)
        if bureau is None:
            _end_child(child)
            raise AppError(Code.PRACTICE_NOT_STARTED, name=str(log))
        if not detached:
            self._child = child
        content = {"url": bureau.url, "token": bureau.token, "pid": bureau.pid}
        paths.write_private(self._profile.practice_running, json.dumps(content).encode())
        self._known = bureau
        return bureau

    def _announced(self) -> PracticeBureau | None:
        """What the file names, if it knows our token: the port alone might be another program's by now."""
        bureau = _read(self._profile.practice_running)
        if bureau is None or not _answers(bureau):
            return None
        try:
            _asked(bureau, lambda api: api.plan())
        except AppError:
            return None
        return bureau


def _asked(bureau: PracticeBureau, ask: Callable[[PracticeApi], T | Refusal]) -> T:
    from desktop_client.api.client import PracticeApi, Refusal, known
    from desktop_client.api.transport import Transport

    transport = Transport(lambda: bureau.url)
    try:
        answer = ask(PracticeApi(transport, bureau.token))
    finally:
        transport.close()
    if isinstance(answer, Refusal):
        raise AppError(known(answer.code), **answer.document.facts)
    return answer


def command(data: Path, *, detached: bool) -> list[str]:
    """How the bureau is started; the frozen program starts itself and becomes the bureau."""
    frozen = getattr(sys, "frozen", False)
    start = [sys.executable, "--bureau"] if frozen else [sys.executable, "-m", "bureau"]
    return [*start, "practice", "--data", str(data.resolve()), *(["--detached"] if detached else [])]


def _spawn(data: Path, *, errors: IO[bytes], detached: bool) -> subprocess.Popen[str]:
    """Its standard input stays open as long as we live; a detached one gets none and a session of its own."""
    root = Path(__file__).resolve().parents[2]
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | (subprocess.DETACHED_PROCESS if detached else 0)
    return subprocess.Popen(  # noqa: S603  # our own program with our own arguments
        command(data, detached=detached),
        stdin=subprocess.DEVNULL if detached else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        encoding="utf-8",
        cwd=root if not getattr(sys, "frozen", False) else None,
        start_new_session=detached,
        creationflags=flags,
    )


def _announcement(child: subprocess.Popen[str]) -> PracticeBureau | None:
    """The one line it prints when it answers; None when it ends or stays silent."""
    lines: queue.Queue[str] = queue.Queue()
    stdout = child.stdout
    if stdout is None:
        return None

    def listen() -> None:
        lines.put(stdout.readline())
        # Whatever else it prints must not fill the pipe and stop it.
        with contextlib.suppress(ValueError, OSError):
            while stdout.read(4096):
                pass

    threading.Thread(target=listen, name="practice-bureau", daemon=True).start()
    try:
        return _parse(lines.get(timeout=START_SECONDS))
    except queue.Empty:
        return None


def _parse(line: str) -> PracticeBureau | None:
    try:
        told = json.loads(line)
        return PracticeBureau(url=str(told["url"]), token=str(told["practice_token"]), pid=int(told["pid"]))
    except (ValueError, KeyError, TypeError):
        return None


def _read(file: Path) -> PracticeBureau | None:
    try:
        kept = json.loads(file.read_text("utf-8"))
        return PracticeBureau(url=str(kept["url"]), token=str(kept["token"]), pid=int(kept["pid"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _answers(bureau: PracticeBureau) -> bool:
    """Whether it lives and something listens there; cheap enough to be asked before every use."""
    if not _lives(bureau.pid):
        return False
    parts = urlsplit(bureau.url)
    try:
        with socket.create_connection((parts.hostname or "", parts.port or 80), timeout=1.0):
            return True
    except OSError:
        return False


def _lives(pid: int) -> bool:
    """Whether the process is there and this person's: the port of a dead one may be anybody's by now."""
    if pid <= 0:
        return False  # groups of processes, or all of them
    if sys.platform == "win32":
        return True  # a signal 0 would not ask there, but end it
    try:
        os.kill(pid, 0)
    except (OSError, OverflowError):
        return False
    return True


def _end_child(child: subprocess.Popen[str]) -> None:
    """Closing its input is the sign to stop; then more firmly."""
    if child.stdin is not None:
        with contextlib.suppress(OSError):
            child.stdin.close()
    for urge in (child.poll, child.terminate, child.kill):
        urge()
        try:
            child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            continue
        return


def _end_detached(bureau: PracticeBureau) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(bureau.pid, signal.SIGTERM)
    until = time.monotonic() + STOP_SECONDS
    while _answers(bureau) and time.monotonic() < until:
        time.sleep(0.05)
