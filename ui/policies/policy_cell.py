"""A row of the list of documents, painted: two lines of words, 新 and the star at the right."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop_client.policies.models import PolicyRow
from ui import icons, theme, wording
from ui.policies.policies_model import POLICY, PoliciesModel
from ui.widgets.cells import CHIP_HEIGHT, Index, PaintedDelegate, chip_width, paint_chip

HEIGHT, PADDING, STAR = 64, 12, 16
CHIP = CHIP_HEIGHT - 4


class PolicyDelegate(PaintedDelegate):
    """New ones are bold and say 新; the whole is in the tool tip and for screen readers."""

    def __init__(self, model: PoliciesModel) -> None:
        super().__init__(model)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, HEIGHT)

    def paint_content(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
        row: PolicyRow = index.data(POLICY)
        inside = cell.rect.adjusted(PADDING, 9, -PADDING, -9)
        selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        upper = QRect(inside.left(), inside.top(), inside.width(), inside.height() // 2)
        lower = QRect(inside.left(), upper.bottom() + 2, inside.width(), inside.height() - upper.height())
        upper.setRight(self._paint_signs(painter, row, upper, selected=selected) - theme.GAP_2)
        painter.setFont(theme.font(bold=row.new))
        painter.setPen(theme.color("muted" if row.withdrawn else "text"))
        self._line(painter, wording.title(row), upper)
        painter.setFont(theme.font(pixels=theme.SMALL, tabular=True))
        painter.setPen(theme.color("muted"))
        self._line(painter, self._model.facts(row), lower)

    def _paint_signs(self, painter: QPainter, row: PolicyRow, where: QRect, *, selected: bool) -> int:
        """Paint from the right; return where the words have to end."""
        right = where.right()
        if row.marked:
            icons.paint(
                painter, "star", "warn", QRect(right - STAR, where.center().y() - STAR // 2, STAR, STAR)
            )
            right -= STAR + theme.GAP_2
        painter.setFont(theme.font(pixels=11, bold=True))
        for chip in self._model.chips(row):
            width = chip_width(chip, painter.fontMetrics())
            place = QRect(right - width, where.center().y() - CHIP // 2, width, CHIP)
            paint_chip(painter, chip, place, outlined=selected)
            right -= width + theme.GAP_1
        return right

    @staticmethod
    def _line(painter: QPainter, text: str, where: QRect) -> None:
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
