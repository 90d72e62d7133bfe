"""The coloured strip over the window: this is practice, and what the practice reviewer will do next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QWidget

from ui import failures, theme
from ui.i18n import Retranslated
from ui.tasks import Tasks
from ui.widgets.frames import Picture
from ui.widgets.text import ElidedLabel, Label

if TYPE_CHECKING:
    from desktop_client.contract.messages import PracticePlan
    from desktop_client.errors import AppError
    from desktop_client.practice.service import PracticeService

OUTCOMES = ("pass", "return_two", "reject", "wait")
HEIGHT = 40


class PracticeStrip(Retranslated, QFrame):
    """Whatever is chosen here is what the practice bureau does with the next declaration that is filed."""

    def __init__(self, practice: PracticeService, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("practice-strip")
        self.setFixedHeight(HEIGHT)
        self._practice = practice
        self._tasks = tasks
        self._plan: PracticePlan | None = None
        self._error: AppError | None = None
        self._mode = Label(role="section")
        self._note = ElidedLabel()
        self._reviewer = Label()
        self.outcome = QComboBox()
        self.outcome.setObjectName("practice-outcome")
        for outcome in OUTCOMES:
            self.outcome.addItem("", outcome)
        self.outcome.setEnabled(False)
        self.outcome.activated.connect(self._choose)
        self._when = Label()
        self._reviewer.setBuddy(self.outcome)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_4, 2, theme.GAP_4, 2)
        row.setSpacing(theme.GAP_2)
        row.addWidget(Picture("flag", tone="warn", size=16))
        row.addWidget(self._mode)
        row.addWidget(self._note)
        row.addStretch(1)
        row.addWidget(self._reviewer)
        row.addWidget(self.outcome)
        row.addWidget(self._when)
        self.retranslate()

    def bureau_started(self) -> None:
        """The practice bureau answers now: ask what its reviewer has in mind."""
        self._tasks.run(self._practice.plan, owner=self, done=self._show_plan, failed=self._show_error)

    def retranslate(self) -> None:
        """Word the strip in the language of the window."""
        self._mode.setText(self.tr("练习模式"))
        self._note.setText(self.tr("数据只在这台电脑上，不会报给任何办事机构"))
        self._reviewer.setText(self.tr("练习审核员对下一件："))
        self.outcome.setAccessibleName(self.tr("练习审核员对下一件"))
        words = (self.tr("通过"), self.tr("退回两项"), self.tr("不通过"), self.tr("先不处理"))
        for number, outcome in enumerate(words):
            self.outcome.setItemText(number, outcome)
        self._when.setText(self._when_words())

    def _when_words(self) -> str:
        if self._error is not None:
            return failures.error_title(self._error)
        if self._plan is None:
            return self.tr("正在启动练习办事机构…")
        if self._plan.outcome == "wait":
            return self.tr("由您在审核台办理")
        return self.tr("上报约 {seconds} 秒后答复").format(seconds=round(self._plan.delay_seconds))

    def _show_plan(self, plan: PracticePlan) -> None:
        self._plan, self._error = plan, None
        with QSignalBlocker(self.outcome):
            self.outcome.setCurrentIndex(OUTCOMES.index(plan.outcome))
        self.outcome.setEnabled(True)
        self.retranslate()

    def _show_error(self, error: AppError) -> None:
        self._error = error
        self.outcome.setEnabled(self._plan is not None)
        self.retranslate()

    def _choose(self, number: int) -> None:
        if self._plan is None:
            return
        plan = self._plan.model_copy(update={"outcome": OUTCOMES[number]})
        self._tasks.run(
            partial(self._practice.set_plan, plan),
            owner=self,
            done=lambda _answer: self._show_plan(plan),
            failed=self._show_error,
        )
