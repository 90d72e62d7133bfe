"""脱敏 beside a page: how to draw a region, the numbers that were found on it, and what is marked already."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_client.documents.model import Box, PersonalData, PersonalKind
from ui import theme
from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.text import Label, SectionLabel

FOUND = Qt.ItemDataRole.UserRole


class RedactionBox(Retranslated, QWidget):
    """Tells which regions to burn out; whether and where they are kept is the desk's business."""

    accepted = Signal(object)
    """Regions to burn out, as a tuple."""

    hinted = Signal(object)
    """The regions that are ticked now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("redaction")
        self.setFixedWidth(250)
        self._marked = 0
        self._found: tuple[PersonalData, ...] | None = None
        self._is_all_hidden = False
        self._title = SectionLabel()
        self._how = Label(role="muted", wrap=True)
        self._found_title = SectionLabel()
        self._none = Label(role="muted", wrap=True)
        self._list = QListWidget()
        self._list.setObjectName("found-numbers")
        self._list.setProperty("look", "plain")
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setTabKeyNavigation(False)
        self._list.itemChanged.connect(lambda _: self._ticked())
        self._accept = Button(icon="eye-off", kind="primary")
        self._accept.setObjectName("redact-found")
        self._accept.clicked.connect(lambda: self.accepted.emit(self.ticked()))
        self._state = Label(role="muted", wrap=True)
        self._state.setObjectName("redaction-state")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_2)
        column.addWidget(self._title)
        column.addWidget(self._how)
        column.addWidget(self._state)
        column.addSpacing(theme.GAP_2)
        column.addWidget(self._found_title)
        column.addWidget(self._none)
        column.addWidget(self._list)
        column.addWidget(self._accept)
        column.addStretch(1)
        self.retranslate()

    def show_marked(self, boxes: Sequence[Box]) -> None:
        """Say how much of this page is marked."""
        self._marked = len(boxes)
        self.retranslate()

    def show_found(self, found: Sequence[PersonalData] | None, *, hidden: Sequence[Box] = ()) -> None:
        """List what was found on the page and is not marked yet; None while it is being looked for."""
        self._found = None if found is None else tuple(each for each in found if not _is_hidden(each, hidden))
        self._is_all_hidden = bool(found) and not self._found
        self._list.blockSignals(True)
        self._list.clear()
        for each in self._found or ():
            item = QListWidgetItem(self._worded(each), self._list)
            item.setData(FOUND, each)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
            )
            item.setCheckState(Qt.CheckState.Checked)
        self._list.blockSignals(False)
        self._list.setFixedHeight(min(240, self._list.sizeHintForRow(0) * self._list.count() + 6))
        self.retranslate()
        self._ticked()

    def ticked(self) -> tuple[Box, ...]:
        """Return the regions of what is ticked."""
        items = [self._list.item(row) for row in range(self._list.count())]
        return tuple(item.data(FOUND).box for item in items if item.checkState() == Qt.CheckState.Checked)

    def retranslate(self) -> None:
        """Word the box."""
        self._title.setText(self.tr("脱敏"))
        self._how.setText(
            self.tr(
                "按住鼠标在页面上拖出要遮盖的区域；或用方向键移动方框，Shift + 方向键改变大小，Enter 遮盖。"
            )
        )
        self._state.setText(
            self.tr("本页已遮盖 %n 处，保存时从文件中彻底抹去；保存前可用 Ctrl+Z 撤销。", "", self._marked)
            if self._marked
            else self.tr("保存时遮盖处会从文件中彻底抹去，原文件不变。")
        )
        self._found_title.setText(self.tr("本页发现的号码"))
        self._list.setAccessibleName(self.tr("本页发现的号码"))
        self._none.setText(self._nothing_words())
        found = bool(self._found)
        self._none.setVisible(not found)
        self._list.setVisible(found)
        self._accept.setVisible(found)
        self._accept.setText(self.tr("遮盖所选"))
        for row in range(self._list.count()):
            item = self._list.item(row)
            if item.text() != (worded := self._worded(item.data(FOUND))):
                item.setText(worded)

    def _ticked(self) -> None:
        ticked = self.ticked()
        self._accept.setEnabled(bool(ticked))
        self.hinted.emit(ticked)

    def _nothing_words(self) -> str:
        if self._found is None:
            return self.tr("正在查找…")
        if self._is_all_hidden:
            return self.tr("发现的号码都已遮盖。")
        return self.tr("没有发现身份证号或手机号。扫描件中的号码请用鼠标或键盘遮盖。")

    def _worded(self, found: PersonalData) -> str:
        kinds = {PersonalKind.ID_NUMBER: self.tr("身份证号"), PersonalKind.MOBILE: self.tr("手机号")}
        return f"{kinds[found.kind]} {found.shown}"


def _is_hidden(found: PersonalData, hidden: Sequence[Box]) -> bool:
    """Whether a region that is marked already covers the middle of it."""
    x, y = found.box.x + found.box.width / 2, found.box.y + found.box.height / 2
    return any(box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height for box in hidden)
