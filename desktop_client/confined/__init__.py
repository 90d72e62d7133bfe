"""Work that may hang, crash or eat all memory, done in a process of its own that can be ended at any time.

The side that asks is ``Confined``: ``call(verb, arguments)`` answers, or raises one of ``Interrupted``; whatever
happened to the process, the next call finds a new one. The side that works is a module that ends with
``serving.serve(VERBS)``. Neither knows what the work is about.
"""

from __future__ import annotations

from desktop_client.confined.asking import Confined
from desktop_client.confined.models import (
    Answer,
    Cancelled,
    Died,
    Failed,
    Interrupted,
    Limits,
    TimedOut,
    TooMuchMemory,
)

__all__ = [
    "Answer",
    "Cancelled",
    "Confined",
    "Died",
    "Failed",
    "Interrupted",
    "Limits",
    "TimedOut",
    "TooMuchMemory",
]
