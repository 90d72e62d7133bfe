"""Where pages come to lie that are moved by a few places with the keyboard."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def place_after(order: Sequence[str], moving: Collection[str], step: int) -> str | None:
    """Return the page that the moving ones, as one block, come before after ``step`` places; None: the end."""
    staying = [page for page in order if page not in moving]
    first = next(place for place, page in enumerate(order) if page in moving)
    ahead = sum(1 for page in order[:first] if page not in moving)
    place = min(max(0, ahead + step), len(staying))
    return staying[place] if place < len(staying) else None
