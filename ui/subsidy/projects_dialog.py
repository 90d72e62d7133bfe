"""新增补贴申报 (figure 14): the projects open to this institution; one is ticked, its form downloaded."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_client import paths
from desktop_client.contract.codes import Code
from desktop_client.errors import AppError
from desktop_client.problems import Refused
from desktop_client.subsidy.models import PrintedForm
from ui import theme, wording
from ui.frame.dialog import Dialog
from ui.page import Background
from ui.subsidy.project_card import ProjectCard
from ui.widgets.file_dialog import FileDialog
from ui.widgets.frames import Banner
from ui.widgets.telling import Telling
from ui.widgets.text import Label
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_client.client import Office

WIDTH, LIST_HEIGHT = 760, 430


class ProjectsDialog(Dialog):
    """Nothing exists before 确认 is pressed."""

    created = Signal(str)
    """An application was begun: its id."""

    policy_wanted = Signal(str)

    def __init__(self, office: Office, tasks: Background, *, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=WIDTH)
        self.setObjectName("projects-dialog")
        self._office, self._tasks = office, tasks
        # What can be applied for comes first, in the bureau's order.
        self._views = sorted(office.subsidy.projects(), key=lambda view: not view.may_apply)
        self._group = QButtonGroup(self)
        self._build()
        self.retranslate()
        self._group.buttonToggled.connect(lambda *_: self._allow())
        self._cancel.clicked.connect(self.reject)
        self._confirm.clicked.connect(self._create)
        self._allow()
        if self._cards:
            self._cards[0].radio.setFocus()

    def retranslate(self) -> None:
        """Word the dialog."""
        self.set_title(self.tr("新增补贴申报"))
        self._text.setText(
            self.tr("勾选要申报的项目。先按政策文件准备材料，下载申报表填写并加盖公章，确认后上传。")
            if self._views
            else self.tr("现在没有可以申报的项目。办事机构发布后，同步一次就会出现在这里。")
        )
        self._scroll.setAccessibleName(self.tr("可申报的补贴项目"))
        self._cancel.setText(self.tr("取消"))
        self._confirm.setText(self.tr("确认"))

    # -- doing -------------------------------------------------------------------------------------------

    def _allow(self) -> None:
        self._confirm.setEnabled(self._chosen() is not None)

    def _chosen(self) -> ProjectCard | None:
        return next((card for card in self._cards if card.radio.isChecked()), None)

    def _create(self) -> None:
        card = self._chosen()
        if card is None:
            return
        try:
            outcome = self._office.subsidy.create(card.view.project.id, max(card.view.free_years))
        except AppError as error:
            self._telling.say(wording.fault(error), tone=Tone.BAD)
            return
        if isinstance(outcome, Refused):
            told = "\n".join(wording.sentence(problem) for problem in outcome.problems)
            self._telling.say(told, tone=Tone.WARN)
            return
        self.accept()
        self.created.emit(outcome.id)

    def _open_policy(self, policy_id: str) -> None:
        self.reject()
        self.policy_wanted.emit(policy_id)

    def _print(self, card: ProjectCard) -> None:
        """Print the form in a worker, then ask where to."""
        view = card.view
        year = max(view.free_years or view.project.years)
        self._tasks.general.run(
            partial(self._office.subsidy.form_pdf, view.project.id, year),
            owner=self,
            done=self._ask_where,
            failed=self._failed,
        )

    def _ask_where(self, form: PrintedForm) -> None:
        dialog = FileDialog(
            self, self.tr("下载申报表"), self.tr("PDF 文件 (*.pdf)"), save_as=wording.file_name(form.name)
        )
        dialog.fileSelected.connect(partial(self._write, form))
        dialog.open()

    def _write(self, form: PrintedForm, path: str) -> None:
        def write() -> None:
            try:
                paths.write_whole(Path(path), form.content)
            except OSError as error:
                raise AppError(Code.FILE_NOT_SAVED, name=path) from error

        self._tasks.general.run(
            write, owner=self, done=lambda _: self._written(form, path), failed=self._failed
        )

    def _written(self, form: PrintedForm, path: str) -> None:
        told = [
            self.tr("{path}（版本 {version}，{pages} 页）").format(
                path=path, version=form.version, pages=form.pages
            ),
            *(wording.sentence(problem) for problem in form.problems),
        ]
        self._telling.say(
            "\n".join(told),
            tone=Tone.WARN if form.problems else Tone.GOOD,
            title=self.tr("申报表已保存，机构信息已填好"),
            action=self.tr("打开"),
            then=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(path)),
        )

    def _failed(self, error: AppError) -> None:
        self._telling.say(wording.fault(error), tone=Tone.BAD)

    # -- building ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._text = Label(role="muted", wrap=True)
        banner = Banner()
        self._telling = Telling(banner, self)
        policies = {row.id: wording.title(row) for row in self._office.policies.query()}
        self._cards = [ProjectCard(view, policies=policies) for view in self._views]
        content = QWidget()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, theme.GAP_2, 0)
        inside.setSpacing(theme.GAP_3)
        for card in self._cards:
            self._group.addButton(card.radio)
            card.form_wanted.connect(lambda _, card=card: self._print(card))
            card.policy_wanted.connect(self._open_policy)
            inside.addWidget(card)
        inside.addStretch(1)
        if self._cards:
            self._scroll.setMinimumHeight(LIST_HEIGHT)
        self.body.addWidget(self._text)
        self.body.addWidget(banner)
        self.body.addWidget(self._scroll, 1)
        self._cancel = self.add_button("cancel")
        self._confirm = self.add_button("confirm", primary=True)
