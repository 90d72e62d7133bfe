"""What the gate does inside a confined process; ``python -m desktop_client.gate.verbs`` is one that does only this."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desktop_client.confined.serving import Job, Verb, serve
from desktop_client.gate import another, outside, pictures, reading
from desktop_client.gate.facts import Facts, Kind


def look(job: Job, *, path: str, seconds: float) -> dict[str, Any]:
    """Everything about one file. What is known before its inside is read is told first, should that end badly."""
    file = Path(path)
    facts = outside.look_at(file)
    job.progress(**facts.to_wire())
    if facts.kind is Kind.PDF:
        facts = reading.read(file, facts, seconds=seconds, check=job.check)
    elif facts.kind is Kind.IMAGE:
        facts = pictures.read(file, facts)
    return facts.to_wire()


def glance(job: Job, *, path: str, facts: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001  # one quick step
    """Only the pages of a document that was too much for ``look``."""
    return reading.glance(Path(path), Facts.from_wire(facts)).to_wire()


def ask_another(job: Job, *, path: str) -> dict[str, Any]:  # noqa: ARG001  # nothing to stop between
    """What another reader says of a document that is broken for ours."""
    return {"pages": another.count_pages(Path(path))}


#: The names begin with the room's: a process may serve other rooms too.
VERBS: dict[str, Verb] = {"gate-look": look, "gate-glance": glance, "gate-ask-another": ask_another}

if __name__ == "__main__":
    serve(VERBS)
