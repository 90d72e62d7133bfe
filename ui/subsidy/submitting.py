"""提交 from wherever it is pressed: check, say what goes, send, and what became of it in a banner on the spot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_client.contract.messages import SubsidyReceipt
from desktop_client.errors import AppError
from desktop_client.problems import Problem, Refused, blocking
from desktop_client.sending.models import Queued, Unknown
from ui import wording
from ui.page import Background
from ui.subsidy.submit_dialog import SubmitDialog
from ui.widgets.frames import Banner
from ui.widgets.telling import Telling
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_client.client import Office

Result = SubsidyReceipt | Queued | Refused | Unknown


class Submitting(QObject):
    """One 提交 at a time for one page; a second press while the first is under way does nothing."""

    finished = Signal(str)
    """The application's id, once it is known what became of it."""

    upload_wanted = Signal(str)
    """The id of an application whose papers have to be mended."""

    view_wanted = Signal(str)
    """The id of an application to be looked at."""

    def __init__(self, office: Office, tasks: Background, banner: Banner, *, page: QWidget) -> None:
        super().__init__(page)
        self._office = office
        self._tasks = tasks
        self._telling = Telling(banner, self)
        self.say = self._telling.say
        self.forget = self._telling.forget
        self._page = page
        self.is_busy = False

    def start(self, subsidy_id: str) -> None:
        """Check, and say what goes; or say in place what is still missing."""
        if self.is_busy:
            return
        problems = self._office.subsidy.check(subsidy_id)
        if must := blocking(problems):
            self._say_what_is_missing(subsidy_id, must)
            return
        view = self._office.subsidy.show(subsidy_id)
        dialog = SubmitDialog(view, problems, practice=self._office.practice, parent=self._page)
        dialog.confirmed.connect(partial(self._send, subsidy_id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _send(self, subsidy_id: str) -> None:
        self.is_busy = True
        self._telling.wait(self.tr("正在提交…"))
        self._tasks.sending.run(
            partial(self._office.subsidy.submit, subsidy_id),
            owner=self,
            done=partial(self._sent, subsidy_id),
            failed=partial(self._failed, subsidy_id),
        )

    def _sent(self, subsidy_id: str, result: Result) -> None:
        self.is_busy = False
        match result:
            case SubsidyReceipt():
                self._say_received(subsidy_id, result)
            case Queued():
                self.say(
                    self.tr("内容已封存，连上办事机构后自动提交，只交一次。期间不能再修改。"),
                    tone=Tone.INFO,
                    title=self.tr("已保存，等待发送"),
                )
            case Unknown():
                self.say(
                    self.tr("已经发出，但没有收到回执。申报台会先向办事机构核对是否收到，不会重复提交。"),
                    tone=Tone.WARN,
                    title=self.tr("结果未知，正在核对"),
                )
            case Refused():
                self._say_refused(subsidy_id, result)
        self.finished.emit(subsidy_id)

    def _failed(self, subsidy_id: str, error: AppError) -> None:
        self.is_busy = False
        self.say(wording.fault(error), tone=Tone.BAD, title=self.tr("没有交上去"))
        self.finished.emit(subsidy_id)

    def _say_received(self, subsidy_id: str, receipt: SubsidyReceipt) -> None:
        self.say(
            self.tr("回执号 {number}，办事机构收到时间 {time}。").format(
                number=receipt.number, time=wording.exact(receipt.received_at)
            ),
            tone=Tone.GOOD,
            title=self.tr("已提交，等待审核"),
            action=self.tr("查看审批流程"),
            then=lambda: self.view_wanted.emit(subsidy_id),
        )

    def _say_what_is_missing(self, subsidy_id: str, problems: list[Problem]) -> None:
        first, rest = wording.sentence(problems[0]), len(problems) - 1
        text = self.tr("{first}（另有 {count} 处）").format(first=first, count=rest) if rest else first
        self.say(
            text,
            tone=Tone.WARN,
            title=self.tr("还不能提交"),
            action=self.tr("去修改"),
            then=lambda: self.upload_wanted.emit(subsidy_id),
        )

    def _say_refused(self, subsidy_id: str, refused: Refused) -> None:
        self.say(
            "\n".join(wording.sentence(problem) for problem in refused.problems),
            tone=Tone.BAD,
            title=self.tr("没有交上去，内容都还在"),
            action=self.tr("去修改"),
            then=lambda: self.upload_wanted.emit(subsidy_id),
        )
