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


def page_verb(name: str) -> Verb:
    """See ``page_verbs``; imported late for the same reason."""

    def verb(job: Job, **arguments: Any) -> dict[str, Any]:
        from desktop_client.documents import page_verbs

        return page_verbs.VERBS[name](job, **arguments)

    return verb


PAGES = ("pages-merge", "pages-shrink", "pages-wrap", "pages-burn")
VERBS: Mapping[str, Verb] = {
    **GATE,
    **Seeing().verbs,
    "desk-make": make,
    **{name: page_verb(name) for name in PAGES},
}

if __name__ == "__main__":
    serve(VERBS)
