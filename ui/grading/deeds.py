"""Carrying out the actions of ``row_actions``: asking first where needed, saying in place what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_client.contract.states import Kind
from desktop_client.errors import AppError
from desktop_client.grading.models import DeclarationView, Row
from desktop_client.problems import Done, Refused
from ui import wording
from ui.grading import exporting, keeping, row_actions
from ui.grading.submitting import Submitting
from ui.page import Background
from ui.widgets.dialogs import ConfirmDialog
from ui.widgets.frames import Banner
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_client.client import Office


class Deeds(QObject):
    """What can be done with a declaration, whatever page it is done from."""

    wanted = Signal(str, str)
    """Another place is to be shown: as ``Page.go``."""

    happened = Signal(str)
    """Something was done, or refused: the declaration's id."""

    def __init__(self, office: Office, tasks: Background, banner: Banner, *, page: QWidget) -> None:
        super().__init__(page)
        self._office = office
        self._tasks = tasks
        self._page = page
        self.submitting = Submitting(office, tasks, banner, page=page)
        self.submitting.jump.connect(self.open_at)
        self.submitting.export.connect(self.export)
        self.submitting.finished.connect(self.happened)

    def do(self, key: str, view: DeclarationView) -> None:
        """Carry out one action, if the state tables let the person do it now."""
        if not row_actions.find(key).is_open(view):
            return
        declaration_id = view.row.id
        match key:
            case "fill":
                self._fill(view)
            case "submit":
                self.submitting.start(declaration_id)
            case "view":
                self.wanted.emit("declaration", declaration_id)
            case "export":
                self.export(declaration_id)
            case "revise":
                again = partial(self._office.grading.revise, declaration_id)
                self._run(view.row, again, then=lambda: self.open_at(declaration_id, ""))
            case _:
                self._ask_first(view.row, key)

    def open_at(self, declaration_id: str, indicator: str) -> None:
        """Go to where a declaration is filled, at one indicator."""
        view = self._office.grading.show(declaration_id)
        if view.row.kind is Kind.KEEP:
            self._fill(view)
        else:
            self.wanted.emit("indicators", f"{declaration_id}#{indicator}" if indicator else declaration_id)

    def export(self, declaration_id: str) -> None:
        """Save the receipt as PDF and say where it is."""
        exporting.export_receipt(self._page, self._office, self._tasks, declaration_id, done=self._exported)

    def say(self, text: str, *, tone: Tone = Tone.WARN) -> None:
        """Say something in the page's banner."""
        self.submitting.say(text, tone=tone)

    def _fill(self, view: DeclarationView) -> None:
        if view.row.kind is Kind.KEEP:
            keeping.fill(self._page, self._office, view, then=self.submitting.start)
        else:
            self.wanted.emit("indicators", view.row.id)

    def _ask_first(self, row: Row, key: str) -> None:
        heading, sentence, confirm = self._question(row, key)
        steps = {
            "withdraw": self._office.grading.withdraw,
            "abandon": self._office.grading.abandon,
            "delete": self._office.grading.delete,
        }
        dialog = ConfirmDialog(danger=key != "withdraw", parent=self._page)
        dialog.confirmed.connect(lambda: self._run(row, partial(steps[key], row.id)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.ask(heading=heading, sentence=sentence, confirm=confirm)

    def _question(self, row: Row, key: str) -> tuple[str, str, str]:
        if key == "delete":
            heading = self.tr("删除第 {number} 条申报？")
            sentence = self.tr("填写的内容和佐证材料会一起删除，不能恢复。")
        elif key == "withdraw":
            heading = self.tr("撤回第 {number} 条申报？")
            sentence = self.tr("撤回后可以修改，改好后需要重新上报。")
        else:
            heading = self.tr("放弃第 {number} 条申报？")
            sentence = self.tr("放弃后这条申报终止，不能再修改和上报。")
        return heading.format(number=row.number), sentence, row_actions.find(key).title()

    def _run(
        self, row: Row, step: Callable[[], Row | Done | Refused], *, then: Callable[[], None] | None = None
    ) -> None:
        """Let the service take a step, which may ask the bureau; say in place why it did not."""

        def finished(outcome: Row | Done | Refused) -> None:
            self.happened.emit(row.id)
            if isinstance(outcome, Refused):
                self.say("\n".join(wording.sentence(problem) for problem in outcome.problems))
            elif then is not None:
                then()

        def failed(error: AppError) -> None:
            self.say(wording.fault(error))

        self._tasks.general.run(step, owner=self, done=finished, failed=failed)

    def _exported(self, where: str) -> None:
        self.submitting.say(
            where,
            tone=Tone.GOOD,
            title=self.tr("PDF 已保存"),
            action=self.tr("打开"),
            then=lambda: exporting.open_file(where),
        )
