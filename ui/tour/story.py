"""Plays the steps one after another, and tells what was missed where."""

from __future__ import annotations

import sys
import time
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ui.tour.hands import MOST_WORDS, NotSeen
from ui.tour.stage import Stage

MOST_STALLS = 3
TITLE_COLUMNS = 74


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the name of its picture, what it shows, and what is done and checked."""

    name: str
    title: str
    do: Callable[[Stage], None]


def play(steps: Sequence[Step], stage: Stage) -> bool:
    """Play every step until one fails; tell whether all went as they should."""
    begun = time.monotonic()
    for number, step in enumerate(steps, start=1):
        started = time.monotonic()
        stage.watch.doing = step.title
        try:
            step.do(stage)
        except NotSeen as missed:
            picture = stage.take_picture(f"{number:02}-{step.name}-failed")
            _tell_failure(number, step, missed, picture)
            return False
        stage.take_picture(f"{number:02}-{step.name}")
        _say(f"{number:3}  {_padded(step.title, TITLE_COLUMNS)} {time.monotonic() - started:5.1f} s")
    _tell_figures(stage, steps=len(steps), seconds=time.monotonic() - begun)
    return True


def _tell_failure(number: int, step: Step, missed: NotSeen, picture: Path) -> None:
    _say(f"\nStep {number} ({step.title}) failed: {missed.expected} was expected and did not come.")
    _say("On the screen: " + " | ".join(missed.words[:MOST_WORDS]))
    _say(f"Picture: {picture}")


def _tell_figures(stage: Stage, *, steps: int, seconds: float) -> None:
    stalls = [f"{late:.0f} ms: {doing}" for late, doing in stage.watch.longest(MOST_STALLS)]
    figures = [("Steps", str(steps)), ("Total time", f"{seconds:.1f} s")]
    figures += [
        ("Longest stall of the window" if not number else "", told) for number, told in enumerate(stalls)
    ]
    figures += [("Receipt", str(stage.receipt)), ("Pictures", str(stage.pictures))]
    _say("")
    for name, value in figures:
        _say(f"{name:<28} {value}")


def _padded(text: str, columns: int) -> str:
    """Fill up to a width in which Chinese counts double."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return text + " " * max(0, columns - len(text) - wide)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
