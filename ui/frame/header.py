"""The line over every page: where we are, what it is called; search, sync, messages, the person."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import icons, theme
from ui.i18n import Retranslated
from ui.widgets.text import ElidedLabel

SEARCH_WIDTH = 220
SEARCH_LEAST = 150


class Header(QWidget):
    """Takes its right-hand parts ready-made; knows how they stand beside each other."""

    def __init__(self, search: QWidget, *parts: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._crumbs = ElidedLabel(role="crumb")
        self._crumbs.setObjectName("breadcrumb")
        self._title = ElidedLabel(role="title")
        self._title.setObjectName("page-title")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._crumbs)
        words.addWidget(self._title)
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.GAP_5, theme.GAP_3, theme.GAP_5, theme.GAP_2)
        line.setSpacing(theme.GAP_2)
        line.addLayout(words, 1)
        line.addWidget(search)
        line.addSpacing(theme.GAP_1)
        for part in parts:
            line.addWidget(part)
        self.setFixedHeight(72)

    def show_place(self, *, breadcrumb: list[str], title: str) -> None:
        """Tell where we are."""
        self._crumbs.setText(" / ".join(breadcrumb))
        self._crumbs.setVisible(bool(breadcrumb))
        self._title.setText(title)

    def title(self) -> str:
        """Return the title shown."""
        return self._title.text()


class SearchButton(Retranslated, QPushButton):
    """Looks like a field and opens the command palette: its words and its key stand inside."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self.setObjectName("search")
        self.setProperty("look", "search")
        self.setIcon(icons.icon("search", "muted"))
        self.setIconSize(QSize(16, 16))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumWidth(SEARCH_LEAST)
        self.setMaximumWidth(SEARCH_WIDTH)
        self.clicked.connect(action.trigger)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """Take the whole width while there is room."""
        return QSize(SEARCH_WIDTH, super().sizeHint().height())

    def retranslate(self) -> None:
        """Word the button in the language of the window."""
        self.setText(self.tr("搜索或执行…   Ctrl+K"))
        self.setAccessibleName(self.tr("搜索或执行"))
