"""The right of the desk: how large it is, of what, what was found, and the way out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_client.contract.codes import Code
from desktop_client.documents.model import Step
from desktop_client.documents.models import DeskState, PageFinding, Progress
from ui import theme
from ui.documents import finding_words
from ui.documents.session import Deed
from ui.documents.shrink_box import ShrinkBox
from ui.documents.size_meter import SizeMeter
from ui.documents.source_box import SourceBox
from ui.i18n import Retranslated
from ui.widgets.busy import BusyBar
from ui.widgets.buttons import Button
from ui.widgets.frames import Card
from ui.widgets.jump_list import JumpList, Line
from ui.widgets.text import Label, SectionLabel

WIDTH = 300


class SidePanel(Retranslated, Card):
    """Shows a state and its findings; everything it offers is told by signals."""

    jumped = Signal(str)
    source_opened = Signal(str)
    source_removed = Signal(str)
    source_replace_wanted = Signal(str)
    shrink_wanted = Signal(bool)
    compare_wanted = Signal()
    restore_wanted = Signal()
    save_wanted = Signal()
    cancel_wanted = Signal()
    given_up = Signal()

    def __init__(self, *, save_words: str, can_cancel: bool, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, parent=parent)
        self.setObjectName("desk-side")
        self.setFixedWidth(WIDTH)
        self._save_words = save_words
        self._state: DeskState | None = None
        self._findings: Sequence[PageFinding] | None = None
        self._deed: Deed | None = None
        self._progress: Progress | None = None
        self._build(can_cancel=can_cancel)
        self.retranslate()

    # -- what is shown ---------------------------------------------------------------------------------------

    def show_state(self, state: DeskState) -> None:
        """Show size, sources and what can be done about them."""
        self._state = state
        self.meter.show_state(state)
        self._sources.show_state(state)
        self.shrink.show_state(state)
        self._show_findings()
        self._allow()

    def show_findings(self, findings: Sequence[PageFinding] | None) -> None:
        """Show what was found; None while the pages are being looked at."""
        self._findings = findings
        self._show_findings()

    def set_save_words(self, words: str) -> None:
        """Name the way out."""
        self._save_words = words
        self.retranslate()

    def begin(self, deed: Deed) -> None:
        """Say what is being waited for, with a way out at once."""
        self._deed, self._progress = deed, None
        give_up = None if deed is Deed.OPEN else self.given_up.emit
        self.busy.begin(self._busy_words(), cancel=give_up, cancel_after=0)
        self._allow()

    def progress(self, progress: Progress) -> None:
        """Say how far it is."""
        self._progress = progress
        self.busy.say(self._busy_words())
        self.busy.progress(progress.done, progress.total)

    def end(self) -> None:
        """Stop waiting."""
        self._deed = None
        self.busy.end()
        self._allow()

    def retranslate(self) -> None:
        """Word the panel."""
        self._findings_title.setText(self.tr("检查结果"))
        self._foot_note.setText(self.tr("合并为一个 PDF，按来源加书签"))
        self._cancel.setText(self.tr("取消"))
        self._save.setText(self._save_words)
        self.findings.setAccessibleName(self.tr("检查结果"))
        self._show_findings()

    # -- helpers ---------------------------------------------------------------------------------------------

    def _allow(self) -> None:
        is_idle = self._deed is None
        has_pages = bool(self._state and self._state.pages)
        self.shrink.allow(allowed=is_idle)
        self._save.setEnabled(is_idle and has_pages)

    def _show_findings(self) -> None:
        if self._state is None or not self._state.pages:
            self.findings.show_lines(())
            self._findings_title.setVisible(False)
            return
        self._findings_title.setVisible(True)
        if self._findings is None:
            self.findings.show_lines([Line("", self.tr("正在检查页面…"), icon="loader-circle")])
            return
        self.findings.show_lines([self._sound_line(), *finding_words.lines(self._findings, self._state)])

    def _sound_line(self) -> Line:
        assert self._state is not None  # noqa: S101 - shown only with pages
        dark = {each.page_id for each in self._findings or () if each.code is Code.PAGE_NOT_SHOWN}
        there = sum(1 for page in self._state.pages if page.is_there and page.id not in dark)
        words = (
            self.tr("{count} 页均可正常显示")
            if there == len(self._state.pages)
            else self.tr("{count} 页可正常显示")
        )
        return Line("", words.format(count=there), icon="check", tone="good")

    def _busy_words(self) -> str:
        words = {
            Deed.OPEN: self.tr("正在打开…"),
            Deed.ADD: self.tr("正在读取文件…"),
            Deed.SHRINK: self.tr("正在压缩…"),
            Deed.BUILD: self.tr("正在生成 PDF…"),
        }
        steps = {
            Step.READING: self.tr("正在读取 {done} / {total}"),
            Step.COPYING: self.tr("正在合并 {done} / {total}"),
            Step.RECODING: self.tr("正在压缩图片 {done} / {total}"),
            Step.WRITING: self.tr("正在写入 {done} / {total}"),
            Step.CHECKING: self.tr("正在逐页检查 {done} / {total}"),
        }
        if self._progress is not None and self._progress.step in steps:
            return steps[self._progress.step].format(done=self._progress.done, total=self._progress.total)
        return words[self._deed or Deed.OPEN]

    # -- building --------------------------------------------------------------------------------------------

    def _build(self, *, can_cancel: bool) -> None:
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self._area.setWidget(inside)
        self._fill(QVBoxLayout(inside))
        self.body.setSpacing(0)
        self.body.addWidget(self._area, 1)
        self.body.addLayout(self._build_foot(can_cancel=can_cancel))

    def _fill(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(theme.GAP_4, theme.GAP_4, theme.GAP_4, theme.GAP_2)
        column.setSpacing(theme.GAP_2)
        self._findings_title = SectionLabel()
        self.meter, self._sources, self.shrink = SizeMeter(), SourceBox(), ShrinkBox()
        self.sources = self._sources.list
        self.findings = JumpList()
        self.findings.setObjectName("findings")
        self.findings.chosen.connect(lambda page_id: self.jumped.emit(page_id) if page_id else None)
        self._sources.opened.connect(self.source_opened)
        self._sources.removed.connect(self.source_removed)
        self._sources.replace_wanted.connect(self.source_replace_wanted)
        self.shrink.wanted.connect(self.shrink_wanted)
        self.shrink.compare_wanted.connect(self.compare_wanted)
        self.shrink.restore_wanted.connect(self.restore_wanted)
        column.addWidget(self.meter)
        column.addWidget(self.shrink)
        column.addWidget(self._sources)
        column.addSpacing(theme.GAP_2)
        column.addWidget(self._findings_title)
        column.addWidget(self.findings)
        column.addStretch(1)

    def _build_foot(self, *, can_cancel: bool) -> QVBoxLayout:
        self.busy = BusyBar()
        self._foot_note = Label(role="muted", wrap=True)
        self._cancel, self._save = Button(), Button(kind="primary")
        self._cancel.setObjectName("cancel-desk")
        self._save.setObjectName("save-desk")
        self._cancel.setVisible(can_cancel)
        self._cancel.clicked.connect(self.cancel_wanted)
        self._save.clicked.connect(self.save_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_2)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.GAP_4, theme.GAP_2, theme.GAP_4, theme.GAP_4)
        foot.setSpacing(theme.GAP_2)
        foot.addWidget(self.busy)
        foot.addWidget(self._foot_note)
        foot.addLayout(buttons)
        return foot
