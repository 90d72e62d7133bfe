"""Carrying out the actions of ``row_actions``: asking first where needed, saying in place what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_client.contract.states import Material, Sending, SubsidyEvent
from desktop_client.errors import AppError
from desktop_client.problems import Done, Refused
from desktop_client.subsidy.models import SubsidyRow
from ui import wording
from ui.page import Background
from ui.subsidy import row_actions
from ui.subsidy.projects_dialog import ProjectsDialog
from ui.subsidy.submitting import Submitting
from ui.subsidy.upload_dialog import UploadDialog
from ui.subsidy.versions import SubsidyVersionsDialog
from ui.widgets.dialogs import ConfirmDialog
from ui.widgets.frames import Banner
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_client.client import Office


class Deeds(QObject):
    """What can be done with applications, whatever page it is done from."""

    wanted = Signal(str, str)
    """Another place is to be shown: as ``Page.go``."""

    created = Signal(str)
    """An application was begun: its id."""

    happened = Signal(str)
    """Something was done, or refused: the application's id."""

    def __init__(self, office: Office, tasks: Background, banner: Banner, *, page: QWidget) -> None:
        super().__init__(page)
        self._office = office
        self._tasks = tasks
        self._page = page
        self.submitting = Submitting(office, tasks, banner, page=page)
        self.submitting.upload_wanted.connect(self.open_upload)
        self.submitting.view_wanted.connect(lambda subsidy_id: self.wanted.emit("subsidy", subsidy_id))
        self.submitting.finished.connect(self.happened)

    def do(self, key: str, subsidy_id: str) -> None:
        """Carry out one action, if the state tables let the person do it now."""
        row = self._office.subsidy.row(subsidy_id)
        if not row_actions.find(key).is_open(row):
            return
        match key:
            case "change":
                self._change(row)
            case "submit":
                self.submitting.start(subsidy_id)
            case "view":
                self.wanted.emit("subsidy", subsidy_id)
            case _:
                self._ask_first(row, key)

    def choose_project(self) -> None:
        """新增补贴申报: the projects; then the papers of the one that was ticked."""
        dialog = ProjectsDialog(self._office, self._tasks, parent=self._page)
        dialog.created.connect(self._begin)
        dialog.policy_wanted.connect(partial(self.wanted.emit, "policies"))
        dialog.open()

    def open_upload(self, subsidy_id: str, *, is_new: bool = False) -> None:
        """资料上传 of an application."""
        dialog = UploadDialog(self._office, self._tasks, subsidy_id, is_new=is_new, parent=self._page)
        dialog.desk_wanted.connect(partial(self._go_to_desk, subsidy_id))
        dialog.stored.connect(self._stored)
        dialog.finished.connect(lambda _: self.happened.emit(subsidy_id))
        dialog.open()

    def compare(self, subsidy_id: str) -> None:
        """Let one of two versions be chosen."""
        view = self._office.subsidy.show(subsidy_id)
        if view.row.sending is not Sending.CONFLICT or view.theirs is None:
            return
        dialog = SubsidyVersionsDialog(view, parent=self._page)
        dialog.accepted.connect(
            lambda: self._run(
                view.row, partial(self._office.subsidy.resolve_conflict, subsidy_id, dialog.choice)
            )
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def say(self, text: str, *, tone: Tone = Tone.WARN) -> None:
        """Say something in the page's banner."""
        self.submitting.say(text, tone=tone)

    # -- inside ------------------------------------------------------------------------------------------

    def _begin(self, subsidy_id: str) -> None:
        self.created.emit(subsidy_id)
        self.open_upload(subsidy_id, is_new=True)

    def _change(self, row: SubsidyRow) -> None:
        if SubsidyEvent.CHANGE in row.may:
            self.open_upload(row.id)
        else:
            self._run(
                row, partial(self._office.subsidy.revise, row.id), then=partial(self.open_upload, row.id)
            )

    def _go_to_desk(self, subsidy_id: str, material: Material) -> None:
        self.wanted.emit("material-desk", f"{subsidy_id}/{material}")

    def _stored(self, subsidy_id: str) -> None:
        """Offer the next step, if there is one already."""
        row = self._office.subsidy.row(subsidy_id)
        self.happened.emit(subsidy_id)
        if row_actions.find("submit").is_open(row):
            self.submitting.say(
                self.tr("材料齐备。提交前会再检查一遍。"),
                tone=Tone.GOOD,
                title=self.tr("已保存"),
                action=row_actions.find("submit").title(),
                then=lambda: self.submitting.start(subsidy_id),
            )
        else:
            self.submitting.forget()

    def _ask_first(self, row: SubsidyRow, key: str) -> None:
        steps: dict[str, Callable[[str], SubsidyRow | Done | Refused]] = {
            "withdraw": self._office.subsidy.withdraw,
            "delete": self._office.subsidy.delete,
        }
        if key == "delete":
            heading = self.tr("删除第 {number} 条申报？")
            sentence = self.tr("上传的申报表和其他材料会一起删除，不能恢复。")
        else:
            heading = self.tr("撤回第 {number} 条申报？")
            sentence = self.tr("撤回后可以修改，改好后需要重新提交。")
        dialog = ConfirmDialog(danger=key == "delete", parent=self._page)
        dialog.confirmed.connect(lambda: self._run(row, partial(steps[key], row.id)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.ask(
            heading=heading.format(number=row.number),
            sentence=sentence,
            confirm=row_actions.find(key).title(),
        )

    def _run(
        self,
        row: SubsidyRow,
        step: Callable[[], SubsidyRow | Done | Refused],
        *,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Let the service take a step, which may ask the bureau; say in place why it did not."""

        def finished(outcome: SubsidyRow | Done | Refused) -> None:
            self.happened.emit(row.id)
            if isinstance(outcome, Refused):
                self.say("\n".join(wording.sentence(problem) for problem in outcome.problems))
            elif then is not None:
                then()

        self._tasks.general.run(step, owner=self, done=finished, failed=lambda error: self._failed(error))

    def _failed(self, error: AppError) -> None:
        self.say(wording.fault(error))
