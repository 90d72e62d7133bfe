"""The ways of files to the desk that begin with a person: the dialog, a scanner's folder, the clipboard, a drop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.widgets.file_dialog import FileDialog

TYPES = "(*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.PDF *.JPG *.JPEG *.PNG *.TIF *.TIFF)"


class Picking(QObject):
    """Tells what was picked; where it goes is the desk's business."""

    picked = Signal(list)
    folder_picked = Signal(object)
    picture_pasted = Signal(bytes)
    another_picked = Signal(str, object)
    """For which source, and the file to take it from."""

    nothing_there = Signal()
    """The clipboard holds no file and no picture."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page

    def ask_for_files(self) -> None:
        """Open the system's dialog for files."""
        kinds = self.tr("PDF 和图片 {types}").format(types=TYPES)
        dialog = FileDialog(self._page, self.tr("添加文件"), f"{kinds};;{self.tr('所有文件 (*)')}")
        dialog.filesSelected.connect(lambda names: self.picked.emit([Path(name) for name in names]))
        dialog.open()

    def ask_for_folder(self) -> None:
        """Ask where the scanner leaves its files."""
        dialog = FileDialog(self._page, self.tr("选择扫描仪存放文件的文件夹"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.folder_picked.emit(Path(name)))
        dialog.open()

    def ask_for_another(self, source_id: str) -> None:
        """Ask for the file a source shall be taken from."""
        kinds = self.tr("PDF 和图片 {types}").format(types=TYPES)
        dialog = FileDialog(self._page, self.tr("重新选择文件"), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.another_picked.emit(source_id, Path(name)))
        dialog.open()

    def paste(self) -> None:
        """Take files from the clipboard, else the picture that is on it."""
        data = QGuiApplication.clipboard().mimeData()
        if files := local_files(data):
            self.picked.emit(files)
        elif data.hasImage() and not (image := QImage(data.imageData())).isNull():
            self.picture_pasted.emit(_as_png(image))
        else:
            self.nothing_there.emit()


def local_files(data: QMimeData) -> list[Path]:
    """Return the files of this computer among what was dropped or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _as_png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows file names only
    return bytes(content.data())
