"""All pages at a glance: the tools above, the grid, and below how to work with it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.documents import command_buttons
from ui.documents.commands import Commands
from ui.documents.page_model import PageModel
from ui.documents.page_view import PageView
from ui.documents.thumbnails import Thumbnails
from ui.i18n import Retranslated
from ui.widgets.flow import FlowLayout
from ui.widgets.text import ElidedLabel

TOOLS = (("add", "plus"), ("rotate", "rotate-cw"), ("remove", "trash-2"), ("redact", "eye-off"))
ICON_TOOLS = (
    ("preview", "eye"),
    ("undo", "undo-2"),
    ("redo", "redo-2"),
)
ZOOM_TOOLS = (("smaller", "zoom-out"), ("larger", "zoom-in"))


class GridPane(Retranslated, QWidget):
    """Arranges; what the tools do is the desk's business."""

    def __init__(
        self, model: PageModel, thumbnails: Thumbnails, commands: Commands, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._count = 0
        self._chosen = 0
        self.view = PageView(model, thumbnails, self)
        self._hint = ElidedLabel(role="muted")
        self._tally = ElidedLabel(role="muted")
        self._tally.setObjectName("pages-tally")
        tools = FlowLayout(gap=theme.GAP_2)
        for key, icon in TOOLS:
            tools.addWidget(command_buttons.with_words(commands[key], icon))
        icons = QWidget()
        line = QHBoxLayout(icons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for key, icon in ICON_TOOLS:
            line.addWidget(command_buttons.with_icon(commands[key], icon))
        tools.addWidget(icons)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP_1)
        foot.addWidget(self._tally)
        foot.addStretch(1)
        foot.addWidget(self._hint)
        for key, icon in ZOOM_TOOLS:
            foot.addWidget(command_buttons.with_icon(commands[key], icon))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_2)
        column.addLayout(tools)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self.retranslate()

    def show_tally(self, *, count: int, chosen: int) -> None:
        """Say how many pages there are, and how many of them are chosen."""
        self._count, self._chosen = count, chosen
        self.retranslate()

    def retranslate(self) -> None:
        """Word what stands below the grid."""
        self.view.setAccessibleName(self.tr("页面"))
        self.view.setAccessibleDescription(
            self.tr("方向键选页，Alt + 方向键移动，R 旋转，Delete 移除，Enter 预览")
        )
        self._hint.setText(self.tr("拖动或 Alt + 方向键可调整顺序 · Ctrl+Z 撤销"))
        self._tally.setText(
            self.tr("共 {count} 页，已选 {chosen} 页").format(count=self._count, chosen=self._chosen)
            if self._chosen
            else self.tr("共 {count} 页").format(count=self._count)
        )
