"""The colour by which the pages of one source are recognised, in the grid, the list and the meter."""

from __future__ import annotations

from PySide6.QtGui import QColor

from ui import theme

_ON_LIGHT = ("#1F5FBF", "#176F42", "#8A5A00", "#7A3EA8", "#00707F", "#B3406E", "#A8510F", "#5B6775")
_ON_DARK = ("#7FB0FF", "#6FD39B", "#F0C266", "#C79BF0", "#5FCBDC", "#F29BBE", "#F2A66B", "#9AA7B5")


def colour(number: int) -> QColor:
    """Return the colour of the source with this number; they come round again after eight."""
    colours = _ON_DARK if theme.tokens().shade == "dark" else _ON_LIGHT
    return QColor(colours[number % len(colours)])
