"""The two versions of an application that was changed here and elsewhere."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_client.contract.messages import MaterialFile, SubsidyDraft
from desktop_client.contract.states import Material
from desktop_client.subsidy.models import SubsidyView
from ui import words
from ui.subsidy import subsidy_words
from ui.widgets.versions_dialog import VersionsDialog


class SubsidyVersionsDialog(VersionsDialog):
    """Shows what differs; one of the two is chosen."""

    def __init__(self, view: SubsidyView, *, parent: QWidget | None = None) -> None:
        self._ours = view.draft
        self._others = view.theirs or view.draft
        super().__init__(parent=parent)

    def part(self) -> str:
        return self.tr("申报内容")

    def differences(self) -> list[tuple[str, str, str]]:
        pairs = zip(self._told(self._ours), self._told(self._others), strict=True)
        return [(title, mine, theirs) for (title, mine), (_, theirs) in pairs if mine != theirs]

    def _told(self, draft: SubsidyDraft) -> list[tuple[str, str]]:
        return [
            (self.tr("申报年度"), str(draft.year)),
            (words.word(Material.APPLICATION_FORM), _file(draft.application_form)),
            (words.word(Material.OTHER_MATERIAL), _file(draft.other_material)),
            (self.tr("申报表版本"), draft.form_version or "—"),
            (self.tr("补充说明"), draft.note or "—"),
        ]


def _file(file: MaterialFile | None) -> str:
    """The hash tells apart what has one name and one size."""
    return f"{file.name}\n{subsidy_words.facts(file)}\nSHA-256 {file.sha256[:12]}…" if file else "—"
