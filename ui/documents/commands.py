"""What can be done with pages: the one table behind toolbar, keys, context menu and palette."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui import icons


@dataclass(frozen=True, slots=True)
class Command:
    """One row; the first shortcut is the one that is shown."""

    key: str
    words: str
    icon: str
    shortcuts: tuple[str, ...]

    def title(self) -> str:
        """The words in the language of the window."""
        return QCoreApplication.translate("DeskCommands", self.words)


# fmt: off
COMMANDS: tuple[Command, ...] = (
    Command("add", QT_TRANSLATE_NOOP("DeskCommands", "添加文件"), "plus", ("Ctrl+O",)),
    Command("paste", QT_TRANSLATE_NOOP("DeskCommands", "粘贴文件或图片"), "copy", ("Ctrl+V",)),
    Command("scans", QT_TRANSLATE_NOOP("DeskCommands", "从扫描文件夹添加"), "folder-open", ("Ctrl+Shift+O",)),
    Command("rotate", QT_TRANSLATE_NOOP("DeskCommands", "旋转"), "rotate-cw", ("R",)),
    Command("rotate-back", QT_TRANSLATE_NOOP("DeskCommands", "向左旋转"), "rotate-ccw", ("Shift+R",)),
    Command("remove", QT_TRANSLATE_NOOP("DeskCommands", "移除"), "trash-2", ("Del", "Backspace")),
    Command("redact", QT_TRANSLATE_NOOP("DeskCommands", "脱敏"), "eye-off", ()),
    Command("undo", QT_TRANSLATE_NOOP("DeskCommands", "撤销"), "undo-2", ("Ctrl+Z",)),
    Command("redo", QT_TRANSLATE_NOOP("DeskCommands", "重做"), "redo-2", ("Ctrl+Y", "Ctrl+Shift+Z")),
    Command("preview", QT_TRANSLATE_NOOP("DeskCommands", "预览"), "eye", ("Ctrl+Return",)),
    Command("smaller", QT_TRANSLATE_NOOP("DeskCommands", "缩小页面"), "zoom-out", ("Ctrl+-",)),
    Command("larger", QT_TRANSLATE_NOOP("DeskCommands", "放大页面"), "zoom-in", ("Ctrl+=", "Ctrl++")),
    Command("clear", QT_TRANSLATE_NOOP("DeskCommands", "全部移除"), "file-x", ()),
    Command("select-all", QT_TRANSLATE_NOOP("DeskCommands", "全选"), "layout-grid", ("Ctrl+A",)),
)
# fmt: on


class Commands(QObject):
    """The rows as actions of one desk; a key works wherever in the desk the keyboard is."""

    def __init__(self, deeds: Mapping[str, Callable[[], object]], *, desk: QWidget) -> None:
        super().__init__(desk)
        self._made = {row.key: self._make(row, deeds[row.key], desk) for row in COMMANDS}
        self.retranslate()

    def __getitem__(self, key: str) -> QAction:
        return self._made[key]

    def all(self) -> list[QAction]:
        """Every command, in the order of the table."""
        return list(self._made.values())

    def allow(self, possible: Mapping[str, bool]) -> None:
        """Let commands be given or not."""
        for key, is_possible in possible.items():
            self._made[key].setEnabled(is_possible)

    def retranslate(self) -> None:
        """Word the commands."""
        for row in COMMANDS:
            self._made[row.key].setText(row.title())

    @staticmethod
    def _make(row: Command, deed: Callable[[], object], desk: QWidget) -> QAction:
        action = QAction(icons.icon(row.icon), row.words, desk)
        action.setObjectName(f"desk-{row.key}")
        action.setShortcuts([QKeySequence(each) for each in row.shortcuts])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _=False: deed())
        desk.addAction(action)
        return action
