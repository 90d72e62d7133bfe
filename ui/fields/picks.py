"""Fields that are ticked: one of several, several, yes or no, a commitment."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QComboBox, QRadioButton, QWidget

from ui import theme
from ui.fields.base import Choice, Field
from ui.widgets.flow import FlowLayout
from ui.widgets.options import CheckCard

YES, NO = "yes", "no"
SEPARATOR = ","


class ChoiceField(Field):
    """One of several, in a list that opens; nothing is chosen until somebody chooses."""

    def build(self) -> None:
        """Make the widgets."""
        self.box = QComboBox()
        self.box.setMaxVisibleItems(12)
        # A wheel that scrolls the page must not change the answer under the pointer.
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.installEventFilter(self)
        self.column.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.currentIndexChanged.connect(self.changed)

    def value(self) -> str:
        """Return the code of the choice."""
        return str(self.box.currentData() or "")

    def set_value(self, value: str) -> None:
        """Choose by code; an unknown one chooses nothing."""
        self.box.setCurrentIndex(self.box.findData(value))

    def retranslate(self) -> None:
        """Fill the list with the titles of the form."""
        chosen = self.value()
        self.box.blockSignals(True)
        self.box.clear()
        for choice in self.options.choices:
            self.box.addItem(choice.title, choice.code)
        self.box.setPlaceholderText(self.tr("请选择"))
        self.box.setCurrentIndex(self.box.findData(chosen))
        self.box.blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to the page unless the list has the keyboard."""
        if event.type() == QEvent.Type.Wheel and not self.box.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class _TickField(Field):
    """Buttons made from choices, in lines that break."""

    button: type[QAbstractButton] = QCheckBox

    def build(self) -> None:
        """Make the widgets."""
        self._box = QWidget()
        self._flow = FlowLayout(self._box, gap=theme.GAP_3)
        self._group = QButtonGroup(self)
        self._group.setExclusive(self.button is QRadioButton)
        self._group.buttonToggled.connect(self._toggled)
        self._buttons: dict[str, QAbstractButton] = {}
        self.column.addWidget(self._box)

    def value(self) -> str:
        """Return the codes of what is ticked, in the order of the form."""
        return SEPARATOR.join(code for code, button in self._buttons.items() if button.isChecked())

    def set_value(self, value: str) -> None:
        """Tick these codes and no others."""
        wanted = set(value.split(SEPARATOR))
        exclusive = self._group.exclusive()
        self._group.setExclusive(False)
        for code, button in self._buttons.items():
            button.setChecked(code in wanted)
        self._group.setExclusive(exclusive)

    def controls(self) -> list[QWidget]:
        """Return all buttons."""
        return list(self._buttons.values())

    def retranslate(self) -> None:
        """Make or word the buttons."""
        for choice in self.choices():
            if choice.code not in self._buttons:
                self._add(choice.code)
            self._buttons[choice.code].setText(choice.title.replace("&", "&&"))

    def choices(self) -> tuple[Choice, ...]:
        """Return what can be ticked."""
        return self.options.choices

    def _add(self, code: str) -> None:
        button = self.button()
        button.setObjectName(code)
        self._buttons[code] = button
        self._group.addButton(button)
        self._flow.addWidget(button)
        if self.focusProxy() is None:
            self.setFocusProxy(button)

    def _toggled(self, _button: QAbstractButton, checked: bool) -> None:
        # Of two radio buttons one goes off before the other goes on: tell once.
        if checked or not self._group.exclusive():
            self.changed.emit()


class ChoicesField(_TickField):
    """Several of several; the value is their codes with commas between."""

    button = QCheckBox


class YesNoField(_TickField):
    """是 or 否, neither at first."""

    button = QRadioButton

    def choices(self) -> tuple[Choice, ...]:
        """Return yes and no."""
        return (Choice(YES, self.tr("是")), Choice(NO, self.tr("否")))


class CommitmentField(Field):
    """A whole sentence to agree to, as a card that cannot be overlooked."""

    def build(self) -> None:
        """Make the widgets."""
        self.card = CheckCard("")
        self.card.toggled.connect(self.changed)
        self.column.addWidget(self.card)
        self.setFocusProxy(self.card)

    def value(self) -> str:
        """Return ``yes`` when agreed, nothing otherwise."""
        return YES if self.card.isChecked() else ""

    def set_value(self, value: str) -> None:
        """Tick or clear the card."""
        self.card.setChecked(value == YES)

    def retranslate(self) -> None:
        """Show the sentence."""
        self.card.set_texts(self.options.text)
