"""A picture as the gate sees it: how many pages it would make, and whether it is absurdly large."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop_client.gate.facts import Facts, State

#: 600 dpi on A1; beyond it a few kilobytes may ask for gigabytes.
MOST_PIXELS = 300_000_000
MOST_FRAMES = 2_000


def read(path: Path, facts: Facts) -> Facts:
    """Only the headers are read; nothing is drawn."""
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # the bound is ours
    try:
        with Image.open(path, formats=("JPEG", "PNG", "TIFF")) as image:
            width, height = image.size
            frames = min(int(getattr(image, "n_frames", 1)), MOST_FRAMES)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, OverflowError):
        return replace(facts, damaged=True, state=State.BROKEN)
    if width * height > MOST_PIXELS:
        return replace(facts, state=State.BOMB)
    return replace(facts, pages=frames)
