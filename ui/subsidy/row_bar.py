"""The bar under the list: what is selected, how far it is, and everything that can be done with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_client.subsidy.models import SubsidyView
from ui.i18n import Retranslated
from ui.subsidy import row_actions, stages, subsidy_words
from ui.widgets.action_bar import ActionBar


class RowBar(Retranslated, ActionBar):
    """Buttons for the selected application; ``chosen`` tells the key of the action."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(row_actions.ROW_ACTIONS, parent=parent)
        self._view: SubsidyView | None = None
        self._project = ""
        self._today = date.min
        self.retranslate()

    def show_subsidy(self, view: SubsidyView | None, *, title: str = "", today: date) -> None:
        """Show what can be done with this one, or that nothing is selected."""
        self._view, self._project, self._today = view, title, today
        self.retranslate()

    def retranslate(self) -> None:
        """Word title, buttons, stages and the sentence."""
        self.name_parts(bar=self.tr("选中的申报"), actions=self.tr("操作"))
        view = self._view
        if view is None:
            self.offer(())
            self.tell(self.tr("选中一条申报，在这里办理"))
            return
        row = view.row
        self.offer(row_actions.usable(row), primary=row_actions.primary(row))
        self.tell(
            self.tr("第 {number} 条　{year} {title}").format(
                number=row.number, year=row.year, title=self._project
            ),
            sentence=subsidy_words.what_next(view),
            steps=stages.stages(view, today=self._today),
        )
