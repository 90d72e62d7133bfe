"""Numbers with an inner order: normalise what was typed, check it, say helpfully what is wrong.

Each module has ``normalise(text) -> str`` and ``check(text, place) -> list[Problem]``; ``check`` takes any text.
Nothing is corrected silently: what looks like a slip becomes the problem's ``suggestion``.
"""

from __future__ import annotations

from desktop_client.identifiers import id_card, licence, mobile, uscc

__all__ = ["id_card", "licence", "mobile", "uscc"]
