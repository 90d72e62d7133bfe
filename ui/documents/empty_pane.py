"""The desk while nothing lies on it: what it is for, and the ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState


class EmptyPane(Retranslated, QWidget):
    """Offers files, a scanner's folder and, where the desk belongs to something, the way back."""

    files_wanted = Signal()
    folder_wanted = Signal()
    left = Signal()

    def __init__(self, *, can_leave: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = EmptyState(icon="files")
        self._state.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._folder = Button(kind="link", icon="folder-open")
        self._folder.setObjectName("empty-folder")
        self._leave = Button(kind="link", icon="arrow-left")
        self._leave.setObjectName("empty-leave")
        self._leave.setVisible(can_leave)
        ways = QHBoxLayout()
        ways.setSpacing(theme.GAP_4)
        ways.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        ways.addWidget(self._leave)
        ways.addWidget(self._folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addWidget(self._state)
        column.addLayout(ways)
        column.addStretch(2)
        self._state.acted.connect(self.files_wanted)
        self._folder.clicked.connect(self.folder_wanted)
        self._leave.clicked.connect(self.left)
        self.retranslate()

    def retranslate(self) -> None:
        """Word the beginning."""
        self._state.set_texts(
            title=self.tr("把材料放到这里，合成一个 20 MB 以内的 PDF"),
            text=self.tr(
                "支持 PDF、JPG、PNG、TIFF，可一次选择多个，也可以拖入或粘贴。"
                "在这里调整页面顺序、旋转、移除、脱敏，压缩后保存；原文件不会被改动。"
            ),
            action=self.tr("选择文件"),
        )
        self._folder.setText(self.tr("从扫描文件夹添加"))
        self._leave.setText(self.tr("返回，不添加材料"))
