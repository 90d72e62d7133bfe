"""上报 from wherever it is pressed: check, commitment, sending, and what became of it in a banner on the spot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_client.contract.messages import Receipt
from desktop_client.errors import AppError
from desktop_client.grading.models import Row
from desktop_client.problems import Problem, Refused, blocking
from desktop_client.sending.models import Queued, Unknown
from ui import wording
from ui.grading.commitment_dialog import CommitmentDialog
from ui.page import Background
from ui.widgets.frames import Banner
from ui.widgets.telling import Telling
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_client.client import Office

Result = Receipt | Queued | Refused | Unknown


class Submitting(QObject):
    """One 上报 at a time for one page; a second press while the first is under way does nothing."""

    finished = Signal(str)
    """The declaration's id, once it is known what became of it."""

    jump = Signal(str, str)
    """The id and the indicator to go to, to mend what was refused."""

    export = Signal(str)
    """The id of a declaration whose receipt is to be exported."""

    def __init__(self, office: Office, tasks: Background, banner: Banner, *, page: QWidget) -> None:
        super().__init__(page)
        self._office = office
        self._tasks = tasks
        self._telling = Telling(banner, self)
        self.say = self._telling.say
        self._page = page
        self.is_busy = False

    def start(self, declaration_id: str) -> None:
        """Check, and ask for the commitment; or say in place what is still missing."""
        if self.is_busy:
            return
        row = self._office.grading.row(declaration_id)
        problems = self._office.grading.check(declaration_id)
        if must := blocking(problems):
            self._say_what_is_missing(row, must)
            return
        dialog = self._dialog(row, problems)
        dialog.accepted.connect(lambda: self._send(row, dialog.version))
        dialog.open()

    def forget(self) -> None:
        """Put away what was said about an earlier 上报."""
        self._telling.forget()

    def _dialog(self, row: Row, problems: list[Problem]) -> CommitmentDialog:
        catalogue = self._office.grading.catalogue()
        dialog = CommitmentDialog(
            catalogue.commitment,
            row=row,
            category=self._category(row, catalogue.categories),
            warnings=problems,
            practice=self._office.practice,
            parent=self._page,
        )
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    @staticmethod
    def _category(row: Row, categories: list[Any]) -> str:  # Any: contract categories
        return next(
            (wording.title(each) for each in categories if each.code == row.category), row.category_title
        )

    def _send(self, row: Row, commitment_version: str) -> None:
        self.is_busy = True
        self._telling.wait(self.tr("正在上报…"))
        self._tasks.sending.run(
            partial(self._office.grading.submit, row.id, commitment_version),
            owner=self,
            done=partial(self._sent, row),
            failed=partial(self._failed, row),
        )

    def _sent(self, row: Row, result: Result) -> None:
        self.is_busy = False
        match result:
            case Receipt():
                self._say_received(row, result)
            case Queued():
                self.say(
                    self.tr("内容已封存，连上办事机构后自动上报，只报一次。期间不能再修改。"),
                    tone=Tone.INFO,
                    title=self.tr("已保存，等待发送"),
                )
            case Unknown():
                self.say(
                    self.tr("已经发出，但没有收到回执。申报台会先向办事机构核对是否收到，不会重复上报。"),
                    tone=Tone.WARN,
                    title=self.tr("结果未知，正在核对"),
                )
            case Refused():
                self._say_refused(row, result)
        self.finished.emit(row.id)

    def _failed(self, row: Row, error: AppError) -> None:
        self.is_busy = False
        self.say(wording.fault(error), tone=Tone.BAD, title=self.tr("没有报上去"))
        self.finished.emit(row.id)

    def _say_received(self, row: Row, receipt: Receipt) -> None:
        self.say(
            self.tr("回执号 {number}，办事机构收到时间 {time}。").format(
                number=receipt.number, time=wording.exact(receipt.received_at)
            ),
            tone=Tone.GOOD,
            title=self.tr("已上报，等待审核"),
            action=self.tr("导出回执 PDF"),
            then=lambda: self.export.emit(row.id),
        )

    def _say_what_is_missing(self, row: Row, problems: list[Problem]) -> None:
        first = problems[0]
        rest = len(problems) - 1
        sentence = wording.sentence(first)
        text = self.tr("{first}（另有 {count} 处）").format(first=sentence, count=rest) if rest else sentence
        self.say(
            text,
            tone=Tone.WARN,
            title=self.tr("还不能上报"),
            action=self.tr("去填写"),
            then=lambda: self.jump.emit(row.id, first.place),
        )

    def _say_refused(self, row: Row, refused: Refused) -> None:
        first = next((problem.place for problem in refused.problems if problem.place), "")
        self.say(
            "\n".join(wording.sentence(problem) for problem in refused.problems),
            tone=Tone.BAD,
            title=self.tr("没有报上去，内容都还在"),
            action=self.tr("去修改"),
            then=lambda: self.jump.emit(row.id, first),
        )
