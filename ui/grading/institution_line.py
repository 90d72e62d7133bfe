"""机构名称 and 统一信用代码 of the selected row, for windows in which the table has no room for these columns."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.i18n import Retranslated
from ui.widgets.text import ElidedLabel


class InstitutionLine(Retranslated, ElidedLabel):
    """Steps in where the columns are hidden, and is gone while they can be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(role="muted", parent=parent)
        self.setObjectName("institution")
        self._name = self._credit_code = ""
        self._stands_in = False
        self.retranslate()

    def show_institution(self, name: str, credit_code: str) -> None:
        """Name the institution of the selected row; without a row both are empty."""
        self._name, self._credit_code = name, credit_code
        self.retranslate()

    def stand_in(self, *, wanted: bool) -> None:
        """Whether the columns are hidden, so that their words are wanted here."""
        self._stands_in = wanted
        self._come_or_go()

    def retranslate(self) -> None:
        """Word the line."""
        self.setText(
            self.tr("机构名称 {name}　统一信用代码 {code}").format(name=self._name, code=self._credit_code)
        )
        self._come_or_go()

    def _come_or_go(self) -> None:
        self.setVisible(self._stands_in and bool(self._name))
