"""Facts about the practice bureau."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PracticeBureau:
    """A bureau that answers on this computer. The token never shows itself in a log."""

    url: str
    token: str = field(repr=False)
    pid: int
