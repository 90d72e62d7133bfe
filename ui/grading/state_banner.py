"""Above 填写: why nothing can be changed now, or that there are two versions, and the way on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_client.contract.states import Sending
from desktop_client.grading.models import DeclarationView
from ui import words
from ui.grading import conflict_dialog
from ui.grading.conflict_dialog import Choice, ConflictDialog
from ui.looks import ON_ITS_WAY
from ui.widgets.frames import Banner
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_client.client import Office


class StateBanner(Banner):
    """Hidden as long as the declaration is simply being filled."""

    wanted = Signal(str, str)
    """Another place is to be shown: as ``Page.go``."""

    resolved = Signal()
    """One of two versions was chosen."""

    def __init__(self, office: Office, *, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("state-banner")
        self._office = office
        self._page = page
        self._declaration_id = ""
        self.acted.connect(self._act)

    def show_state(self, view: DeclarationView, *, editable: bool) -> None:
        """Say what the state of this declaration means for filling it, if anything."""
        self._declaration_id = view.row.id
        if view.row.sending is Sending.CONFLICT:
            self.show_message(
                self.tr("有 {count} 项不同，两个版本都保留着。").format(
                    count=conflict_dialog.differences(view)
                ),
                tone=Tone.WARN,
                title=self.tr("这条申报在别处也改过"),
                action=self.tr("比较两个版本"),
            )
        elif not editable:
            self.show_message(
                self.tr("现在是“{state}”，内容只能查看。").format(
                    state=words.word(view.row.sending if view.row.sending in ON_ITS_WAY else view.row.state)
                ),
                tone=Tone.INFO,
                action=self.tr("查看详情"),
            )
        else:
            self.clear()

    def _act(self) -> None:
        view = self._office.grading.show(self._declaration_id)
        if view.row.sending is not Sending.CONFLICT:
            self.wanted.emit("declaration", view.row.id)
            return
        dialog = ConflictDialog(view, parent=self._page)
        dialog.accepted.connect(lambda: self._resolve(view.row.id, dialog.choice))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _resolve(self, declaration_id: str, choice: Choice) -> None:
        self._office.grading.resolve_conflict(declaration_id, keep=choice)
        self.resolved.emit()
