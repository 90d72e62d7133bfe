"""The sources with what can be done about one of them: take it off the desk, or choose its file again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_client.documents.models import DeskState
from ui import theme
from ui.documents import source_list
from ui.documents.source_list import SourceList
from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout


class SourceBox(Retranslated, QWidget):
    """The buttons are for the file the keyboard stands on, or the one that was clicked."""

    opened = Signal(str)
    removed = Signal(str)
    replace_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: DeskState | None = None
        self.list = SourceList()
        self._remove = Button(kind="link", icon="trash-2")
        self._remove.setObjectName("remove-source")
        self._replace = Button(kind="link", icon="folder-open")
        self._replace.setObjectName("replace-source")
        self._buttons = QWidget()
        line = FlowLayout(self._buttons, gap=theme.GAP_1)
        line.addWidget(self._remove)
        line.addWidget(self._replace)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list)
        column.addWidget(self._buttons)
        self.list.opened.connect(self.opened)
        self.list.removed.connect(self.removed)
        self.list.currentItemChanged.connect(lambda *_: self._show_buttons())
        self._remove.clicked.connect(lambda: self.removed.emit(self.list.current_id()))
        self._replace.clicked.connect(lambda: self.replace_wanted.emit(self.list.current_id()))
        self._show_buttons()
        self.retranslate()

    def show_state(self, state: DeskState) -> None:
        """Show the sources of a state."""
        self._state = state
        self.list.show_entries(source_list.entries(state))
        self._show_buttons()

    def retranslate(self) -> None:
        """Word list and buttons."""
        self.list.setAccessibleName(self.tr("来源文件"))
        self.list.setAccessibleDescription(self.tr("Enter 显示它的第一页，Delete 移除整个文件"))
        self._remove.setText(self.tr("移除此文件"))
        self._replace.setText(self.tr("重新选择文件"))
        if self._state is not None:
            self.list.show_entries(source_list.entries(self._state))

    def _show_buttons(self) -> None:
        self._buttons.setVisible(bool(self.list.current_id()))
