"""The head of a page: where it stands, what it is called, and what can be done with all of it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.text import ElidedLabel


class PageHeader(QWidget):
    """Breadcrumb over title; widgets for the right end go into ``tools``."""

    def __init__(
        self, *, title: str = "", breadcrumb: list[str] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._crumbs = ElidedLabel(role="crumb")
        self._title = ElidedLabel(role="title")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._crumbs)
        words.addWidget(self._title)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(theme.GAP_2)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.GAP_4)
        line.addLayout(words)
        line.addStretch(1)
        line.addLayout(self.tools)
        self.set_title(title)
        self.set_breadcrumb(breadcrumb or [])

    def set_title(self, title: str) -> None:
        """Show the page's name."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_breadcrumb(self, places: list[str]) -> None:
        """Show the way to the page, outermost place first."""
        self._crumbs.setText(" / ".join(places))
        self._crumbs.setVisible(bool(places))
