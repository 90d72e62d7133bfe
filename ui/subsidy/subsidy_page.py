"""补贴申报详情 (figure 17): 申报表, 申报材料, 审批流程, 审批结果 of one application, and what came back and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from desktop_client import clock
from desktop_client.contract.states import Material, Sending
from desktop_client.errors import AppError
from desktop_client.subsidy.models import SubsidyView
from ui import theme, wording
from ui.i18n import Retranslated
from ui.page import Background, Page
from ui.subsidy import looks, row_actions, stages, subsidy_words
from ui.subsidy.deeds import Deeds
from ui.subsidy.paper_tab import PaperTab
from ui.subsidy.process_tab import ProcessTab
from ui.subsidy.result_tab import ResultTab
from ui.subsidy.upload_bar import UploadBar
from ui.widgets.buttons import Button
from ui.widgets.chip import ChipLabel
from ui.widgets.frames import Banner, Card
from ui.widgets.jump_list import JumpList
from ui.widgets.telling import Telling
from ui.widgets.text import ElidedLabel
from ui.widgets.timeline import Timeline
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_client.client import Office


TABS_HEIGHT = 400
"""What a printed page needs to be read; in a low window the whole page is scrolled."""


class SubsidyPage(Retranslated, Page):
    """Entered with the id of the application to show."""

    def __init__(self, office: Office, tasks: Background, parent: QWidget | None = None) -> None:
        super().__init__(office, tasks, parent)
        self._view: SubsidyView | None = None
        self._build()
        self._connect()
        self.retranslate()

    def title(self) -> str:
        if self._view is None:
            return self.tr("补贴申报详情")
        project = self._view.project
        return wording.title(project.project) if project else self._view.row.project_title

    def breadcrumb(self) -> list[str]:
        number = str(self._view.row.number) if self._view else ""
        return [self.tr("政策补贴"), self.tr("补贴申报"), self.tr("第 {number} 条").format(number=number)]

    def enter(self, argument: str) -> None:
        self._uploads.refresh()
        self._deeds.submitting.forget()
        is_other = self._view is None or self._view.row.id != argument
        self._view = self.office.subsidy.show(argument)
        self._show()
        if is_other:
            self._tabs.setCurrentIndex(0)
        self._scroll.verticalScrollBar().setValue(0)
        self._look()
        self._tabs.setFocus()

    def refresh(self) -> None:
        if self._view is not None:
            self._view = self.office.subsidy.show(self._view.row.id)
            self._show()
            if self.isVisible():
                self._look()

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
        self._facts.setText(self._told(view))
        self._timeline.set_steps(stages.stages(view, today=clock.today(self.office.clock)))
        self._show_notice(view)
        lines = subsidy_words.finding_lines(view)
        self._finding_list.show_lines(lines)
        self._findings.setVisible(bool(lines))
        for paper in self._papers.values():
            paper.show_subsidy(view)
        self._process.show_subsidy(view)
        self._result.show_subsidy(view)
        usable, primary = row_actions.usable(row), row_actions.primary(row)
        for key, button in self._buttons.items():
            button.setVisible(key in usable)
            button.set_kind("primary" if key == primary else "")
        self.renamed.emit()

    def _told(self, view: SubsidyView) -> str:
        row = view.row
        filed = wording.exact(row.declared_at) if row.declared_at else self.tr("还没有提交")
        return self.tr("年度 {year} · 申报日期 {filed}").format(year=row.year, filed=filed)

    def _show_notice(self, view: SubsidyView) -> None:
        told = subsidy_words.what_next(view)
        if view.row.sending is Sending.CONFLICT:
            self._notice.say(
                self.tr("两个版本都保留着，请看清不同之处再选一个。"),
                tone=Tone.WARN,
                title=self.tr("这条申报在别处也改过"),
                action=self.tr("比较两个版本"),
                then=lambda: self._deeds.compare(view.row.id),
            )
        elif view.problems:
            sentences = "\n".join(wording.sentence(problem) for problem in view.problems)
            self._notice.say(sentences, tone=Tone.WARN)
        elif told and not view.findings:
            self._notice.say(told, tone=Tone.INFO)
        else:
            self._notice.forget()

    def _look(self) -> None:
        tab = self._tabs.currentWidget()
        if isinstance(tab, PaperTab):
            tab.look()

    def _hear(self, subsidy_id: str) -> None:
        if self._view is not None and subsidy_id == self._view.row.id and self.isVisible():
            self._after(subsidy_id)

    def _hear_of_all(self) -> None:
        if self._view is not None:
            self._hear(self._view.row.id)

    # -- doing -------------------------------------------------------------------------------------------

    def _jump(self, key: str) -> None:
        """Show the page that a reason is about."""
        material, _, page = key.partition("/")
        if material:
            paper = self._papers[Material(material)]
            self._tabs.setCurrentWidget(paper)
            self._scroll.ensureWidgetVisible(self._tabs)
            paper.look(max(1, int(page)))

    def _do(self, key: str) -> None:
        if self._view is not None:
            self._deeds.do(key, self._view.row.id)

    def _after(self, _subsidy_id: str) -> None:
        """Show what has become of it; what was deleted is shown in the list, as gone."""
        try:
            self.refresh()
        except AppError:
            self._view = None
            self.go.emit("subsidies", "")

    # -- building ----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Word tabs, buttons and everything made of the application."""
        self._findings.set_title(self.tr("退回理由"))
        self._finding_list.setAccessibleName(self.tr("退回理由"))
        names = (self.tr("申报表"), self.tr("申报材料"), self.tr("审批流程"), self.tr("审批结果"))
        for index, name in enumerate(names):
            self._tabs.setTabText(index, name)
        self._tabs.setAccessibleName(self.tr("申报内容"))
        for key, button in self._buttons.items():
            button.setText(row_actions.find(key).title())
        self._show()

    def _build(self) -> None:
        banner, notice = Banner(), Banner()
        banner.setObjectName("result")
        notice.setObjectName("notice")
        self._notice = Telling(notice, self)
        self._deeds = Deeds(self.office, self.tasks, banner, page=self)
        self._uploads = UploadBar(self.office.sending.uploads, self.tasks.news)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.GAP_2)
        column.setSpacing(theme.GAP_3)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(banner)
        column.addWidget(notice)
        column.addWidget(self._uploads)
        column.addWidget(self._scroll, 1)
        content = QWidget()
        self._scroll.setWidget(content)  # before it is filled: what is in it would be styled once more
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.GAP_3)
        inside.addWidget(self._build_head())
        inside.addWidget(self._build_findings())
        inside.addWidget(self._build_tabs(), 1)

    def _build_head(self) -> Card:
        card = Card(margin=theme.GAP_3)
        self._state, self._sending = ChipLabel(), ChipLabel()
        self._state.setObjectName("state")
        self._facts = ElidedLabel(role="muted")
        line = QHBoxLayout()
        line.setSpacing(theme.GAP_2)
        for widget in (self._state, self._sending, self._facts):
            line.addWidget(widget)
        line.addStretch(1)
        self._buttons = {}
        for action in row_actions.ROW_ACTIONS:
            if action.key == "view":
                continue
            button = self._buttons[action.key] = Button(icon=action.icon)
            button.setObjectName(action.key)
            button.clicked.connect(lambda _=False, key=action.key: self._do(key))
            line.addWidget(button)
        self._timeline = Timeline()
        card.body.addLayout(line)
        card.body.addWidget(self._timeline)
        return card

    def _build_findings(self) -> Card:
        self._findings = Card(margin=theme.GAP_3)
        self._findings.setObjectName("findings")
        self._finding_list = JumpList()
        self._finding_list.setObjectName("finding-list")
        self._findings.body.setSpacing(theme.GAP_1)
        self._findings.body.addWidget(self._finding_list)
        return self._findings

    def _build_tabs(self) -> QTabWidget:
        self._papers = {material: PaperTab(self.office, self.tasks, material) for material in Material}
        self._process, self._result = ProcessTab(), ResultTab()
        self._tabs = QTabWidget()
        self._tabs.setObjectName("subsidy-tabs")
        for tab in (*self._papers.values(), self._process, self._result):
            self._tabs.addTab(tab, "")
        self._tabs.setMinimumHeight(TABS_HEIGHT)
        return self._tabs

    def _connect(self) -> None:
        self._finding_list.chosen.connect(self._jump)
        self._tabs.currentChanged.connect(lambda _: self._look())
        self._deeds.wanted.connect(self.go)
        self._deeds.happened.connect(self._after)
        news = self.tasks.news
        news.subsidy_changed.connect(self._hear)
        news.subsidies_changed.connect(self._hear_of_all)
