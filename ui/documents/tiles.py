"""How large a page is shown in the grid, and where its picture and its words stand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from desktop_client.documents.models import DeskPage
from ui import theme
from ui.documents.thumbnails import Wanted

SHEETS = (76, 100, 132, 176, 232)
"""Widths of a sheet, from many pages at once to pages that can be read."""

USUAL = 1
UPRIGHT = 1.414
"""Height of a sheet of A4 over its width."""

PADDING, LINE = 10, 18


@dataclass(frozen=True, slots=True)
class TileSize:
    """The measures of one size of tiles."""

    sheet: int

    @property
    def sheet_height(self) -> int:
        return round(self.sheet * UPRIGHT)

    @property
    def least(self) -> QSize:
        """A tile with nothing but what it must have."""
        words = 2 * LINE + theme.GAP_1
        return QSize(max(self.sheet, 100) + 2 * PADDING, self.sheet_height + words + 2 * PADDING)

    def picture(self, page: DeskPage, tile: QRect) -> QRect:
        """Where the page's picture stands: as large as fits, in the middle, its foot above the words."""
        size = self.picture_size(page)
        left = tile.left() + (tile.width() - size.width()) // 2
        return QRect(
            left, tile.top() + PADDING + (self.sheet_height - size.height()) // 2, size.width(), size.height()
        )

    def picture_size(self, page: DeskPage) -> QSize:
        """How large the page's picture is, in its own shape."""
        if page.width <= 0 or page.height <= 0:
            return QSize(self.sheet, self.sheet_height)
        scale = min(self.sheet / page.width, self.sheet_height / page.height)
        return QSize(max(8, round(page.width * scale)), max(8, round(page.height * scale)))

    def wanted(self, page: DeskPage, *, ratio: float) -> Wanted:
        """The picture that fills this place on a screen of this pixel ratio."""
        width = round(self.picture_size(page).width() * ratio)
        return Wanted(page.id, page.rotation, width)

    def words(self, tile: QRect) -> tuple[QRect, QRect]:
        """Where the number stands, and below it what was found."""
        top = tile.top() + PADDING + self.sheet_height + theme.GAP_1
        number = QRect(tile.left() + 6, top, tile.width() - 12, LINE)
        return number, number.translated(0, LINE)
