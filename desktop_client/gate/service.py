"""The gate as others call it: hands a file to a confined process, and makes a report of whatever comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop_client.confined import Confined, Died, Failed, Limits, TimedOut, TooMuchMemory
from desktop_client.gate.facts import Facts, Kind, State
from desktop_client.gate.judge import DESK, Purpose
from desktop_client.gate.report import FileReport, report

#: The module of a process that does nothing but this; any process that serves ``gate.verbs.VERBS`` will do.
ENTRY = "desktop_client.gate.verbs"
MEGABYTE = 1_048_576
#: For everything about one file; together with a second try and a new process it stays below five seconds.
LIMITS = Limits(seconds=2.6, memory_bytes=450 * MEGABYTE)
#: For a second try: only the pages.
SECOND_LIMITS = Limits(seconds=1.2, memory_bytes=450 * MEGABYTE)
#: After this the looking ends by itself and says that it is not complete.
LOOK_SECONDS = 1.8
TOO_MUCH = (TimedOut, TooMuchMemory, Died)


def _never() -> bool:
    return False


class Gate:
    """Any thread may ask. ``confined`` serves ``gate.verbs.VERBS``, perhaps among others.

    ``patience``: how many times longer than usual one file may take, for whoever will work on it for minutes anyway.
    """

    def __init__(self, confined: Confined, *, patience: float = 1.0) -> None:
        self._confined = confined
        self._limits = replace(LIMITS, seconds=LIMITS.seconds * patience)
        self._second_limits = replace(SECOND_LIMITS, seconds=SECOND_LIMITS.seconds * patience)

    def inspect(
        self,
        path: Path,
        *,
        purpose: Purpose = DESK,
        language: str = "zh",
        shown: str = "",
        cancelled: Callable[[], bool] = _never,
    ) -> FileReport:
        """What ``path`` is and whether it may be used. Never raises because of the file.

        ``shown`` stands as ``file`` in the report (else the path itself).
        """
        facts = self.facts(path, cancelled=cancelled)
        return report(shown or str(path), facts, name=path.name, purpose=purpose, language=language)

    def facts(self, path: Path, *, cancelled: Callable[[], bool] = _never) -> Facts:
        """The bare facts, for a verdict of one's own."""
        path = path.absolute()
        certain = [Facts(Kind.UNREADABLE)]  # until the file was seen from outside

        def remember(told: Mapping[str, Any]) -> None:
            certain.append(Facts.from_wire(told))

        try:
            answer = self._confined.call(
                "gate-look",
                {"path": str(path), "seconds": LOOK_SECONDS},
                progress=remember,
                cancelled=cancelled,
                limits=self._limits,
            )
        except TOO_MUCH:
            return self._glance(path, certain[-1], cancelled)
        except Failed:
            return replace(certain[-1], damaged=True, state=State.BROKEN)
        return Facts.from_wire(answer.data)

    def _glance(self, path: Path, facts: Facts, cancelled: Callable[[], bool]) -> Facts:
        """Too much to be looked through: its pages may still be counted, and page work has bounds of its own."""
        if facts.state is State.BROKEN:
            return facts  # the second reader's try was what took too long
        heavy = replace(facts, state=State.HEAVY)
        if facts.kind is not Kind.PDF:
            return heavy
        arguments = {"path": str(path), "facts": facts.to_wire()}
        try:
            answer = self._confined.call(
                "gate-glance", arguments, cancelled=cancelled, limits=self._second_limits
            )
        except (*TOO_MUCH, Failed):
            return heavy
        glanced = Facts.from_wire(answer.data)
        return glanced if glanced.state is State.READ else replace(heavy, encrypted=glanced.encrypted)
