"""材料工坊 by itself: a pile of files in, one PDF out, saved where the person wants it."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop_client.contract.codes import Code
from desktop_client.documents.models import Built
from desktop_client.errors import AppError
from ui import wording
from ui.documents.desk_page import DeskPage
from ui.documents.naming import pdf_name
from ui.page import Background
from ui.widgets.file_dialog import FileDialog
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_client.client import Office

KEY = "alone"


class AlonePage(DeskPage):
    """保存 asks where to and says where it went; the desk stays as it is for the next change."""

    can_cancel = False

    def __init__(self, office: Office, tasks: Background, parent: QWidget | None = None) -> None:
        super().__init__(office, tasks, parent)
        self._written = ""
        self.desk.banner.acted.connect(self._open_written)

    def title(self) -> str:
        return self.tr("材料工坊")

    def breadcrumb(self) -> list[str]:
        return [self.tr("政策补贴")]

    def key(self) -> str:
        return KEY

    def save_words(self) -> str:
        return self.tr("另存为 PDF")

    def refresh(self) -> None:
        """Have the desk ready before it is visited."""
        self.desk.open(KEY)

    def deliver(self, built: Built) -> None:
        """Ask where the finished PDF goes."""
        state = self.desk.session.state
        first = state.sources[0].path.stem if state is not None and state.sources else self.tr("材料")
        kinds = self.tr("PDF 文件 (*.pdf)")
        dialog = FileDialog(
            self, self.tr("另存为 PDF"), kinds, save_as=pdf_name(self.tr("{name} 合并").format(name=first))
        )
        dialog.fileSelected.connect(lambda path: self._write(built, Path(path)))
        dialog.open()

    def _write(self, built: Built, to: Path) -> None:
        self.tasks.general.run(
            partial(_copy, built.path, to),
            owner=self,
            done=lambda _: self._tell(built, to),
            failed=self.fail,
        )

    def _tell(self, built: Built, to: Path) -> None:
        self._written = str(to)
        words = self.tr("已保存：{path}（{pages} 页，{size}）")
        self.desk.say(
            words.format(path=to, pages=built.pages, size=wording.size(built.bytes)),
            tone=Tone.GOOD,
            action=self.tr("打开"),
        )

    def _open_written(self) -> None:
        if self._written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._written))


def _copy(source: Path, to: Path) -> None:
    try:
        shutil.copyfile(source, to)
    except OSError as error:
        raise AppError(Code.OUTPUT_NOT_WRITABLE, name=to.name) from error
