"""Everything that can be done from the frame: key, words, shortcut and icon, once for menus, palette and buttons."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from ui import icons


@dataclass(frozen=True, slots=True)
class Action:
    """One row of the table. ``search`` holds further words by which the command palette finds it."""

    key: str
    words: str
    icon: str
    shortcut: str = ""
    search: str = ""

    def title(self) -> str:
        """The words in the language of the window."""
        return QCoreApplication.translate("Actions", self.words)


# fmt: off
ACTIONS: tuple[Action, ...] = (
    Action("palette", QT_TRANSLATE_NOOP("Actions", "搜索或执行"), "search", "Ctrl+K", "command palette sousuo"),
    Action("sync", QT_TRANSLATE_NOOP("Actions", "立即同步"), "refresh-cw", "F5", "sync send tongbu fasong"),
    Action("queue", QT_TRANSLATE_NOOP("Actions", "查看待发送"), "send", "Ctrl+Shift+Q", "queue sync daifasong"),
    Action("notices", QT_TRANSLATE_NOOP("Actions", "查看消息"), "bell", "Ctrl+Shift+N", "notices xiaoxi"),
    Action("back", QT_TRANSLATE_NOOP("Actions", "返回上一页"), "arrow-left", "Alt+Left", "back fanhui"),
    Action("password", QT_TRANSLATE_NOOP("Actions", "修改密码"), "key-round", "", "password xiugaimima"),
    Action("settings", QT_TRANSLATE_NOOP("Actions", "设置"), "settings", "Ctrl+,", "settings theme shezhi"),
    Action("help", QT_TRANSLATE_NOOP("Actions", "帮助"), "circle-question-mark", "F1", "help bangzhu"),
    Action("desk", QT_TRANSLATE_NOOP("Actions", "打开审核台"), "external-link", "", "review desk shenhetai"),
    Action("shortcuts", QT_TRANSLATE_NOOP("Actions", "快捷键"), "circle-dot", "Ctrl+/", "keyboard kuaijiejian"),
    Action("diagnostics", QT_TRANSLATE_NOOP("Actions", "导出诊断"), "download", "", "doctor zhenduan"),
    Action("about", QT_TRANSLATE_NOOP("Actions", "关于申报台"), "info", "", "about version licence guanyu"),
    Action("sign-out", QT_TRANSLATE_NOOP("Actions", "退出"), "log-out", "", "sign out tuichu"),
    Action("quit", QT_TRANSLATE_NOOP("Actions", "关闭窗口"), "x", "Ctrl+Q", "quit close guanbi"),
)
# fmt: on


def find(key: str) -> Action:
    """Return the row with this key."""
    return next(action for action in ACTIONS if action.key == key)


class Actions(QObject):
    """The rows as QActions of one window: connect to them by key, put them into menus."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._made = {row.key: self._make(row) for row in ACTIONS}
        self.retranslate()

    def __getitem__(self, key: str) -> QAction:
        return self._made[key]

    def offered(self) -> list[tuple[Action, QAction]]:
        """Every row that can be used now, with its action."""
        return [(row, self._made[row.key]) for row in ACTIONS if self._made[row.key].isVisible()]

    def retranslate(self) -> None:
        """Word all actions in the language of the window."""
        for row in ACTIONS:
            self._made[row.key].setText(row.title())

    def _make(self, row: Action) -> QAction:
        action = QAction(icons.icon(row.icon), row.words, self)
        action.setObjectName(f"action-{row.key}")
        action.setProperty("icon-name", row.icon)
        if row.shortcut:
            action.setShortcut(QKeySequence(row.shortcut))
        return action
