"""上传申报表 or 上传其他材料: the file that is attached, how to attach another, and what the reviewer said of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_client.contract.messages import MaterialFile
from ui import theme
from ui.i18n import Retranslated
from ui.subsidy import subsidy_words
from ui.widgets.busy import BusyBar
from ui.widgets.buttons import Button
from ui.widgets.file_dialog import FileDialog
from ui.widgets.files import FileChip
from ui.widgets.flow import FlowLayout
from ui.widgets.jump_list import JumpList, Line
from ui.widgets.text import Label

TYPES = "(*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.PDF *.JPG *.JPEG *.PNG *.TIF *.TIFF)"


class MaterialBox(Retranslated, QWidget):
    """Knows no service: what is chosen, opened or removed is told by signals."""

    offered = Signal(list)
    """Files were chosen or dropped."""

    desk_wanted = Signal()
    opened = Signal(int)
    """The attached file is to be looked at, from this page on (1 is the first)."""

    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: MaterialFile | None = None
        self._chip: FileChip | None = None
        self._is_open = True
        self.setAcceptDrops(True)
        self._choose, self._desk = Button(icon="paperclip"), Button(icon="files")
        self._choose.setObjectName("choose-file")
        self._desk.setObjectName("open-desk")
        self._choose.clicked.connect(self._ask)
        self._desk.clicked.connect(self.desk_wanted)
        self._or_drop = Label(role="muted")
        self._row = QWidget()
        self._flow = FlowLayout(self._row)
        self._or_drop.setMinimumHeight(self._choose.sizeHint().height())
        for widget in (self._choose, self._desk, self._or_drop):
            self._flow.addWidget(widget)
        self._busy = BusyBar()
        self._findings = JumpList()
        self._findings.setObjectName("material-findings")
        self._findings.chosen.connect(lambda key: self.opened.emit(max(1, int(key.partition("/")[2]))))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_1)
        column.addWidget(self._row)
        column.addWidget(self._busy)
        column.addWidget(self._findings)
        self.setFocusProxy(self._choose)
        self.retranslate()

    def show_material(self, file: MaterialFile | None, findings: list[Line], *, is_open: bool) -> None:
        """Show what is attached and what was said of it; ``is_open``: it may be changed now."""
        self._is_open = is_open
        if file != self._file:
            self._file = file
            self._show_chip()
        self._findings.show_lines(findings)
        self._findings.setVisible(bool(findings))
        self.retranslate()

    def set_purpose(self, words: str) -> None:
        """Say what the desk is opened for: a dialog has two such boxes."""
        self._desk.setAccessibleDescription(words)

    def begin(self, text: str, *, cancel: Callable[[], object] | None = None) -> None:
        """Say what is being waited for."""
        self._busy.begin(text, cancel=cancel, cancel_after=1_000)
        self._enable(usable=False)

    def progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._busy.progress(done, total)

    def end(self) -> None:
        """Stop waiting."""
        self._busy.end()
        self._enable(usable=True)

    def retranslate(self) -> None:
        """Word the buttons."""
        self._choose.setText(self.tr("选择文件"))
        self._desk.setText(self.tr("材料工坊"))
        self._desk.setToolTip(self.tr("把多个文件、照片或扫描件合成一个 20 MB 以内的 PDF"))
        self._or_drop.setText(self.tr("或拖到这里"))
        self._or_drop.setVisible(self._file is None and self._is_open)
        self._findings.setAccessibleName(self.tr("退回理由"))
        self._enable(usable=True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take local files."""
        if self._is_open and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        event.acceptProposedAction()
        self.offered.emit([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _enable(self, *, usable: bool) -> None:
        for button in (self._choose, self._desk):
            button.setEnabled(usable and self._is_open)

    def _ask(self) -> None:
        kinds = self.tr("PDF 和图片 {types}").format(types=TYPES)
        dialog = FileDialog(self, self.tr("选择文件"), f"{kinds};;{self.tr('所有文件 (*)')}")
        dialog.filesSelected.connect(lambda names: self.offered.emit([Path(name) for name in names]))
        dialog.open()

    def _show_chip(self) -> None:
        if self._chip is not None:
            self._flow.removeWidget(self._chip)
            self._chip.hide()
            self._chip.deleteLater()
            self._chip = None
        if self._file is not None:
            chip = FileChip(self._file.name, detail=subsidy_words.facts(self._file), removable=self._is_open)
            chip.opened.connect(lambda: self.opened.emit(1))
            chip.removed.connect(self._remove)
            self._flow.insert_widget(0, chip)
            self._chip = chip

    def _remove(self) -> None:
        self._choose.setFocus()
        self.removed.emit()
