"""The line over every page: where we are, what it is called; search, sync, messages, the person."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.i18n import Retranslated
from ui.widgets.text import ElidedLabel, paint_key

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
        for label in (self._crumbs, self._title):
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
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
        self._key = action.shortcut().toString()
        self._words = ""
        self.setObjectName("search")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumWidth(SEARCH_LEAST)
        self.setMaximumWidth(SEARCH_WIDTH)
        self.clicked.connect(action.trigger)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """Take the whole width while there is room."""
        return QSize(SEARCH_WIDTH, theme.CONTROL_HEIGHT)

    def retranslate(self) -> None:
        """Word the button in the language of the window."""
        self._words = self.tr("搜索或执行")
        self.setAccessibleName(self._words)
        self.setToolTip(self.tr("去任何地方，做任何事（{key}）").format(key=self._key))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the glass, the words and the key into the button."""
        super().paintEvent(event)
        painter = QPainter(self)
        middle = self.height() // 2
        icons.paint(painter, "search", "muted", QRect(10, middle - 8, 16, 16))
        key_width = QFontMetrics(theme.font(pixels=11)).horizontalAdvance(self._key) + 12
        paint_key(painter, QRect(self.width() - key_width - 8, middle - 10, key_width, 20), self._key)
        words = QRect(34, 0, self.width() - key_width - 46, self.height())
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.font())
        text = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
