"""The pages of an attached file, to be read without leaving 资料上传."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_client.contract.messages import MaterialFile
from desktop_client.contract.states import Material
from ui import theme, wording, words
from ui.i18n import Retranslated
from ui.page import Background
from ui.pages_view import PagesView
from ui.subsidy import subsidy_words
from ui.widgets.buttons import Button
from ui.widgets.foreground import Foreground
from ui.widgets.text import ElidedLabel

if TYPE_CHECKING:
    from desktop_client.client import Office

SIZE = (880, 640)


class PagesDialog(Retranslated, Foreground, QDialog):
    """Opened at one page of one file."""

    def __init__(
        self,
        office: Office,
        tasks: Background,
        subsidy_id: str,
        material: Material,
        *,
        page: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pages-dialog")
        self._office, self._tasks = office, tasks
        self._material, self._page = material, page
        file = office.subsidy.show(subsidy_id).material(material)
        self._title = ElidedLabel(role="heading")
        self._file = file
        self.pages = PagesView()
        self._close = Button(kind="primary")
        self._close.setObjectName("close")
        self._close.setDefault(True)
        self._close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_5, theme.GAP_4, theme.GAP_5, theme.GAP_4)
        column.setSpacing(theme.GAP_3)
        column.addWidget(self._title)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)
        self.finished.connect(self.deleteLater)
        self.retranslate()
        self.resize(*SIZE)
        self.pages.clear()
        if file is not None:
            self._fetch(subsidy_id, file)

    def retranslate(self) -> None:
        """Word the title."""
        self.setWindowTitle(words.word(self._material))
        told = f"{self._file.name} · {subsidy_words.facts(self._file)}" if self._file else ""
        self._title.setText(told)
        self._close.setText(self.tr("关闭"))

    def _fetch(self, subsidy_id: str, file: MaterialFile) -> None:
        self._tasks.general.run(
            partial(self._office.subsidy.material_bytes, subsidy_id, self._material),
            owner=self,
            done=partial(self._show, file),
            failed=lambda error: self.pages.say(wording.fault(error)),
        )

    def _show(self, file: MaterialFile, content: bytes) -> None:
        draw = self._office.documents.drawing(content)
        self.pages.show_pages(file.pages, draw, tasks=self._tasks.general)
        self.pages.turn_to(self._page)
