"""The zoom of a page on the screen: the steps, and how finely it has to be drawn for one."""

from __future__ import annotations

from ui.documents.canvas import SCREEN_DPI

STEPS = (0.25, 0.35, 0.5, 0.7, 0.85, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
MOST_DPI = 300
LEAST_DPI = 48


def next_zoom(zoom: float, step: int) -> float:
    """Return the next larger or smaller step; the same at the end."""
    if step > 0:
        return next((each for each in STEPS if each > zoom * 1.02), STEPS[-1])
    return next((each for each in reversed(STEPS) if each < zoom * 0.98), STEPS[0])


def dpi(zoom: float, ratio: float) -> int:
    """Return the resolution that fills the pixels of this screen, in few sizes so that pictures can be kept."""
    exact = zoom * SCREEN_DPI * ratio
    return max(LEAST_DPI, min(MOST_DPI, round(exact / 12 + 0.5) * 12))
