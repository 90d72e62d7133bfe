"""申报详情: one declaration as it stands, who did what when and why, its receipts and everything that was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_client import clock
from desktop_client.errors import AppError
from desktop_client.grading.models import DeclarationView
from ui import theme, wording, words
from ui.grading import looks, row_actions, stages
from ui.grading.answers_view import AnswersView
from ui.grading.deeds import Deeds
from ui.grading.trail_view import TrailView
from ui.i18n import Retranslated
from ui.page import Background, Page
from ui.widgets.buttons import Button
from ui.widgets.chip import ChipLabel
from ui.widgets.frames import Banner, Card
from ui.widgets.jump_list import JumpList, Line
from ui.widgets.text import ElidedLabel, Label
from ui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from desktop_client.client import Office


class DeclarationPage(Retranslated, Page):
    """Entered with the id of the declaration to show."""

    def __init__(self, office: Office, tasks: Background, parent: QWidget | None = None) -> None:
        super().__init__(office, tasks, parent)
        self._view: DeclarationView | None = None
        self._build()
        self._connect()
        self.retranslate()

    def title(self) -> str:
        if self._view is None:
            return self.tr("申报详情")
        return self.tr("{category} {year}").format(category=self._category(), year=self._view.row.year)

    def breadcrumb(self) -> list[str]:
        number = str(self._view.row.number) if self._view else ""
        return [self.tr("分类分级管理"), self.tr("申请列表"), self.tr("第 {number} 条").format(number=number)]

    def remark(self) -> str:
        return wording.title(self._view.scheme) if self._view else ""

    def enter(self, argument: str) -> None:
        self._deeds.submitting.forget()
        self._view = self.office.grading.show(argument)
        self._scroll.verticalScrollBar().setValue(0)
        self._show()

    def refresh(self) -> None:
        if self._view is not None:
            self._view = self.office.grading.show(self._view.row.id)
            self._show()

    def is_complete(self) -> bool:
        return self._answers.is_complete()

    # -- showing -----------------------------------------------------------------------------------------

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        row = view.row
        business, *sending = looks.chips(row)
        self._state.show_chip(business.text, tone=business.tone, icon=business.icon or "")
        self._sending.setVisible(bool(sending))
        for chip in sending:
            self._sending.show_chip(chip.text, tone=chip.tone, icon=chip.icon or "")
        self._show_facts(view)
        days = self.office.grading.catalogue().review_working_days
        today = clock.today(self.office.clock)
        self._timeline.set_steps(stages.stages(view, today=today, review_days=days))
        self._show_findings(view)
        self._trail.show_trail(view.trail)
        self._show_receipts(view)
        self._answers.show_answers(view)
        for key, button in self._buttons.items():
            button.setVisible(row_actions.find(key).is_open(view))
            button.set_kind("primary" if row_actions.primary(view) == key else "")
        self.renamed.emit()

    def _show_facts(self, view: DeclarationView) -> None:
        row = view.row
        values = (
            row.institution_name,
            row.credit_code,
            str(row.year),
            self._category(),
            words.word(row.kind),
            wording.exact(row.declared_at) if row.declared_at else "—",
            self.tr("{done} / {total} 项已完成").format(done=row.answered, total=row.total),
            wording.title(view.scheme),
        )
        for label, value in zip(self._facts, values, strict=True):
            label.setText(value)

    def _show_findings(self, view: DeclarationView) -> None:
        titles = {criterion.code: wording.title(criterion) for criterion in view.scheme.criteria()}
        lines = []
        for todo in view.findings:
            code = todo.finding.indicator
            place = f"{code} {titles[code]}" if code in titles else self.tr("整体")
            done = todo.addressed
            lines.append(
                Line(
                    key=code,
                    text=self.tr("{place}：{reason}").format(place=place, reason=todo.finding.text),
                    icon="circle-check" if done else "circle-alert",
                    tone="good" if done else "bad",
                    figure=self.tr("已修改") if done else "",
                )
            )
        self._finding_list.show_lines(lines)
        self._findings.setVisible(bool(lines))
        due = view.correction_due
        self._due.setText(self.tr("请在 {time} 前补正上报").format(time=wording.exact(due)) if due else "")
        self._due.setVisible(due is not None)

    def _show_receipts(self, view: DeclarationView) -> None:
        lines = [
            Line(
                key=receipt.number,
                text=self.tr("{number}\n{time} · 第 {round} 次上报 · SHA-256 {hash}…").format(
                    number=receipt.number,
                    time=wording.exact(receipt.received_at),
                    round=receipt.round,
                    hash=receipt.package_sha256[:12],
                ),
                icon="file-check",
                tone="good",
            )
            for receipt in reversed(view.receipts)
        ]
        self._receipt_list.show_lines(lines)
        self._receipt_list.setVisible(bool(lines))
        self._no_receipt.setVisible(not lines)

    def _category(self) -> str:
        assert self._view is not None  # noqa: S101 - asked only while a declaration is shown
        row = self._view.row
        named = next((each for each in self.office.grading.categories() if each.code == row.category), None)
        return wording.title(named) if named else row.category_title

    def _hear(self, declaration_id: str) -> None:
        if self._view is not None and declaration_id == self._view.row.id and self.isVisible():
            self.refresh()

    def _hear_of_all(self) -> None:
        if self._view is not None:
            self._hear(self._view.row.id)

    # -- doing -------------------------------------------------------------------------------------------

    def _jump(self, code: str) -> None:
        if self._view is not None:
            self._deeds.open_at(self._view.row.id, code)

    def _do(self, key: str) -> None:
        if self._view is not None:
            self._deeds.do(key, self._view)

    def _after(self, _declaration_id: str) -> None:
        """Show what has become of it; what was deleted is shown in the list, as gone."""
        try:
            self.refresh()
        except AppError:
            self._view = None
            self.go.emit("declarations", "")

    # -- building ----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Word labels, buttons and everything made of the declaration."""
        for label, text in zip(self._fact_names, self._fact_words(), strict=True):
            label.setText(text)
        self._findings.set_title(self.tr("退回理由"))
        self._finding_list.setAccessibleName(self.tr("退回理由"))
        self._trail_card.set_title(self.tr("办理过程"))
        self._receipts.set_title(self.tr("回执"))
        self._receipt_list.setAccessibleName(self.tr("回执"))
        self._no_receipt.setText(self.tr("还没有回执：上报并被办事机构收到后，回执在这里。"))
        self._answer_card.set_title(self.tr("填报内容"))
        for key, button in self._buttons.items():
            button.setText(row_actions.find(key).title())
        self._show()

    def _fact_words(self) -> tuple[str, ...]:
        return (
            self.tr("机构名称"),
            self.tr("统一信用代码"),
            self.tr("申报年度"),
            self.tr("申报类别"),
            self.tr("分类"),
            self.tr("申报时间"),
            self.tr("完成情况"),
            self.tr("标准"),
        )

    def _build(self) -> None:
        self._banner = Banner()
        self._banner.setObjectName("result")
        self._deeds = Deeds(self.office, self.tasks, self._banner, page=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_3)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._banner)
        column.addWidget(self._scroll, 1)
        content = QWidget()
        self._scroll.setWidget(content)  # before it is filled: what is in it would be styled once more
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, theme.GAP_2, theme.GAP_3)
        inside.setSpacing(theme.GAP_4)
        inside.addWidget(self._build_head())
        inside.addWidget(self._build_findings())
        self._lower = QGridLayout()
        self._lower.setSpacing(theme.GAP_4)
        inside.addLayout(self._lower)
        self._build_lower()
        inside.addStretch(1)

    def _build_head(self) -> Card:
        card = Card()
        self._state, self._sending = ChipLabel(), ChipLabel()
        self._state.setObjectName("state")
        self._buttons = {
            action.key: Button(icon=action.icon) for action in row_actions.ROW_ACTIONS if action.key != "view"
        }
        line = QHBoxLayout()
        line.setSpacing(theme.GAP_2)
        line.addWidget(self._state)
        line.addWidget(self._sending)
        line.addStretch(1)
        for key, button in self._buttons.items():
            button.setObjectName(key)
            button.clicked.connect(lambda _=False, key=key: self._do(key))
            line.addWidget(button)
        self._timeline = Timeline()
        card.body.addLayout(line)
        card.body.addLayout(self._build_facts())
        card.body.addSpacing(theme.GAP_1)
        card.body.addWidget(self._timeline)
        return card

    def _build_facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP_3)
        grid.setVerticalSpacing(theme.GAP_2)
        self._fact_names, self._facts = [], []
        for number in range(8):
            name, value = Label(role="muted"), ElidedLabel()
            value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            row, column = divmod(number, 2)
            grid.addWidget(name, row, column * 2)
            grid.addWidget(value, row, column * 2 + 1)
            self._fact_names.append(name)
            self._facts.append(value)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid

    def _build_findings(self) -> Card:
        self._findings = Card()
        self._findings.setObjectName("findings")
        self._due = Label(role="warn", wrap=True)
        self._finding_list = JumpList()
        self._finding_list.setObjectName("finding-list")
        self._findings.body.addWidget(self._due)
        self._findings.body.addWidget(self._finding_list)
        return self._findings

    def _build_lower(self) -> None:
        self._trail_card, self._receipts, self._answer_card = Card(), Card(), Card()
        self._trail = TrailView()
        self._trail_card.body.addWidget(self._trail)
        self._receipt_list = JumpList()
        self._receipt_list.setObjectName("receipts")
        self._no_receipt = Label(role="muted", wrap=True)
        self._receipts.body.addWidget(self._receipt_list)
        self._receipts.body.addWidget(self._no_receipt)
        self._answers = AnswersView()
        self._answer_card.body.addWidget(self._answers)
        top = Qt.AlignmentFlag.AlignTop
        self._lower.addWidget(self._answer_card, 0, 0, 2, 1, top)
        self._lower.addWidget(self._trail_card, 0, 1, top)
        self._lower.addWidget(self._receipts, 1, 1, top)
        self._lower.setColumnStretch(0, 3)
        self._lower.setColumnStretch(1, 2)
        self._lower.setRowStretch(1, 1)

    def _connect(self) -> None:
        self._finding_list.chosen.connect(self._jump)
        self._receipt_list.chosen.connect(lambda _: self._do("export"))
        self._deeds.wanted.connect(self.go)
        self._deeds.happened.connect(self._after)
        self.tasks.news.declaration_changed.connect(self._hear)
        self.tasks.news.declarations_changed.connect(self._hear_of_all)
