"""Two versions of one record side by side: mine and the one that was saved elsewhere; one of them is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.foreground import Foreground
from ui.widgets.tables import TableView
from ui.widgets.text import Label

Choice = Literal["mine", "theirs"]


class VersionsDialog(Retranslated, Foreground, QDialog):
    """Accepted with ``choice`` set to ``mine`` or ``theirs``; closing it decides nothing."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conflict-dialog")
        self.setModal(True)
        self.choice: Choice = "mine"
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

    # -- what sub-classes say --------------------------------------------------------------------------------

    def part(self) -> str:
        """Return what the first column is called."""
        raise NotImplementedError

    def differences(self) -> Sequence[tuple[str, str, str]]:
        """Return the parts that differ: their name, mine, theirs."""
        raise NotImplementedError

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
        self._model.setHorizontalHeaderLabels([self.part(), self.tr("我的"), self.tr("对方的")])
        for texts in self.differences():
            self._model.appendRow([QStandardItem(text) for text in texts])

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()
