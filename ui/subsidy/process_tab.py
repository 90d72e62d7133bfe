"""审批流程 of the details: every step of the review with who, when and how long, then everything that was done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_client.contract.messages import ProjectStep, ReviewStep, SubsidyTrailStep
from desktop_client.contract.states import SubsidyEvent, SubsidyState
from desktop_client.subsidy.models import SubsidyView
from ui import theme, wording, words
from ui.i18n import Retranslated
from ui.widgets.frames import Picture
from ui.widgets.text import Label, SectionLabel
from ui.widgets.trail import Block, Trail

LOOKS = {
    "waiting": ("circle", "muted"),
    "current": ("circle-dot", "accent"),
    "passed": ("circle-check", "good"),
    "returned": ("triangle-alert", "warn"),
    "rejected": ("circle-x", "bad"),
}
OPEN = frozenset({SubsidyState.PREPARING, SubsidyState.READY})


class ProcessTab(Retranslated, QScrollArea):
    """Shows the steps of one application."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: SubsidyView | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        self.setWidget(content)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(theme.GAP_3)
        self._past = SectionLabel()
        self._trail = Trail()
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addLayout(self._steps)
        left.addStretch(1)
        right.addWidget(self._past)
        right.addWidget(self._trail)
        right.addStretch(1)
        line = QHBoxLayout(content)
        line.setContentsMargins(theme.GAP_4, theme.GAP_4, theme.GAP_4, theme.GAP_4)
        line.setSpacing(theme.GAP_5)
        line.addLayout(left, 1)
        line.addLayout(right, 1)
        self.retranslate()

    def show_subsidy(self, view: SubsidyView) -> None:
        """Show this application's way."""
        self._view = view
        self.retranslate()

    def retranslate(self) -> None:
        """Word every step."""
        self.setAccessibleName(self.tr("审批流程"))
        self._past.setText(self.tr("办理过程"))
        self._trail.setAccessibleName(self.tr("办理过程"))
        while (item := self._steps.takeAt(0)) is not None:
            if gone := item.widget():
                gone.hide()
                gone.deleteLater()
        view = self._view
        if view is None:
            return
        if view.steps and view.row.state not in OPEN:
            for step in view.steps:
                self._steps.addWidget(_line(*LOOKS[step.state], self._title(step), self._told(step)))
        elif view.project:
            for planned in view.project.project.steps:
                usual = self._usual(planned)
                self._steps.addWidget(_line(*LOOKS["waiting"], self._title(planned), usual))
        self._trail.show_blocks([self._block(step) for step in view.trail], nothing=self.tr("还没有提交过。"))

    def _title(self, step: ReviewStep | ProjectStep) -> str:
        if not step.office:
            return step.title
        return self.tr("{title}（{office}）").format(title=step.title, office=step.office)

    def _told(self, step: ReviewStep) -> str:
        told = [words.word(f"review_step_state.{step.state}")]
        if step.actor:
            told.append(step.actor)
        if step.at is not None:
            told.append(wording.exact(step.at))
        told.append(self._usual(step))
        if step.state == "current" and step.due_on:
            told.append(self.tr("一般在 {day} 前办完").format(day=wording.day(step.due_on)))
        return " · ".join(told)

    def _usual(self, step: ReviewStep | ProjectStep) -> str:
        return self.tr("一般 {days} 个工作日").format(days=step.usual_working_days)

    def _block(self, step: SubsidyTrailStep) -> Block:
        who = self.tr("{actor}（{role}）").format(actor=step.actor, role=words.word(step.role))
        what = event_words(step)
        return Block(self.tr("{what} · {who}").format(what=what, who=who), wording.exact(step.at), step.note)


def event_words(step: SubsidyTrailStep) -> str:
    """Return what was done, and at which step; a newer bureau's event is shown as it came."""
    known = SubsidyEvent(step.event) if step.event in list(SubsidyEvent) else None
    what = words.word(known) if known else step.event
    return f"{step.step} · {what}" if step.step else what


def _line(icon: str, tone: str, title: str, told: str) -> QWidget:
    widget = QWidget()
    texts = QVBoxLayout()
    texts.setSpacing(2)
    texts.addWidget(Label(title, wrap=True))
    texts.addWidget(Label(told, role="muted", wrap=True))
    line = QHBoxLayout(widget)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.GAP_3)
    line.addWidget(Picture(icon, tone=tone, size=20), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(texts, 1)
    return widget
