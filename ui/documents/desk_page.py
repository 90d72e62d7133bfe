"""The desk as a page of the window; what becomes of the finished PDF differs, and is a page of its own each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_client.documents.models import Built
from desktop_client.errors import AppError
from desktop_client.problems import Problem
from ui import wording
from ui.documents.pdf_desk import PdfDesk
from ui.i18n import Retranslated
from ui.page import Background, Page
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_client.client import Office


class DeskPage(Retranslated, Page):
    """Holds one desk at a time. Sub-classes say which, what 保存 is called, and what it does with the result."""

    can_cancel = True

    def __init__(self, office: Office, tasks: Background, parent: QWidget | None = None) -> None:
        super().__init__(office, tasks, parent)
        self.argument = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.desk = PdfDesk(office.documents, tasks.general, can_cancel=self.can_cancel, parent=self)
        column.addWidget(self.desk)
        self.desk.built.connect(self.deliver)
        self.desk.cancelled.connect(self.go_back)
        self.desk.changed.connect(lambda _: self.saved.emit(office.clock.now()))
        self.setFocusProxy(self.desk)
        self.retranslate()

    # -- what sub-classes say --------------------------------------------------------------------------------

    def key(self) -> str:
        """Return the key of the desk that belongs to the page's argument."""
        raise NotImplementedError

    def seal_expected(self) -> bool:
        """Tell whether these pages must bear a seal."""
        return False

    def save_words(self) -> str:
        """Return what the way out is called."""
        return self.tr("保存")

    def deliver(self, built: Built) -> None:
        """Take the finished PDF where it belongs."""
        raise NotImplementedError

    def go_back(self) -> None:
        """Leave without a result."""

    # -- what the frame asks ---------------------------------------------------------------------------------

    def enter(self, argument: str) -> None:
        self.argument = argument
        self.tasks.general.run(self.office.documents.warm, owner=self)
        self.desk.open(self.key(), seal_expected=self.seal_expected())
        self.retranslate()

    def remark(self) -> str:
        return self.tr("原文件保留，不会被改动")

    def is_complete(self) -> bool:
        return self.desk.is_at_rest()

    def commands(self) -> list[QAction]:
        return self.desk.actions_now()

    def retranslate(self) -> None:
        """Word the way out and the title."""
        self.desk.set_save_words(self.save_words())
        self.renamed.emit()

    # -- help for sub-classes --------------------------------------------------------------------------------

    def refuse(self, problems: tuple[Problem, ...]) -> None:
        """Say why the finished PDF was not taken."""
        self.desk.say("\n".join(wording.sentence(problem) for problem in problems), tone=Tone.BAD)

    def fail(self, error: AppError) -> None:
        """Say what went wrong around it."""
        self.desk.say(wording.fault(error), tone=Tone.BAD)
