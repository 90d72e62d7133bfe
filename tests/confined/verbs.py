"""A confined process for the tests: each verb misbehaves in its own way."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from desktop_client.confined.models import Answer
from desktop_client.confined.serving import Job, serve
from desktop_client.contract.codes import Code
from desktop_client.errors import AppError


def echo(job: Job, **arguments: Any) -> dict[str, Any]:
    return {"pid": os.getpid(), **arguments}


def picture(job: Job, *, size: int) -> Answer:
    return Answer({"size": size}, b"\n\x00" * (size // 2))


def count(job: Job, *, to: int) -> dict[str, Any]:
    for done in range(to):
        job.progress(done=done, of=to)
    return {"done": to}


def chatter(job: Job) -> dict[str, Any]:
    """Prints as libraries do: through Python and past it, on both streams, a lot."""
    print("{'not': 'json'}")  # noqa: T201
    os.write(1, b'{"id": 1, "data": {}}\n' * 20_000)
    os.write(2, b"warning\n" * 20_000)
    return {"input": sys.stdin.read()}


def sleep(job: Job, *, seconds: float) -> dict[str, Any]:
    """Deaf to the question whether it is still wanted."""
    time.sleep(seconds)
    return {}


def steps(job: Job, *, seconds: float) -> dict[str, Any]:
    """Asks between its steps whether it is still wanted."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        job.check()
        time.sleep(0.005)
    return {}


def spin(job: Job) -> dict[str, Any]:
    """Holds the interpreter in one long piece of machine code."""
    return {"never": len(str(7 ** (10**8)))}


def eat(job: Job, *, megabytes: int) -> dict[str, Any]:
    kept = []
    for _ in range(megabytes // 10):
        kept.append(b"x" * 10_000_000)
        time.sleep(0.002)
    return {"kept": len(kept)}


HELD: list[bytes] = []


def hold(job: Job, *, megabytes: int) -> dict[str, Any]:
    """Does not give it back, as an allocator with holes."""
    HELD.append(b"x" * (megabytes * 1_000_000))
    return {}


def eat_at_once(job: Job, *, megabytes: int) -> dict[str, Any]:
    return {"kept": len(b"x" * (megabytes * 1_000_000))}


def abort(job: Job) -> dict[str, Any]:
    os.abort()


def refuse(job: Job) -> dict[str, Any]:
    raise AppError(Code.FILE_EMPTY, name="名册.pdf")


def stumble(job: Job) -> dict[str, Any]:
    raise ZeroDivisionError("a slip")


def call_out(job: Job, *, port: int) -> dict[str, Any]:
    with socket.create_connection(("127.0.0.1", port), timeout=5):
        return {}


def run_program(job: Job) -> dict[str, Any]:
    return {"status": subprocess.run([sys.executable, "-V"], check=False).returncode}


def leave_a_mark(job: Job, *, file: str, seconds: float) -> dict[str, Any]:
    Path(file).write_text(str(os.getpid()))
    time.sleep(seconds)
    return {}


VERBS = {
    verb.__name__: verb
    for verb in (
        echo, picture, count, chatter, sleep, steps, spin, eat, hold, eat_at_once, abort, refuse, stumble, call_out,
        run_program, leave_a_mark,
    )
}  # fmt: skip

if __name__ == "__main__":
    serve(VERBS)
