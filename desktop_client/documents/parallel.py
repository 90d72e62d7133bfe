"""The same work on many things with all cores, without a second process: Pillow and zlib let other threads run.

So there is nothing that could be left over, and whoever wants it stopped waits for one picture at most.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar

Thing = TypeVar("Thing")
Made = TypeVar("Made")

CORES = max(1, min(8, os.cpu_count() or 1))
#: Made ready ahead, so that no core waits; more would only fill memory.
AHEAD = 2
#: How often the one who wants to stop is asked while nothing gets done.
PATIENCE_SECONDS = 0.1


def each(
    work: Callable[[Thing], Made], things: Iterable[Thing], asked: Callable[[int], None]
) -> Iterator[tuple[int, Made]]:
    """Number and result of every thing, as they get done. ``asked(done)`` is called often and may raise to stop."""
    pool = ThreadPoolExecutor(CORES, thread_name_prefix="shrink")
    running: dict[Future[Made], int] = {}
    done = 0
    try:
        waiting = iter(things)
        is_more, number = True, 0
        while is_more or running:
            while is_more and len(running) < CORES * AHEAD:
                try:
                    running[pool.submit(work, next(waiting))] = number
                    number += 1
                except StopIteration:
                    is_more = False
            asked(done)
            for future in wait(running, timeout=PATIENCE_SECONDS, return_when=FIRST_COMPLETED).done:
                done += 1
                yield running.pop(future), future.result()
    finally:
        # Not waited for: one picture more or less, and nobody looks at what comes of it.
        pool.shutdown(wait=False, cancel_futures=True)
