"""One project of 新增补贴申报: until when, on which conditions, how long the review takes, form and policies."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_client.contract.messages import ProjectCondition
from desktop_client.subsidy.models import ProjectView
from ui import theme, wording
from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import Picture
from ui.widgets.options import RadioCard
from ui.widgets.text import Label

MET = {True: ("circle-check", "good"), False: ("circle-x", "bad"), None: ("circle-dot", "muted")}
INDENT = 46


class ProjectCard(Retranslated, QWidget):
    """``radio`` ticks it; a project that cannot be applied for says why, and cannot be ticked."""

    form_wanted = Signal(str)
    policy_wanted = Signal(str)

    def __init__(
        self, view: ProjectView, *, policies: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.view = view
        self._policies = policies
        self.radio = RadioCard("")
        self.radio.setObjectName(f"project-{view.project.id}")
        self.radio.setEnabled(view.may_apply)
        self._reason = Label(role="warn-small", wrap=True)
        self._summary = Label(role="muted", wrap=True)
        self._review = Label(role="muted", wrap=True)
        self._conditions = [self._condition(each) for each in view.project.conditions]
        self._form = Button(kind="link", icon="download")
        self._form.setObjectName(f"form-{view.project.id}")
        self._form.clicked.connect(lambda: self.form_wanted.emit(view.project.id))
        self._links = [self._link(each) for each in view.project.policy_ids if each in policies]
        self._build()
        self.retranslate()

    def retranslate(self) -> None:
        """Word the card."""
        project = self.view.project
        self.radio.set_texts(wording.title(project), points=self._deadline())
        self._summary.setText(project.summary)
        self._summary.setVisible(bool(project.summary))
        problem = self.view.problem
        self._reason.setText(wording.sentence(problem) if problem else "")
        self._reason.setVisible(problem is not None)
        for (label, _), condition in zip(self._conditions, project.conditions, strict=True):
            label.setText(self._condition_words(condition))
        self._review.setText(self._review_words())
        self._form.setText(self.tr("下载申报表"))
        self._form.setAccessibleDescription(wording.title(project))
        for button, policy_id in self._links:
            button.setText(self._policies[policy_id])

    def _deadline(self) -> str:
        view = self.view
        if not view.is_open:
            return self.tr("{day} 截止").format(day=wording.day(view.last_day))
        left = view.working_days_left
        words = (
            self.tr("{day} 截止，还有 {days} 个工作日")
            if left.exact
            else self.tr("{day} 截止，还有约 {days} 个工作日")
        )
        return words.format(day=wording.day(view.last_day), days=left.days)

    def _condition_words(self, condition: ProjectCondition) -> str:
        told = {
            True: self.tr("{text}（符合）"),
            False: self.tr("{text}（不符合）"),
            None: self.tr("{text}（以材料证明）"),
        }
        return told[condition.met].format(text=wording.chosen(condition.text, condition.text_en))

    def _review_words(self) -> str:
        project = self.view.project
        days = sum(step.usual_working_days for step in project.steps)
        steps = self.tr(" → ").join(step.title for step in project.steps)
        papers = (
            self.tr("申报表和其他材料都要上传")
            if project.other_material == "required"
            else self.tr("申报表必须上传，其他材料选传")
        )
        return self.tr("审批：{steps}，一般共 {days} 个工作日。{papers}。").format(
            steps=steps, days=days, papers=papers
        )

    def _condition(self, condition: ProjectCondition) -> tuple[Label, QHBoxLayout]:
        icon, tone = MET[condition.met]
        label = Label(wrap=True)
        line = QHBoxLayout()
        line.setSpacing(theme.GAP_2)
        line.addWidget(Picture(icon, tone=tone, size=16))
        line.addWidget(label, 1)
        return label, line

    def _link(self, policy_id: str) -> tuple[Button, str]:
        button = Button(kind="link", icon="book-open")
        button.setObjectName(f"policy-{policy_id}")
        button.clicked.connect(lambda: self.policy_wanted.emit(policy_id))
        return button, policy_id

    def _build(self) -> None:
        links = QWidget()
        flow = FlowLayout(links)
        flow.addWidget(self._form)
        for button, _ in self._links:
            flow.addWidget(button)
        below = QVBoxLayout()
        below.setContentsMargins(INDENT, 0, theme.GAP_3, theme.GAP_2)
        below.setSpacing(theme.GAP_1)
        below.addWidget(self._reason)
        below.addWidget(self._summary)
        for _, line in self._conditions:
            below.addLayout(line)
        below.addWidget(self._review)
        below.addWidget(links)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_2)
        column.addWidget(self.radio)
        column.addLayout(below)
