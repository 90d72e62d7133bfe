"""How wide a table's columns must be for their words in the language now spoken; one of them takes the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from ui import theme
from ui.widgets import cells

HEAD_ROOM, CELL_ROOM = 36, 26
"""Padding, and beside a title the mark of the sort order."""

ELASTIC_LEAST = 150
"""What the column that takes the rest should keep before others are hidden."""


def width_for_chips(rows: Iterable[Sequence[cells.Chip]]) -> int:
    """Return the width in which each of these rows of chips can be read."""
    metrics = QFontMetrics(theme.font(pixels=theme.SMALL, bold=True))
    gap = theme.GAP_1 + 2
    widths = (sum(cells.chip_width(chip, metrics) + gap for chip in chips) for chips in rows)
    return max(widths, default=0) + 2 * cells.MARGIN


def fit(
    table: QTableView,
    samples: Mapping[int, Sequence[str] | int],
    *,
    elastic: int,
    spare: Sequence[int],
) -> bool:
    """Size each column for its title and the widest of its ``samples`` (or to a plain number of pixels).

    ``elastic`` takes what is left; the ``spare`` columns are hidden where that would be too little. Tells whether
    it is enough now.
    """
    model = table.model()
    body, head = (
        QFontMetrics(theme.font(tabular=True)),
        QFontMetrics(theme.font(pixels=theme.SMALL, bold=True)),
    )
    widths: dict[int, int] = {}
    for column, wanted in samples.items():
        title = str(model.headerData(column, Qt.Orientation.Horizontal))
        content = wanted if isinstance(wanted, int) else max(map(body.horizontalAdvance, wanted)) + CELL_ROOM
        widths[column] = max(content, head.horizontalAdvance(title) + HEAD_ROOM)
        table.horizontalHeader().resizeSection(column, widths[column])
    taken = sum(widths.values())
    is_narrow = table.viewport().width() < taken + ELASTIC_LEAST
    for column in spare:
        table.setColumnHidden(column, is_narrow)
        taken -= widths[column] if is_narrow else 0
    table.horizontalHeader().setSectionResizeMode(elastic, QHeaderView.ResizeMode.Stretch)
    return table.viewport().width() >= taken + ELASTIC_LEAST
