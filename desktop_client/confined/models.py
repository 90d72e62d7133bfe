"""What is asked of a confined process, what it answers, and the ways in which it does not."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MEBIBYTE = 1_048_576


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may take. Memory is all that its process holds, libraries included (some 40 MB to begin with).

    ``silent_seconds``: how long it may go without telling of any progress.
    """

    seconds: float = 30.0
    silent_seconds: float = math.inf
    memory_bytes: int = 600 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class Answer:
    """``data`` is what JSON can say; ``payload`` are plain bytes beside it (a picture, for instance)."""

    data: Mapping[str, Any] = field(default_factory=dict)  # Any: the verb's own words
    payload: bytes = b""


class Interrupted(Exception):
    """The job gave no answer. Nothing it began can be trusted."""


class TimedOut(Interrupted):
    """It took longer than it may; its process was ended."""


class TooMuchMemory(Interrupted):
    """It wanted more memory than it may; its process was ended."""


class Died(Interrupted):
    """Its process ended by itself. ``said``: the last lines it wrote for developers, if any."""

    def __init__(self, said: str = "") -> None:
        super().__init__(said or "the confined process ended")
        self.said = said


class Cancelled(Interrupted):
    """The one who asked did not want to wait any longer."""


class Failed(Interrupted):
    """The verb itself raised.

    ``code`` and ``facts`` are those of an ``AppError``; any other exception has an empty code and is a bug,
    told in ``said``.
    """

    def __init__(self, *, code: str = "", facts: Mapping[str, str] | None = None, said: str = "") -> None:
        super().__init__(code or said)
        self.code = code
        self.facts = dict(facts or {})
        self.said = said
