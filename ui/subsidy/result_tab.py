"""审批结果 of the details: what was decided, how much, and what follows; and the receipts of what was submitted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_client.contract.messages import SubsidyReceipt, SubsidyResult
from desktop_client.subsidy.models import SubsidyView
from ui import theme, wording, words
from ui.i18n import Retranslated
from ui.widgets.text import Label, SectionLabel


class ResultTab(Retranslated, QScrollArea):
    """Shows the result of one application, or that there is none yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: SubsidyView | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        content = QWidget()
        self.setWidget(content)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(theme.GAP_4, theme.GAP_4, theme.GAP_4, theme.GAP_4)
        self._column.setSpacing(theme.GAP_3)
        self.retranslate()

    def show_subsidy(self, view: SubsidyView) -> None:
        """Show this application's result."""
        self._view = view
        self.retranslate()

    def retranslate(self) -> None:
        """Word everything."""
        self.setAccessibleName(self.tr("审批结果"))
        while (item := self._column.takeAt(0)) is not None:
            if gone := item.widget():
                gone.hide()
                gone.deleteLater()
        if (view := self._view) is None:
            return
        self._column.addWidget(SectionLabel(words.word(view.row.state)))
        if view.result is None:
            nothing = self.tr("还没有结果。审批各环节办完后，结果、金额、公示和拨付情况会出现在这里。")
            self._column.addWidget(Label(nothing, role="muted", wrap=True))
        else:
            self._column.addWidget(_table(self._facts(view.result)))
        self._column.addSpacing(theme.GAP_2)
        self._column.addWidget(SectionLabel(self.tr("回执")))
        for receipt in reversed(view.receipts):
            self._column.addWidget(_table(self._receipt(receipt)))
        if not view.receipts:
            nothing = self.tr("还没有回执：提交并被办事机构收到后，回执在这里。")
            self._column.addWidget(Label(nothing, role="muted", wrap=True))
        self._column.addStretch(1)

    def _facts(self, result: SubsidyResult) -> list[tuple[str, str]]:
        facts = [
            (self.tr("审批意见"), result.text),
            (self.tr("决定时间"), wording.exact(result.decided_at)),
        ]
        if result.amount_yuan is not None:
            facts.append((self.tr("补贴金额"), wording.amount(result.amount_yuan, self.tr("元"))))
        if result.publicised_until is not None:
            facts.append((self.tr("公示至"), wording.day(result.publicised_until)))
        if result.paid_on is not None:
            facts.append((self.tr("拨付日期"), wording.day(result.paid_on)))
        return facts

    def _receipt(self, receipt: SubsidyReceipt) -> list[tuple[str, str]]:
        return [
            (self.tr("回执号"), receipt.number),
            (self.tr("收到时间"), wording.exact(receipt.received_at)),
            (self.tr("第几次提交"), str(receipt.round)),
            (self.tr("报送内容的 SHA-256"), receipt.package_sha256),
        ]


def _table(facts: list[tuple[str, str]]) -> QWidget:
    widget = QWidget()
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.GAP_4)
    grid.setVerticalSpacing(theme.GAP_2)
    grid.setColumnStretch(1, 1)
    for row, (name, value) in enumerate(facts):
        told = Label(value, wrap=True)
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(Label(name, role="muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(told, row, 1)
    return widget
