"""Asking for files: the system's dialog where it has one, Qt's own elsewhere."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.widgets.foreground import Foreground


class FileDialog(Foreground, QFileDialog):
    """Opened with ``open()``. With ``save_as`` it asks for one place to write to, else for files to read."""

    def __init__(self, parent: QWidget, title: str, kinds: str = "", *, save_as: str = "") -> None:
        super().__init__(parent, title, "", kinds)
        # Qt's Chinese lacks these two.
        self.setLabelText(QFileDialog.DialogLabel.LookIn, self.tr("查找范围："))
        self.setLabelText(QFileDialog.DialogLabel.FileType, self.tr("文件类型："))
        self.finished.connect(self.deleteLater)
        if save_as:
            self.setObjectName("save-as")
            self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            self.setFileMode(QFileDialog.FileMode.AnyFile)
            self.selectFile(save_as)
        else:
            self.setObjectName("open-files")
            self.setFileMode(QFileDialog.FileMode.ExistingFiles)
