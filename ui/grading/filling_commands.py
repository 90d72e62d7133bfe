"""The commands of 填写, for the keyboard and the palette."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui import icons


class FillingCommands(QObject):
    """Actions of the page, alive wherever in it the keyboard is."""

    def __init__(
        self,
        *,
        go_on: Callable[[], None],
        check: Callable[[], None],
        save: Callable[[], None],
        submit: Callable[[], None],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        rows: tuple[tuple[str, tuple[str, ...], Callable[[], None]], ...] = (
            ("chevron-right", ("Ctrl+Return", "Ctrl+Enter"), go_on),
            ("list-checks", ("F7",), check),
            ("save", ("Ctrl+S",), save),
            ("send", (), submit),
        )
        self.actions = [self._action(icon, keys, do, page=page) for icon, keys, do in rows]

    def retranslate(self) -> None:
        """Word the commands."""
        texts = (self.tr("下一个未完成"), self.tr("检查"), self.tr("保存"), self.tr("上报"))
        for action, text in zip(self.actions, texts, strict=True):
            action.setText(text)

    @staticmethod
    def _action(icon: str, keys: tuple[str, ...], do: Callable[[], None], *, page: QWidget) -> QAction:
        action = QAction(icons.icon(icon), "", page)
        action.setShortcuts([QKeySequence(each) for each in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: do())
        page.addAction(action)
        return action
