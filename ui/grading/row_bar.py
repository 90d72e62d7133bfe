"""The bar under the list: what is selected, how far it is, and everything that can be done with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_client.contract.states import Sending
from desktop_client.grading.models import DeclarationView
from ui import words
from ui.grading import row_actions, stages
from ui.grading.institution_line import InstitutionLine
from ui.i18n import Retranslated
from ui.widgets.action_bar import ActionBar


class RowBar(Retranslated, ActionBar):
    """Buttons for the selected declaration; ``chosen`` tells the key of the action."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._institution = InstitutionLine()
        super().__init__(row_actions.ROW_ACTIONS, below_title=self._institution, parent=parent)
        self._view: DeclarationView | None = None
        self._category = ""
        self._today = date.min
        self._review_days = 0
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
        self.name_parts(bar=self.tr("选中的申报"), actions=self.tr("操作"))
        view = self._view
        if view is None:
            self.offer(())
            self.tell(self.tr("选中一条申报，在这里办理"))
            self._institution.show_institution("", "")
            return
        usable = {action.key for action in row_actions.ROW_ACTIONS if action.is_open(view)}
        self.offer(usable, primary=row_actions.primary(view))
        row = view.row
        self._institution.show_institution(row.institution_name, row.credit_code)
        self.tell(
            self.tr("第 {number} 条　{year} {category} {kind}").format(
                number=row.number, year=row.year, category=self._category, kind=words.word(row.kind)
            ),
            sentence=self._what_next(view),
            steps=stages.stages(view, today=self._today, review_days=self._review_days),
        )

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
