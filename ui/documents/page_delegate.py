"""Paints one page of the grid: its picture, its number with the colour of its source, and what was found."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import icons, theme
from ui.documents import source_colours
from ui.documents.page_model import TILE, Tile
from ui.documents.thumbnails import Thumbnails
from ui.documents.tiles import TileSize

Index = QModelIndex | QPersistentModelIndex

DOT, ICON, GAP = 8, 13, 4


class PageDelegate(QStyledItemDelegate):
    """Draws everything itself: two hundred pages scroll as easily as two."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.size = TileSize(100)
        self.cell = self.size.least
        self._number_font = theme.font(pixels=theme.SMALL, tabular=True)
        self._finding_font = theme.font(pixels=theme.SMALL)
        self._number_metrics = QFontMetrics(self._number_font)
        self._finding_metrics = QFontMetrics(self._finding_font)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return self.cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tile: Tile = index.data(TILE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        self._paint_picture(painter, tile, self.size.picture(tile.page, option.rect))
        number, finding = self.size.words(option.rect)
        self._paint_number(painter, tile, number)
        self._paint_findings(painter, tile, finding)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not (selected or focused or hovered):
            return
        ground = "soft" if selected else "hover" if hovered else "surface"
        edge = QPen(theme.color("accent"), 2 if focused else 1) if selected or focused else Qt.PenStyle.NoPen
        painter.setPen(edge)
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(
            QRectF(option.rect).adjusted(3, 3, -3, -3), theme.CARD_RADIUS, theme.CARD_RADIUS
        )

    def _paint_picture(self, painter: QPainter, tile: Tile, where: QRect) -> None:
        wanted = self.size.wanted(tile.page, ratio=painter.device().devicePixelRatioF())
        pixmap = self._thumbnails.picture(wanted) if tile.page.is_there else None
        if pixmap is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, pixmap.width() != wanted.width)
            painter.drawPixmap(where, pixmap)
        else:
            painter.fillRect(where, theme.color("surface" if tile.page.is_there else "hover"))
            if not tile.page.is_there or self._thumbnails.has_failed(wanted):
                sign = QRect(0, 0, 24, 24)
                sign.moveCenter(where.center())
                icons.paint(painter, "file-x", "muted", sign)
        self._paint_boxes(painter, tile, where)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(theme.color("rim"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(where.adjusted(-1, -1, 0, 0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    @staticmethod
    def _paint_boxes(painter: QPainter, tile: Tile, where: QRect) -> None:
        """What will be burnt out is black at once."""
        scale = where.width() / tile.page.width if tile.page.width > 0 else 0
        for box in tile.page.boxes:
            place = QRectF(box.x * scale, box.y * scale, box.width * scale, box.height * scale)
            painter.fillRect(place.translated(where.topLeft()), Qt.GlobalColor.black)

    def _paint_number(self, painter: QPainter, tile: Tile, where: QRect) -> None:
        text = str(tile.number)
        width = self._number_metrics.horizontalAdvance(text)
        left = where.center().x() - (DOT + GAP + 2 + width) // 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(source_colours.colour(tile.source_number))
        painter.drawEllipse(QRectF(left, where.center().y() - DOT / 2 + 0.5, DOT, DOT))
        self._write(
            painter, text, where.adjusted(left + DOT + GAP + 2 - where.left(), 0, 0, 0), self._number_font
        )

    def _paint_findings(self, painter: QPainter, tile: Tile, where: QRect) -> None:
        mark = tile.mark
        if mark is None:
            return
        room = where.width() - ICON - GAP
        words = self._finding_metrics.elidedText(mark.words, Qt.TextElideMode.ElideRight, room)
        width = ICON + GAP + self._finding_metrics.horizontalAdvance(words)
        left = where.center().x() - width // 2
        icons.paint(
            painter, mark.icon, mark.tone.ink, QRect(left, where.center().y() - ICON // 2 + 1, ICON, ICON)
        )
        ink = where.adjusted(left + ICON + GAP - where.left(), 0, ICON, 0)
        self._write(painter, words, ink, self._finding_font, tone=mark.tone.ink)

    @staticmethod
    def _write(painter: QPainter, words: str, where: QRect, font: QFont, *, tone: str = "muted") -> None:
        painter.setFont(font)
        painter.setPen(theme.color(tone))
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
