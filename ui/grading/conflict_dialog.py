"""Two versions of one declaration side by side: mine and the one that was saved elsewhere; one of them is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from desktop_client.contract.messages import Answer
from desktop_client.contract.scheme import Criterion
from desktop_client.grading.models import DeclarationView
from ui import wording
from ui.widgets.versions_dialog import Choice, VersionsDialog

__all__ = ["Choice", "ConflictDialog", "differences", "told"]


class ConflictDialog(VersionsDialog):
    """The two versions of a declaration."""

    def __init__(self, view: DeclarationView, *, parent: QWidget | None = None) -> None:
        self._view = view
        super().__init__(parent=parent)

    def part(self) -> str:
        return self.tr("三级评价指标")

    def differences(self) -> list[tuple[str, str, str]]:
        theirs = self._view.theirs or {}
        found = []
        for criterion in self._view.scheme.criteria(self._view.row.category):
            mine, other = self._view.answers.get(criterion.code), theirs.get(criterion.code)
            if _content(mine) != _content(other):
                title = f"{criterion.code} {wording.title(criterion)}"
                found.append((title, told(criterion, mine), told(criterion, other)))
        return found


def differences(view: DeclarationView) -> int:
    """Count the indicators in which the two versions differ."""
    theirs: Mapping[str, Answer] = view.theirs or {}
    codes = set(view.answers) | set(theirs)
    return sum(_content(view.answers.get(code)) != _content(theirs.get(code)) for code in codes)


def told(criterion: Criterion, answer: Answer | None) -> str:
    """Return an answer in words: what is ticked or entered, the note, the names of the files."""
    if answer is None:
        return "—"
    lines = [wording.title(option) for option in criterion.options if option.code in answer.options]
    if answer.value is not None:
        lines.append(f"{wording.points(answer.value)} {wording.unit(criterion)}".strip())
    if answer.note:
        lines.append(answer.note)
    lines.extend(evidence.name for evidence in answer.evidence)
    return "\n".join(lines) or "—"


def _content(answer: Answer | None) -> tuple[object, ...]:
    if answer is None:
        return ((), None, "", ())
    return (
        tuple(sorted(answer.options)),
        answer.value,
        answer.note,
        tuple(sorted(e.sha256 for e in answer.evidence)),
    )
