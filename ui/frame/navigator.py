"""Shows one page at a time, makes each before or when it is first visited, and remembers the way back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import places
from ui.page import Background, Page

if TYPE_CHECKING:
    from desktop_client.client import Office

LONGEST_WAY_BACK = 50
IDLE_MILLISECONDS = 60


class Navigator(QStackedWidget):
    """Pages ask for other pages by signal; nobody but this object knows them all."""

    arrived = Signal(str)
    """The key of the place that is shown now."""

    renamed = Signal()
    saved = Signal(object)

    def __init__(self, office: Office, tasks: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self._office = office
        self._tasks = tasks
        self._pages: dict[str, Page] = {}
        self._way: list[tuple[str, str]] = []
        self._ahead: deque[Callable[[], object]] = deque()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MILLISECONDS)
        self._idle.timeout.connect(self._step_ahead)
        self.addWidget(QWidget())  # a page that is made but not entered is not shown

    def prepare(self, keys: Iterable[str]) -> None:
        """Make and fill pages ahead, in small steps with a pause between: the first visit then only shows them."""
        for key in keys:
            self._ahead += (partial(self.make, key), partial(self.fill, key))
        self._idle.start()

    def is_preparing(self) -> bool:
        """Tell whether pages are still being made ahead."""
        return bool(self._ahead)

    def go(self, key: str, argument: str = "") -> None:
        """Show a place, and in it what the argument names."""
        if (old := self.page()) is not None:
            old.leave()
        page = self.make(key)
        self._way.append((key, argument))
        del self._way[:-LONGEST_WAY_BACK]
        page.enter(argument)
        self.setCurrentWidget(page)
        if not page.isAncestorOf(self.window().focusWidget() or self):
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.arrived.emit(key)

    def back(self) -> None:
        """Show what was shown before."""
        if len(self._way) < 2:
            return
        self._way.pop()
        self.go(*self._way.pop())

    def page(self) -> Page | None:
        """Return the page that is shown now."""
        page = self.currentWidget()
        return page if isinstance(page, Page) else None

    def made(self, key: str) -> Page | None:
        """Return the page of a place, if it was ever visited."""
        return self._pages.get(key)

    def make(self, key: str) -> Page:
        """Return the page of a place, made now if it never was."""
        if key in self._pages:
            return self._pages[key]
        page = places.find(key).make(self._office, self._tasks, self)
        page.setObjectName(page.objectName() or f"page-{key}")
        page.go.connect(self.go)
        page.saved.connect(self.saved)
        page.renamed.connect(lambda: self.renamed.emit() if page is self.page() else None)
        self._pages[key] = page
        self.addWidget(page)
        return page

    def fill(self, key: str) -> None:
        """Let a page read what it shows ahead of its first visit."""
        if all(key != visited for visited, _ in self._way):
            self._pages[key].refresh()

    def _step_ahead(self) -> None:
        if self._ahead:
            self._ahead.popleft()()
            self._idle.start()
