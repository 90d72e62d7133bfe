"""预计得分 in one line, for windows too narrow for the pane; a button opens the rest in place of the tree."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_client.contract.score import Score
from ui import theme, wording
from ui.grading.score_pane import distance_words, grade_tone, grade_words
from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.chip import ChipLabel
from ui.widgets.text import ElidedLabel, Label


class ScoreStrip(Retranslated, QFrame):
    """Points, grade and distance; ``opened`` says whether the rest is wanted."""

    opened = Signal(bool)
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("score-strip")
        self.setProperty("look", "card")
        self._score: Score | None = None
        self._name = Label(role="muted")
        self._points = Label(role="heading")
        self._grade = ChipLabel()
        self._distance = ElidedLabel(role="muted")
        self._more = Button(icon="gauge")
        self._more.setObjectName("score-more")
        self._more.setCheckable(True)
        self._more.toggled.connect(self.opened)
        self._submit = Button(icon="send")
        self._submit.setObjectName("strip-submit")
        self._submit.clicked.connect(self.submitted)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.GAP_4, theme.GAP_2, theme.GAP_2, theme.GAP_2)
        line.setSpacing(theme.GAP_3)
        for widget in (self._name, self._points, self._grade):
            line.addWidget(widget)
        line.addWidget(self._distance)
        line.addStretch(1)
        line.addWidget(self._more)
        line.addWidget(self._submit)
        self.retranslate()

    def show_score(self, score: Score) -> None:
        """Show what the answers would earn."""
        self._score = score
        self._word_score()

    def allow_submit(self, *, allowed: bool) -> None:
        """Whether 上报 may be pressed now."""
        self._submit.setEnabled(allowed)

    def open_rest(self) -> None:
        """Show improvements and problems in place of the tree."""
        self._more.setChecked(True)

    def close_rest(self) -> None:
        """Show the tree again."""
        self._more.setChecked(False)

    def retranslate(self) -> None:
        """Word the strip."""
        self.setAccessibleName(self.tr("预计得分"))
        self._name.setText(self.tr("预计得分"))
        self._more.setText(self.tr("提升与检查"))
        self._submit.setText(self.tr("上报"))
        self._word_score()

    def _word_score(self) -> None:
        if self._score is None:
            return
        self._points.setText(
            self.tr("{points} / {maximum}").format(
                points=wording.points(self._score.points), maximum=wording.points(self._score.maximum)
            )
        )
        self._grade.show_chip(grade_words(self._score), tone=grade_tone(self._score))
        self._distance.setText(distance_words(self._score))
