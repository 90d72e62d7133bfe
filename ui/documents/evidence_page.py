"""The desk of one indicator's 佐证材料: the finished PDF is attached where the person came from."""

from __future__ import annotations

from functools import partial

from desktop_client.documents.models import Built
from desktop_client.grading.models import EvidenceFile
from desktop_client.grading.service import GradingService
from desktop_client.problems import Refused
from ui import wording
from ui.documents import naming
from ui.documents.desk_page import DeskPage


class EvidencePage(DeskPage):
    """Entered with ``DECLARATION/INDICATOR``. Saving again replaces what was saved before from here."""

    def title(self) -> str:
        if not self.argument:
            return self.tr("佐证材料")
        declaration, code = self._place()
        scheme = self.office.grading.show(declaration).scheme
        criterion = next(each for each in scheme.criteria() if each.code == code)
        return self.tr("佐证材料 · {code} {title}").format(code=code, title=wording.title(criterion))

    def breadcrumb(self) -> list[str]:
        if not self.argument:
            return []
        number = self.office.grading.row(self._place()[0]).number
        third = self.tr("第 {number} 条").format(number=number)
        return [self.tr("分类分级管理"), self.tr("申请列表"), third, self.tr("填写")]

    def key(self) -> str:
        return f"evidence/{self.argument}"

    def deliver(self, built: Built) -> None:
        """Attach the finished PDF; the desk stays as it is."""
        declaration, code = self._place()
        name = self.tr("佐证材料 {code}").format(code=code)
        self.tasks.general.run(
            partial(_attach, self.office.grading, declaration, code, built, name),
            owner=self,
            done=self._attached,
            failed=self.fail,
        )

    def go_back(self) -> None:
        """Back to the indicator."""
        declaration, code = self._place()
        self.go.emit("indicators", f"{declaration}#{code}")

    def _attached(self, outcome: EvidenceFile | Refused) -> None:
        if isinstance(outcome, Refused):
            self.refuse(outcome.problems)
        else:
            self.go_back()

    def _place(self) -> tuple[str, str]:
        declaration, _, code = self.argument.partition("/")
        return declaration, code


def _attach(
    grading: GradingService, declaration: str, code: str, built: Built, words: str
) -> EvidenceFile | Refused:
    """Attach under a name of its own; an earlier result under that name goes when the new one is there."""
    file = naming.named_copy(built, words)
    try:
        answer = grading.show(declaration).answers.get(code)
        earlier = [each.sha256 for each in answer.evidence if each.name == file.name] if answer else []
        outcome = grading.attach(declaration, code, file)
    finally:
        file.unlink(missing_ok=True)
    if not isinstance(outcome, Refused):
        for sha256 in earlier:
            if sha256 != outcome.evidence.sha256:
                grading.detach(declaration, code, sha256)
    return outcome
