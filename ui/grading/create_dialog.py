"""分类分级申报: the dialog that starts a new declaration (figure 4 of the guide)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_client.contract.codes import Code
from desktop_client.contract.states import OPEN_DECLARATION, Kind
from desktop_client.errors import AppError
from desktop_client.grading.models import ListQuery
from desktop_client.problems import Refused
from ui import theme, wording, words
from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.foreground import Foreground
from ui.widgets.frames import Banner
from ui.widgets.rows import FormRow
from ui.widgets.text import Label
from ui.widgets.tones import Tone


class CreateDialog(Retranslated, Foreground, QDialog):
    """Asks for year and category; stays open with the reason when the declaration cannot be made."""

    created = Signal(str)
    """The id of the new declaration."""

    wanted = Signal(str)
    """The id of one that is open already, and that the person would rather go on with."""

    def __init__(self, grading: Any, *, parent: QWidget | None = None) -> None:  # Any: the office's service
        super().__init__(parent)
        self.setObjectName("create-dialog")
        self.setModal(True)
        self._grading = grading
        self._categories = list(grading.categories())
        self._open_already = ""
        self._build()
        self._year.addItems([str(year) for year in sorted(grading.years(), reverse=True)])
        for category in self._categories:
            self._category.addItem(category.title, category.code)
        self._save.clicked.connect(self._create)
        self._cancel.clicked.connect(self.reject)
        self._banner.acted.connect(self._go_on_with_the_open_one)
        for field in (self._year, self._category):
            field.currentIndexChanged.connect(self._banner.clear)
        self.retranslate()
        self.setMinimumWidth(440)
        self._category.setFocus()

    def retranslate(self) -> None:
        """Word the dialog."""
        self.setWindowTitle(self.tr("分类分级申报"))
        self._heading.setText(self.windowTitle())
        self._year_row.set_label(self.tr("申报年度"))
        self._category_row.set_label(self.tr("申报类别"))
        self._kind_row.set_label(self.tr("分类"))
        self._kind_row.set_hint(self.tr("升级和保级请从“评定结果”开始。"))
        self._kind.setText(words.word(Kind.ASSESS))
        self._save.setText(self.tr("保存"))
        self._cancel.setText(self.tr("取消"))
        for number, category in enumerate(self._categories):
            self._category.setItemText(number, wording.title(category))

    def _create(self) -> None:
        try:
            outcome = self._grading.create(int(self._year.currentText()), str(self._category.currentData()))
        except AppError as error:
            self._banner.show_message(wording.fault(error), tone=Tone.BAD)
            self._grow()
            return
        if isinstance(outcome, Refused):
            self._explain(outcome)
            return
        self.created.emit(outcome.id)
        self.accept()

    def _explain(self, refused: Refused) -> None:
        is_taken = any(problem.code is Code.DECLARATION_ALREADY_OPEN for problem in refused.problems)
        self._open_already = self._open_one() if is_taken else ""
        self._banner.show_message(
            "\n".join(wording.sentence(problem) for problem in refused.problems),
            tone=Tone.WARN,
            action=self.tr("打开这一条") if self._open_already else "",
        )
        self._grow()

    def _open_one(self) -> str:
        query = ListQuery(year=int(self._year.currentText()), category=str(self._category.currentData()))
        found = self._grading.query(query)
        return next((row.id for row in found.rows(0, found.count) if row.state in OPEN_DECLARATION), "")

    def _grow(self) -> None:
        """Make room for the banner: a dialog does not grow by itself when wrapped words appear in it."""
        self._column.activate()
        self.resize(self.width(), max(self.height(), self._column.totalHeightForWidth(self.width())))

    def _go_on_with_the_open_one(self) -> None:
        self.wanted.emit(self._open_already)
        self.reject()

    def _build(self) -> None:
        self._heading = Label(role="title")
        self._year, self._category = QComboBox(), QComboBox()
        self._year.setObjectName("year")
        self._category.setObjectName("category")
        self._kind = QLineEdit()
        self._kind.setObjectName("kind")
        self._kind.setReadOnly(True)
        self._year_row, self._category_row = FormRow(self._year), FormRow(self._category)
        self._kind_row = FormRow(self._kind)
        self._banner = Banner()
        self._banner.setObjectName("create-refused")
        self._save, self._cancel = Button(kind="primary"), Button()
        self._save.setObjectName("save")
        self._cancel.setObjectName("cancel")
        self._save.setDefault(True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_5, theme.GAP_4, theme.GAP_5, theme.GAP_4)
        column.setSpacing(theme.GAP_4)
        for row in (self._heading, self._year_row, self._category_row, self._kind_row, self._banner):
            column.addWidget(row)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_2)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save)
        column.addLayout(buttons)
