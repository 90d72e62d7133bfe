"""The worker process of this room: the gate's verbs and ours; ``python -m desktop_client.documents.working``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_client.confined.serving import Job, Verb, serve
from desktop_client.documents.seeing import Seeing
from desktop_client.gate.verbs import VERBS as GATE


def make(job: Job, **arguments: Any) -> dict[str, Any]:
    """See ``making.make``; the process that only looks never imports what joins and shrinks."""
    from desktop_client.documents import making

    return making.make(job, **arguments)


VERBS: Mapping[str, Verb] = {**GATE, **Seeing().verbs, "desk-make": make}

if __name__ == "__main__":
    serve(VERBS)
