"""What every page of the main window is, and what it is given: the office, the workers, the news."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.events import News
from ui.tasks import Tasks

if TYPE_CHECKING:
    from desktop_client.client import Office


@dataclass(frozen=True, slots=True)
class Background:
    """What goes on behind the window: two sets of workers, and the news that everybody may hear.

    ``general`` has several threads; ``sending`` has one, so that order is kept and nothing is sent twice at once.
    """

    general: Tasks
    sending: Tasks
    news: News


class Page(QWidget):
    """One page. It knows its services and its widgets, tells the outside by signals, and never asks its parent.

    A page is made once, when it is first shown, and kept. Language and theme change while it is open: word the
    widgets in ``retranslate`` (see ``ui.i18n.Retranslated``), draw colours from ``ui.theme`` when painting.
    The frame stands around it with the margins, the breadcrumb and the title: a page has none of its own.
    """

    go = Signal(str, str)
    """Ask for another place: its key in ``ui.places``, and what to show there (a declaration's id, or nothing)."""

    saved = Signal(object)
    """Something is on disk now: the ``datetime`` for 已保存 HH:MM:SS in the status line."""

    renamed = Signal()
    """``title``, ``breadcrumb`` or ``remark`` read differently now."""

    def __init__(self, office: Office, tasks: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.tasks = tasks

    def title(self) -> str:
        """What stands in large letters over the page."""
        raise NotImplementedError

    def breadcrumb(self) -> list[str]:
        """Where the page stands, above its title, without the title itself; empty for a page of the first level."""
        return []

    def remark(self) -> str:
        """One quiet sentence at the right end of the status line."""
        return ""

    def enter(self, argument: str) -> None:
        """Come into view, to show ``argument``; called on every visit, before the page is visible."""

    def leave(self) -> None:
        """Go out of view: finish what is half entered (everything else is saved already)."""

    def refresh(self) -> None:
        """Show everything anew from the store."""

    def is_complete(self) -> bool:
        """Tell whether all that it shows is there; a long page may add what is out of sight a moment later."""
        return True

    def commands(self) -> list[QAction]:
        """What can be done on this page now; offered by the command palette as well."""
        return []
