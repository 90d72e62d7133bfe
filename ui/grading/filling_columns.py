"""How 填写 is arranged: tree, criterion and score beside each other, or the score behind a strip above them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_client.contract.score import Score
from ui import theme
from ui.grading.criterion_pane import CriterionPane
from ui.grading.foot_bar import FootBar
from ui.grading.indicator_model import IndicatorModel
from ui.grading.indicator_tree import IndicatorTree
from ui.grading.score_pane import ScorePane
from ui.grading.score_strip import ScoreStrip
from ui.i18n import Retranslated
from ui.widgets.frames import Card

NARROW = 1000
"""Pixels below which the score becomes a strip."""

LEAST_WIDTH = 680
TREE_WIDTH, TREE_MOST, SCORE_WIDTH = 268, 380, 248


class FillingColumns(Retranslated, QWidget):
    """Holds ``tree``, ``criterion``, ``foot`` and ``score``; the strip is its own affair."""

    submitted = Signal()

    def __init__(self, model: IndicatorModel, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._earned: Score | None = None
        self._is_narrow = False
        self._build()
        for pane in (self.score, self._strip):
            pane.submitted.connect(self.submitted)
        self._strip.opened.connect(lambda is_open: self._left.setCurrentIndex(1 if is_open else 0))
        self.retranslate()

    def show_score(self, earned: Score) -> None:
        """Show what the answers would earn; the strip hears of it while it can be seen."""
        self._earned = earned
        self.score.show_score(earned)
        if self._is_narrow:
            self._strip.show_score(earned)

    def allow_submit(self, *, allowed: bool) -> None:
        """Whether 上报 may be pressed now."""
        self.score.allow_submit(allowed=allowed)
        self._strip.allow_submit(allowed=allowed)

    def bring_score(self) -> None:
        """Show improvements and problems, which may be behind the strip."""
        if self._is_narrow:
            self._strip.open_rest()

    def bring_tree(self) -> None:
        """Show the tree, which may have given its place to the score."""
        self._strip.close_rest()

    def retranslate(self) -> None:
        """Word the tree."""
        self.tree.setAccessibleName(self.tr("评价指标"))
        self.tree.fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each column its share, and the score another place where there is no room for three."""
        super().resizeEvent(event)
        width = event.size().width()
        self._arrange(narrow=width < NARROW)
        self._left.setFixedWidth(min(max(TREE_WIDTH, width * 26 // 100), TREE_MOST))

    def _arrange(self, *, narrow: bool) -> None:
        if narrow is self._is_narrow:
            return
        self._is_narrow = narrow
        self._strip.close_rest()
        self._strip.setVisible(narrow)
        if narrow:
            if self._earned is not None:
                self._strip.show_score(self._earned)
            self._columns.removeWidget(self.score)
            self._left.addWidget(self.score)
        else:
            self._left.removeWidget(self.score)
            self._columns.addWidget(self.score)
            self.score.show()

    def _build(self) -> None:
        # From the outside in: whatever is moved into another widget later is styled again with all that is in it.
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.GAP_3)
        self._strip = ScoreStrip(self)
        rows.addWidget(self._strip)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(theme.GAP_4)
        rows.addLayout(self._columns, 1)
        self._left = QStackedWidget(self)
        self._left.addWidget(self._build_tree())
        self._columns.addWidget(self._left)
        self._columns.addWidget(self._build_criterion(), 1)
        self.score = ScorePane(self)
        self.score.setFixedWidth(SCORE_WIDTH)
        self._columns.addWidget(self.score)
        # Said aloud, or the three columns together would keep the page from ever becoming narrow.
        self.setMinimumWidth(LEAST_WIDTH)
        self._strip.hide()

    def _build_tree(self) -> Card:
        card = Card(margin=theme.GAP_1, parent=self._left)
        self.tree = IndicatorTree(self._model, parent=card)
        card.body.addWidget(self.tree)
        return card

    def _build_criterion(self) -> Card:
        card = Card(margin=0, parent=self)
        card.body.setSpacing(0)
        self.criterion = CriterionPane(card)
        self.foot = FootBar(card)
        card.body.addWidget(self.criterion, 1)
        card.body.addWidget(self.foot)
        return card
