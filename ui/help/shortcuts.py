"""Every key there is, from the tables that define them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui import theme
from ui.actions import ACTIONS
from ui.documents.commands import COMMANDS
from ui.frame.dialog import Dialog
from ui.places import PLACES
from ui.widgets.text import KeyHint, Label, SectionLabel

# The page of indicators answers to these itself; they stand here so that one list holds all keys.
FILLING: tuple[tuple[str, object], ...] = (
    ("1 … 9", QT_TRANSLATE_NOOP("Shortcuts", "勾选选项")),
    ("Enter", QT_TRANSLATE_NOOP("Shortcuts", "下一项")),
    ("Ctrl+Enter", QT_TRANSLATE_NOOP("Shortcuts", "下一个未完成")),
    ("F7", QT_TRANSLATE_NOOP("Shortcuts", "检查")),
)

DESK: tuple[tuple[str, object], ...] = (
    ("Alt+← → ↑ ↓", QT_TRANSLATE_NOOP("Shortcuts", "移动所选页面")),
    ("Enter", QT_TRANSLATE_NOOP("Shortcuts", "放大这一页")),
)
"""What the PDF desk's pages answer to themselves, beside its table of commands."""


class ShortcutsDialog(Dialog):
    """Short lists: going, filling, doing, and arranging pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=880)
        self.setObjectName("shortcuts")
        self._close = self.add_button("close", primary=True)
        self._close.clicked.connect(self.accept)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(theme.GAP_5)
        self.body.addLayout(self._columns)
        self.retranslate()

    def retranslate(self) -> None:
        """Word the lists in the language of the window."""
        self.set_title(self.tr("快捷键"))
        self._close.setText(self.tr("关闭"))
        while (item := self._columns.takeAt(0)) is not None:
            if (column := item.widget()) is not None:
                column.deleteLater()
        going = [(place.shortcut, place.title()) for place in PLACES if place.shortcut]
        doing = [(row.shortcut, row.title()) for row in ACTIONS if row.shortcut]
        filling = [(keys, _translated(words)) for keys, words in FILLING]
        arranging = [(keys, _translated(words)) for keys, words in DESK]
        arranging += [(row.shortcuts[0], row.title()) for row in COMMANDS if row.shortcuts]
        self._columns.addWidget(_keys({self.tr("去哪里"): going, self.tr("填写指标时"): filling}))
        self._columns.addWidget(_keys({self.tr("做什么"): doing}))
        self._columns.addWidget(_keys({self.tr("材料工坊"): arranging}))


def _translated(words: object) -> str:
    return QCoreApplication.translate("Shortcuts", str(words))


def _keys(groups: dict[str, list[tuple[str, str]]]) -> QWidget:
    column = QWidget()
    grid = QGridLayout(column)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.GAP_3)
    grid.setVerticalSpacing(theme.GAP_2)
    line = 0
    for title, keys in groups.items():
        heading = SectionLabel(title)
        heading.setContentsMargins(0, theme.GAP_2 if line else 0, 0, 0)
        grid.addWidget(heading, line, 0, 1, 2)
        line += 1
        for combination, words in keys:
            grid.addWidget(KeyHint(combination), line, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Label(words), line, 1)
            line += 1
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(line, 1)
    return column
