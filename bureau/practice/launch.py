"""Starting a practice bureau: ready quickly, told to the parent in one line, gone with the parent."""

from __future__ import annotations

import _thread
import json
import os
import secrets
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import get_resolver

from bureau.practice import applications, door, reviewer, sample
from bureau.server import listen
from bureau.upkeep import bring_up_to_date
from desktop_client.clock import SystemClock

_THREADS = 8


def run(data: Path, *, detached: bool) -> int:
    """Serve until the parent is gone (or, detached, until terminated)."""
    signal.signal(signal.SIGTERM, _leave)
    at = SystemClock().now()
    sample.claim(data)
    bring_up_to_date(at=at)
    sample.make_once(data, at=at)
    applications.make_once(at=at)
    server = listen(settings.OFFICE, host="127.0.0.1", port=0, threads=_THREADS)
    _ = get_resolver().url_patterns  # loads every room's API and desk now, not during the first request
    token = secrets.token_urlsafe(32)
    door.open_with(token)
    practising = reviewer.start()
    _announce(server, token)
    if not detached:
        threading.Thread(target=_end_with_parent, args=(server,), name="parent", daemon=True).start()
    try:
        server.run()
    finally:
        practising.stop()
    return 0


def _announce(server: Any, token: str) -> None:
    address = {
        "url": f"http://127.0.0.1:{server.effective_port}",
        "practice_token": token,
        "pid": os.getpid(),
    }
    sys.stdout.write(json.dumps(address) + "\n")
    sys.stdout.flush()


def _end_with_parent(server: Any) -> None:
    # Not the buffered reader: its lock, held by this thread, would abort the interpreter at a termination.
    while os.read(sys.stdin.fileno(), 4096):
        pass
    _thread.interrupt_main(signal.SIGTERM)
    server.pull_trigger()  # wakes the server's loop, so that the signal is seen at once on every system


def _leave(number: int, frame: object) -> None:
    raise SystemExit(0)
