"""佐证材料 on the way in and out: attaching files, taking them away, saving a copy; what went wrong stands there."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_client.errors import AppError
from desktop_client.grading.models import EvidenceFile
from desktop_client.problems import Refused
from ui import wording
from ui.grading import exporting
from ui.grading.criterion_pane import CriterionPane
from ui.grading.draft import Draft
from ui.page import Background

if TYPE_CHECKING:
    from desktop_client.client import Office


class Attaching(QObject):
    """Does what the criterion's box of evidence asks for, with the declaration the draft is of."""

    changed = Signal()
    """What is attached is no longer what it was."""

    def __init__(
        self, office: Office, tasks: Background, draft: Draft, criterion: CriterionPane, *, page: QWidget
    ) -> None:
        super().__init__(page)
        self._office = office
        self._tasks = tasks
        self._draft = draft
        self._criterion = criterion
        self._page = page
        criterion.offered.connect(self._attach)
        criterion.opened.connect(self._open)
        criterion.removed.connect(self._detach)

    def _attach(self, code: str, files: list[Path]) -> None:
        self._criterion.evidence.show_problem("")
        for file in files:
            self._criterion.evidence.begin()
            self._tasks.general.run(
                partial(self._office.grading.attach, self._draft.declaration_id, code, file),
                owner=self,
                done=partial(self._attached, code),
                failed=self._failed,
            )

    def _attached(self, code: str, outcome: EvidenceFile | Refused) -> None:
        self._criterion.evidence.end()
        if not isinstance(outcome, Refused):
            self.changed.emit()
        elif code == self._criterion.code:
            sentences = [wording.sentence(problem) for problem in outcome.problems]
            self._criterion.evidence.show_problem("\n".join(sentences))

    def _failed(self, error: AppError) -> None:
        self._criterion.evidence.end()
        self._criterion.evidence.show_problem(wording.fault(error))

    def _detach(self, code: str, sha256: str) -> None:
        try:
            self._office.grading.detach(self._draft.declaration_id, code, sha256)
        except AppError as error:
            self._failed(error)
            return
        self.changed.emit()

    def _open(self, code: str, sha256: str) -> None:
        answer = self._draft.answer(code)
        evidence = next(each for each in answer.evidence if each.sha256 == sha256) if answer else None
        if evidence is not None:
            exporting.save_evidence(
                self._page, self._office, self._tasks, self._draft.declaration_id, evidence
            )
