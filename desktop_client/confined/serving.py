"""The side that works: reads jobs from standard input, one JSON line each, does them one after the other, and answers.

What libraries print cannot break the conversation: it runs over private copies of the descriptors, and standard output
leads to standard error. The process ends when its standard input does, whatever it is doing.
"""

from __future__ import annotations

import faulthandler
import json
import os
import queue
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from desktop_client.confined import lockdown
from desktop_client.confined.models import Answer
from desktop_client.errors import AppError

Facts = Mapping[str, Any]  # Any: whatever JSON can say
Verb = Callable[..., "Answer | dict[str, Any]"]

#: How much longer than its limit a job may run when nobody is left to end it.
ORPHAN_SECONDS = 2.0


class Stopped(Exception):
    """Raised inside a job that is no longer wanted."""


class Job:
    """What a verb knows of the one who asked: whether it is still wanted, and how far it got."""

    def __init__(self, number: int, tell: Callable[[Facts], None]) -> None:
        self.number = number
        self._tell = tell
        self._unwanted = threading.Event()

    def check(self) -> None:
        """Call it between steps: raises when the job is no longer wanted."""
        if self._unwanted.is_set():
            raise Stopped

    def progress(self, **facts: Any) -> None:
        """Tell how far it got, and go on only if it is still wanted."""
        self.check()
        self._tell({"progress": facts})

    def stop(self) -> None:
        self._unwanted.set()


def serve(verbs: Mapping[str, Verb]) -> None:
    """Work until standard input ends. A verb is called as ``verb(job, **arguments)``."""
    line_in, line_out = _private_descriptors()
    lockdown.lock_down()
    faulthandler.enable(file=2)  # the descriptor: a program without a console has no sys.stderr
    out = os.fdopen(line_out, "wb")
    _Server(verbs, out.write, out.flush).run(line_in)


class _Server:
    """Two threads: one listens, so that "stop" is heard during a job, the other works."""

    def __init__(
        self, verbs: Mapping[str, Verb], write: Callable[[bytes], object], flush: Callable[[], object]
    ) -> None:
        self._verbs = verbs
        self._write = write
        self._flush = flush
        self._waiting: queue.Queue[dict[str, Any]] = queue.Queue()
        self._jobs: dict[int, Job] = {}
        self._scratch: list[str] = []

    def run(self, line_in: int) -> None:
        threading.Thread(target=self._listen, args=(line_in,), name="listen", daemon=True).start()
        self._tell({"ready": os.getpid()})
        while True:
            self._do(self._waiting.get())

    def _listen(self, line_in: int) -> None:
        for line in _lines(line_in):
            asked = json.loads(line)
            if "cancel" in asked:
                job = self._jobs.get(asked["cancel"])
                if job is not None:
                    job.stop()
            else:
                self._jobs[asked["id"]] = Job(asked["id"], self._tell)
                self._scratch += [asked["scratch"]] if "scratch" in asked else []
                self._waiting.put(asked)
        # Nobody is there any more to hear an answer; what is being done is not worth finishing.
        for folder in self._scratch:
            shutil.rmtree(folder, ignore_errors=True)
        os._exit(0)

    def _do(self, asked: dict[str, Any]) -> None:
        job = self._jobs[asked["id"]]
        lockdown.limit_memory(asked["memory_bytes"])
        # Runs outside the interpreter: ends even a job that lets no other thread run, when the parent is gone.
        faulthandler.dump_traceback_later(asked["seconds"] + ORPHAN_SECONDS, exit=True, file=2)
        try:
            answer = self._tried(job, asked)
        finally:
            faulthandler.cancel_dump_traceback_later()
            del self._jobs[job.number]
            self._scratch.clear()
        said, payload = answer
        self._tell({"id": job.number, **said, "payload": len(payload)}, payload)

    def _tried(self, job: Job, asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        try:
            answer = self._verbs[asked["verb"]](job, **asked["arguments"])
        except Stopped:
            return {"stopped": True}, b""
        except MemoryError:
            return {"memory": True}, b""
        except AppError as error:
            return {"failed": {"code": str(error.code), "facts": error.facts}}, b""
        except Exception as error:  # noqa: BLE001  # told to the other side, which decides
            return {"failed": {"said": f"{type(error).__name__}: {error}"}}, b""
        if isinstance(answer, Answer):
            return {"data": dict(answer.data)}, answer.payload
        return {"data": answer}, b""

    def _tell(self, said: Facts, payload: bytes = b"") -> None:
        try:
            self._write(json.dumps(said).encode() + b"\n" + payload)
            self._flush()
        except OSError:
            os._exit(0)


def _private_descriptors() -> tuple[int, int]:
    """Our own copies of both ends; 0 leads nowhere and 1 to standard error from now on."""
    line_in, line_out = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nowhere, 0)
    os.close(nowhere)
    os.dup2(2, 1)
    return line_in, line_out


def _lines(descriptor: int) -> Iterator[bytes]:
    """Whole lines as they come, without the locks of a buffered reader."""
    rest = b""
    while piece := os.read(descriptor, 65_536):
        *whole, rest = (rest + piece).split(b"\n")
        yield from whole
