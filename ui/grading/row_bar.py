"""The bar under the list: what is selected, how far it is, and everything that can be done with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_client.contract.states import Sending
from desktop_client.grading.models import DeclarationView
from ui import theme, words
from ui.grading import row_actions, stages
from ui.grading.institution_line import InstitutionLine
from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import Card
from ui.widgets.text import ElidedLabel
from ui.widgets.timeline import Timeline


class RowBar(Retranslated, Card):
    """Buttons for the selected declaration; ``chosen`` tells the key of the action."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=theme.GAP_3, parent=parent)
        self.setObjectName("row-bar")
        self._view: DeclarationView | None = None
        self._category = ""
        self._today = date.min
        self._review_days = 0
        self._what = ElidedLabel(role="section")
        self._institution = InstitutionLine()
        self._actions = QWidget()
        self._actions.setObjectName("row-actions")
        self._buttons = {action.key: self._button(action) for action in row_actions.ROW_ACTIONS}
        self._timeline = Timeline()
        self._sentence = ElidedLabel(role="muted")
        self._build()
        self.retranslate()

    def show_declaration(
        self, view: DeclarationView | None, *, category: str = "", today: date, review_days: int
    ) -> None:
        """Show what can be done with this one, or that nothing is selected."""
        self._view, self._category = view, category
        self._today, self._review_days = today, review_days
        self.retranslate()

    def tell_institution(self, *, wanted: bool) -> None:
        """Whether the list has no room for the columns of the institution, so that it is named here."""
        self._institution.stand_in(wanted=wanted)

    def retranslate(self) -> None:
        """Word title, buttons, stages and the sentence below."""
        self.setAccessibleName(self.tr("选中的申报"))
        self._actions.setAccessibleName(self.tr("操作"))
        view = self._view
        for action in row_actions.ROW_ACTIONS:
            button = self._buttons[action.key]
            button.setText(action.title())
            is_open = view is not None and action.is_open(view)
            button.setEnabled(is_open)
            button.setVisible(is_open or not action.rare)
            button.set_kind("primary" if view is not None and action.key == row_actions.primary(view) else "")
        self._timeline.setVisible(view is not None)
        if view is None:
            self._what.setText(self.tr("选中一条申报，在这里办理"))
            self._sentence.setText("")
            self._institution.show_institution("", "")
            return
        row = view.row
        self._institution.show_institution(row.institution_name, row.credit_code)
        self._what.setText(
            self.tr("第 {number} 条　{year} {category} {kind}").format(
                number=row.number, year=row.year, category=self._category, kind=words.word(row.kind)
            )
        )
        self._timeline.set_steps(stages.stages(view, today=self._today, review_days=self._review_days))
        self._sentence.setText(self._what_next(view))
        self._sentence.setVisible(bool(self._sentence.text()))

    def _what_next(self, view: DeclarationView) -> str:
        waiting = {
            Sending.QUEUED: self.tr("已封存，连上办事机构后自动上报，只报一次。"),
            Sending.SENDING: self.tr("正在上报。"),
            Sending.UNKNOWN: self.tr("已发出但没有收到回执，正在向办事机构核对，不会重复上报。"),
            Sending.FAILED: self.tr("上次上报没有成功，内容都在，修改后再上报。"),
            Sending.CONFLICT: self.tr("在别处也改过，请打开比较两个版本。"),
        }
        if view.row.sending in waiting:
            return waiting[view.row.sending]
        open_findings = sum(not todo.addressed for todo in view.findings)
        if open_findings and row_actions.primary(view) != "view":
            return self.tr("退回 {count} 项理由还没有处理。").format(count=open_findings)
        missing = view.row.total - view.row.answered
        if missing > 0 and row_actions.primary(view) == "fill":
            return self.tr("还差 {count} 项未完成。").format(count=missing)
        return ""

    def _button(self, action: row_actions.RowAction) -> Button:
        button = Button(icon=action.icon)
        button.setObjectName(action.key)
        button.clicked.connect(lambda: self.chosen.emit(action.key))
        return button

    def _build(self) -> None:
        flow = FlowLayout(self._actions)
        for button in self._buttons.values():
            flow.addWidget(button)
        line = QHBoxLayout()
        line.setSpacing(theme.GAP_4)
        line.addWidget(self._what)
        line.addStretch(1)
        line.addWidget(self._sentence)
        whose = QHBoxLayout()
        whose.addWidget(self._institution)
        whose.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(theme.GAP_2)
        column.addLayout(line)
        column.addLayout(whose)
        column.addWidget(self._actions)
        column.addSpacing(theme.GAP_1)
        column.addWidget(self._timeline)
        self.body.addLayout(column)
