"""A file: chosen or dropped, shown as a chip, opened with what the system opens it with."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from ui import theme
from ui.fields.base import Field
from ui.widgets.buttons import Button
from ui.widgets.files import FileChip
from ui.widgets.text import Label
from ui.widgets.tones import Tone


class FileField(Field):
    """The value is the file's path. Whether it may be used is for the check to say."""

    def build(self) -> None:
        """Make the widgets."""
        self._path = ""
        self._chip: FileChip | None = None
        self._button = Button(icon="paperclip")
        self._button.setObjectName("choose-file")
        self._button.clicked.connect(self._choose)
        self._or_drop = Label(role="muted")
        self._line = QHBoxLayout()
        self._line.setSpacing(theme.GAP_3)
        self._line.addWidget(self._button)
        self._line.addWidget(self._or_drop)
        self._line.addStretch(1)
        self.column.addLayout(self._line)
        self.setAcceptDrops(True)
        self.setFocusProxy(self._button)

    def value(self) -> str:
        """Return the path, or nothing."""
        return self._path

    def set_value(self, value: str) -> None:
        """Show another file, or none."""
        if value == self._path:
            return
        self._path = value
        self._show_chip()
        self.changed.emit()

    def show_problem(self, text: str | None, severity: str = "error") -> None:
        """Colour the chip as well."""
        super().show_problem(text, severity)
        if self._chip is not None:
            tone = {"error": Tone.BAD, "warning": Tone.WARN}.get(severity, Tone.QUIET) if text else Tone.QUIET
            self._chip.set_detail(_size(self._path), tone=tone)

    def retranslate(self) -> None:
        """Word the button."""
        self._button.setText(self.tr("更换文件") if self._path else self.tr("选择文件"))
        self._or_drop.setText(self.tr("或拖到这里"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one local file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file that was dropped."""
        self.set_value(event.mimeData().urls()[0].toLocalFile())
        event.acceptProposedAction()

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("选择文件"), str(Path(self._path).parent))
        if chosen:
            self.set_value(chosen)

    def _show_chip(self) -> None:
        if self._chip is not None:
            self._chip.deleteLater()
            self._chip = None
        if self._path:
            self._chip = FileChip(Path(self._path).name, detail=_size(self._path))
            self._chip.opened.connect(self._open)
            self._chip.removed.connect(self._remove)
            self._line.insertWidget(0, self._chip)
        self._or_drop.setVisible(not self._path)
        self.retranslate()

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._path))

    def _remove(self) -> None:
        self.set_value("")
        self._button.setFocus()


def _size(path: str) -> str:
    file = Path(path)
    if not file.is_file():
        return ""
    return QLocale.c().formattedDataSize(file.stat().st_size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
