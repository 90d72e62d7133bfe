"""Two versions of one declaration side by side: mine and the one that was saved elsewhere; one of them is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from desktop_client.contract.messages import Answer
from desktop_client.contract.scheme import Criterion
from desktop_client.grading.models import DeclarationView
from ui import theme, wording
from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.foreground import Foreground
from ui.widgets.tables import TableView
from ui.widgets.text import Label

Choice = Literal["mine", "theirs"]


class ConflictDialog(Retranslated, Foreground, QDialog):
    """Accepted with ``choice`` set to ``mine`` or ``theirs``; closing it decides nothing."""

    def __init__(self, view: DeclarationView, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conflict-dialog")
        self.setModal(True)
        self.choice: Choice = "mine"
        self._view = view
        self._heading = Label(role="title")
        self._text = Label(wrap=True)
        self._model = QStandardItemModel(0, 3, self)
        self._table = TableView()
        self._table.setObjectName("differences")
        self._table.setModel(self._model)
        self._table.setWordWrap(True)
        self._mine, self._theirs, self._later = Button(kind="primary"), Button(), Button()
        self._mine.setObjectName("keep-mine")
        self._theirs.setObjectName("keep-theirs")
        self._later.setObjectName("cancel")
        self._mine.clicked.connect(lambda: self._choose("mine"))
        self._theirs.clicked.connect(lambda: self._choose("theirs"))
        self._later.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_2)
        buttons.addStretch(1)
        for button in (self._later, self._theirs, self._mine):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_5, theme.GAP_4, theme.GAP_5, theme.GAP_4)
        column.setSpacing(theme.GAP_3)
        column.addWidget(self._heading)
        column.addWidget(self._text)
        column.addWidget(self._table, 1)
        column.addLayout(buttons)
        self.retranslate()
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.resize(720, 420)

    def retranslate(self) -> None:
        """Word the dialog and its table."""
        self.setWindowTitle(self.tr("比较两个版本"))
        self._heading.setText(self.windowTitle())
        self._text.setText(
            self.tr("这条申报在另一台电脑上也改过。两个版本都保留着，请看清不同之处再选一个。")
        )
        self._table.setAccessibleName(self.tr("不同之处"))
        self._mine.setText(self.tr("用我的"))
        self._theirs.setText(self.tr("用对方的"))
        self._later.setText(self.tr("以后再定"))
        self._model.clear()
        self._model.setHorizontalHeaderLabels([self.tr("三级评价指标"), self.tr("我的"), self.tr("对方的")])
        theirs = self._view.theirs or {}
        for criterion in self._view.scheme.criteria(self._view.row.category):
            mine, other = self._view.answers.get(criterion.code), theirs.get(criterion.code)
            if _content(mine) != _content(other):
                texts = (
                    f"{criterion.code} {wording.title(criterion)}",
                    told(criterion, mine),
                    told(criterion, other),
                )
                self._model.appendRow([QStandardItem(text) for text in texts])

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()


def differences(view: DeclarationView) -> int:
    """Count the indicators in which the two versions differ."""
    theirs: Mapping[str, Answer] = view.theirs or {}
    codes = set(view.answers) | set(theirs)
    return sum(_content(view.answers.get(code)) != _content(theirs.get(code)) for code in codes)


def told(criterion: Criterion, answer: Answer | None) -> str:
    """Return an answer in words: what is ticked or entered, the note, the names of the files."""
    if answer is None:
        return "—"
    lines = [wording.title(option) for option in criterion.options if option.code in answer.options]
    if answer.value is not None:
        lines.append(f"{wording.points(answer.value)} {wording.unit(criterion)}".strip())
    if answer.note:
        lines.append(answer.note)
    lines.extend(evidence.name for evidence in answer.evidence)
    return "\n".join(lines) or "—"


def _content(answer: Answer | None) -> tuple[object, ...]:
    if answer is None:
        return ((), None, "", ())
    return (
        tuple(sorted(answer.options)),
        answer.value,
        answer.note,
        tuple(sorted(e.sha256 for e in answer.evidence)),
    )
