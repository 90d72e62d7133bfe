"""What the gate does inside a confined process; ``python -m desktop_client.gate.verbs`` is one that does only this."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop_client.confined.serving import Job, Verb, serve
from desktop_client.gate import outside, pictures, reading
from desktop_client.gate.facts import Facts, Kind


def look(job: Job, *, path: str, seconds: float) -> dict[str, Any]:
    """Everything about one file. What is certain is told before each step that may end badly."""
    file, tell = Path(path), _telling(job)
    facts = outside.look_at(file)
    tell(facts)
    if facts.kind is Kind.PDF:
        facts = reading.read(file, facts, seconds=seconds, check=job.check, tell=tell)
    elif facts.kind is Kind.IMAGE:
        facts = pictures.read(file, facts)
    return facts.to_wire()


def glance(job: Job, *, path: str, facts: dict[str, Any]) -> dict[str, Any]:
    """Only the pages of a document that was too much for ``look``."""
    return reading.glance(Path(path), Facts.from_wire(facts), tell=_telling(job)).to_wire()


def _telling(job: Job) -> Callable[[Facts], None]:
    return lambda facts: job.progress(**facts.to_wire())


#: The names begin with the room's: a process may serve other rooms too.
VERBS: dict[str, Verb] = {"gate-look": look, "gate-glance": glance}

if __name__ == "__main__":
    serve(VERBS)
