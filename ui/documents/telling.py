"""What came of what was asked: said over the desk in a sentence, never in a box of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from desktop_client.documents.models import Added
from desktop_client.errors import AppError
from desktop_client.problems import Problem
from ui import wording
from ui.documents.session import DeskSession
from ui.widgets.frames import Banner
from ui.widgets.tones import Tone


class DeskTelling(QObject):
    """Listens to the session and words what it hears into the banner."""

    def __init__(self, session: DeskSession, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._banner = banner
        session.added.connect(self._added)
        session.shrunk.connect(lambda _: banner.clear())
        session.refused.connect(self._refused)
        session.failed.connect(self._failed)

    def say(self, sentence: str, *, tone: Tone, action: str = "") -> None:
        """Say something; ``action`` names the next step."""
        self._banner.show_message(sentence, tone=tone, action=action, dismiss=self.tr("知道了"))

    def say_refused(self, refused: int, *, used: int) -> None:
        """Say that some files cannot be used, and that the others are not affected."""
        words = self.tr("有 {refused} 个文件不能使用，原因写在“来源文件”中；其余 {used} 个不受影响。")
        self.say(words.format(refused=refused, used=used), tone=Tone.WARN)

    def say_nothing_pasted(self) -> None:
        """Say why pasting did nothing."""
        self.say(self.tr("剪贴板里没有文件或图片。"), tone=Tone.INFO)

    def _added(self, added: Added) -> None:
        refused = len(added.refused)
        if refused:
            self.say_refused(refused, used=len(added.sources) - refused)
        elif not added.is_complete:
            self.say(self.tr("已取消，读完的文件留在这里。"), tone=Tone.INFO)
        elif not added.sources:
            self.say(self.tr("没有新的文件。"), tone=Tone.INFO)
        else:
            self._banner.clear()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.say("\n".join(wording.sentence(problem) for problem in problems), tone=Tone.BAD)

    def _failed(self, error: AppError) -> None:
        self.say(wording.fault(error), tone=Tone.BAD)
