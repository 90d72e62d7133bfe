"""中文 / English, each in its own language, so that whoever cannot read one finds the other."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ui.i18n import Language, Retranslated
from ui.widgets.buttons import Button


class LanguageSwitch(Retranslated, QWidget):
    """Two small buttons, one of them pressed."""

    chosen = Signal(object)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("language-switch")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        group = QButtonGroup(self)
        self._buttons: dict[Language, Button] = {}
        for each in Language:
            button = Button(each.own_name, kind="quiet")
            button.setObjectName(f"language-{each.value}")
            button.setCheckable(True)
            button.setAutoExclusive(True)  # one of several: assistive technology hears a radio button
            button.setChecked(each is language)
            # Toggled, not clicked: assistive technology ticks what can be ticked.
            button.toggled.connect(partial(self._toggled, each))
            group.addButton(button)
            self._buttons[each] = button
            row.addWidget(button)
        self.retranslate()

    def show_language(self, language: Language) -> None:
        """Show the language that is spoken now, whoever has chosen it."""
        for each, button in self._buttons.items():
            with QSignalBlocker(button):
                button.setChecked(each is language)

    def _toggled(self, language: Language, on: bool) -> None:
        if on:
            self.chosen.emit(language)

    def retranslate(self) -> None:
        """Name the pair in the language of the window."""
        self.setAccessibleName(self.tr("界面语言"))
