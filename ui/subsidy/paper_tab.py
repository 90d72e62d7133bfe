"""申报表 or 申报材料 of the details: the pages of the attached file, fetched when they are looked at."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_client import paths
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import MaterialFile
from desktop_client.contract.states import Material
from desktop_client.errors import AppError
from desktop_client.subsidy.models import SubsidyView
from ui import failures, theme, wording
from ui.i18n import Retranslated
from ui.page import Background
from ui.pages_view import PagesView
from ui.subsidy import subsidy_words
from ui.widgets.buttons import Button
from ui.widgets.file_dialog import FileDialog
from ui.widgets.text import ElidedLabel

if TYPE_CHECKING:
    from desktop_client.client import Office


class PaperTab(Retranslated, QWidget):
    """Shows one of the two files of one application."""

    def __init__(
        self, office: Office, tasks: Background, material: Material, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._office, self._tasks, self._material = office, tasks, material
        self._view: SubsidyView | None = None
        self._shown = ""
        self._page = 1
        self._facts = ElidedLabel(role="muted")
        self._save = Button(icon="download")
        self._save.setObjectName(f"save-{material}")
        self._save.clicked.connect(self.save_copy)
        self.pages = PagesView()
        line = QHBoxLayout()
        line.setSpacing(theme.GAP_2)
        line.addWidget(self._facts)
        line.addStretch(1)
        line.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_3, theme.GAP_3, theme.GAP_3, theme.GAP_3)
        column.setSpacing(theme.GAP_2)
        column.addLayout(line)
        column.addWidget(self.pages, 1)
        self.retranslate()

    def show_subsidy(self, view: SubsidyView) -> None:
        """Show this application's file; its pages are drawn once they are looked at."""
        file = view.material(self._material)
        if self._view is None or file != self._file() or view.row.id != self._view.row.id:
            self._shown, self._page = "", 1
            self.pages.clear()
        self._view = view
        self.retranslate()

    def look(self, page: int = 0) -> None:
        """Have the pages here, at one of them (0: where it was left)."""
        self._page = page or self._page
        file = self._file()
        if self._view is None or file is None:
            self.pages.say(self._nothing())
        elif self._shown == file.sha256:
            if page:
                self.pages.turn_to(page)
        else:
            self._shown = file.sha256
            self._fetch(self._view.row.id, file)

    def save_copy(self) -> None:
        """Ask where to, and save the file as it is attached."""
        file, view = self._file(), self._view
        if file is None or view is None:
            return
        dialog = FileDialog(
            self, self.tr("另存副本"), self.tr("PDF 文件 (*.pdf)"), save_as=wording.file_name(file.name)
        )
        dialog.fileSelected.connect(partial(self._copy, view.row.id))
        dialog.open()

    def retranslate(self) -> None:
        """Word file and button."""
        file = self._file()
        told = f"{file.name} · {subsidy_words.facts(file)}" if file else ""
        version = self._view.form.version if self._view else ""
        if file and version and self._material is Material.APPLICATION_FORM:
            told = self.tr("{file} · 申报表版本 {version}").format(file=told, version=version)
        self._facts.setText(told)
        self._save.setText(self.tr("另存副本"))
        self._save.setVisible(file is not None)

    def _file(self) -> MaterialFile | None:
        return self._view.material(self._material) if self._view else None

    def _nothing(self) -> str:
        texts = {
            Material.APPLICATION_FORM: self.tr("还没有上传申报表。"),
            Material.OTHER_MATERIAL: self.tr("没有上传其他材料。"),
        }
        return texts[self._material]

    def _fetch(self, subsidy_id: str, file: MaterialFile) -> None:
        self._tasks.general.run(
            partial(self._office.subsidy.material_bytes, subsidy_id, self._material),
            owner=self,
            done=partial(self._show_pages, file),
            failed=self._failed,
        )

    def _show_pages(self, file: MaterialFile, content: bytes) -> None:
        if file.sha256 != self._shown:
            return  # another application is looked at meanwhile
        draw = self._office.documents.drawing(content)
        self.pages.show_pages(file.pages, draw, tasks=self._tasks.general)
        self.pages.turn_to(self._page)

    def _failed(self, error: AppError) -> None:
        self._shown = ""
        self.pages.say(wording.fault(error))

    def _copy(self, subsidy_id: str, path: str) -> None:
        def write() -> None:
            content = self._office.subsidy.material_bytes(subsidy_id, self._material)
            try:
                paths.write_whole(Path(path), content)
            except OSError as error:
                raise AppError(Code.FILE_NOT_SAVED, name=path) from error

        self._tasks.general.run(write, owner=self, failed=lambda error: failures.show_failure(self, error))
