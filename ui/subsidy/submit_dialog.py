"""Before 提交: exactly what goes to the bureau, and what is worth a second look."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_client.contract.states import Material
from desktop_client.problems import Problem
from desktop_client.subsidy.models import SubsidyView
from ui import theme, wording, words
from ui.subsidy import subsidy_words
from ui.widgets.dialogs import ConfirmDialog
from ui.widgets.frames import Banner
from ui.widgets.text import Label
from ui.widgets.tones import Tone

WORDS_WIDTH = 400


class SubmitDialog(ConfirmDialog):
    """``confirmed`` when it shall go; nothing is sent from here."""

    def __init__(
        self,
        view: SubsidyView,
        warnings: Sequence[Problem],
        *,
        practice: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(icon="send", parent=parent)
        self.setObjectName("submit-dialog")
        self._view = view
        self._practice = practice
        self.body.addLayout(self._contents())
        if warnings:
            self.body.addSpacing(theme.GAP_1)
            self.body.addWidget(self._warning(warnings))

    def open(self) -> None:
        """Word the question and show it."""
        self.say(heading=self.tr("提交这份申报？"), sentence=self._sentence())
        self.confirm_button.setText(self.tr("提交"))
        self.cancel_button.setText(self.tr("取消"))
        super().open()

    def _sentence(self) -> str:
        if self._practice:
            return self.tr("练习：不会报给真实的办事机构。提交的内容如下，提交后等待审核。")
        return self.tr("提交的内容如下，提交后等待审核；受理前单位管理员可以撤回。")

    def _contents(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP_3)
        grid.setVerticalSpacing(theme.GAP_2)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(self._lines()):
            told = Label(value, wrap=True)
            told.setMinimumWidth(WORDS_WIDTH - 110)
            grid.addWidget(Label(name, role="muted"), row, 0)
            grid.addWidget(told, row, 1)
        return grid

    def _lines(self) -> list[tuple[str, str]]:
        view = self._view
        title = wording.title(view.project.project) if view.project else view.row.project_title
        lines = [
            (self.tr("申报名称"), title),
            (self.tr("申报年度"), str(view.draft.year)),
        ]
        for material in Material:
            file = view.material(material)
            told = f"{file.name}\n{subsidy_words.facts(file)}" if file else self.tr("没有上传")
            lines.append((words.word(material), told))
        if view.form.version:
            lines.append((self.tr("申报表版本"), view.form.version))
        if view.draft.note:
            lines.append((self.tr("补充说明"), view.draft.note))
        return lines

    def _warning(self, warnings: Sequence[Problem]) -> Banner:
        banner = Banner()
        banner.setMinimumWidth(WORDS_WIDTH)
        banner.show_message(
            "\n".join(wording.sentence(problem) for problem in warnings),
            tone=Tone.WARN,
            title=self.tr("可以提交，但请留意"),
        )
        return banner
