"""A form as rows, from its description: titles in the language now spoken, problems beside their fields."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_client.forms import kinds, model
from ui import theme, wording
from ui.fields.base import Choice, Field, Options
from ui.fields.table import FIELDS
from ui.i18n import Retranslated
from ui.widgets.rows import FormRow


class FormView(Retranslated, QWidget):
    """All fields of a form below one another; the object name of each field is its name in the form."""

    changed = Signal(str)
    """A field was changed: its name."""

    left = Signal(str)
    """The keyboard has gone on from a field: its name."""

    def __init__(self, form: model.Form, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._rows: dict[str, FormRow] = {}
        self._fields: dict[str, Field] = {}
        self._offers: dict[str, str | None] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_4)
        for each in form.fields:
            column.addWidget(self._row(each))
        self.retranslate()

    def field(self, name: str) -> Field:
        """Return one field."""
        return self._fields[name]

    def values(self) -> dict[str, str]:
        """Return what is filled in, by field name."""
        return {name: field.value() for name, field in self._fields.items()}

    def set_values(self, values: Mapping[str, str]) -> None:
        """Fill the fields named."""
        for name, value in values.items():
            self._fields[name].set_value(value)

    def show_problem(self, name: str, text: str | None, severity: str = "error") -> None:
        """Complain below one field, or stop complaining with ``None``."""
        self._fields[name].show_problem(text, severity)
        self._rows[name].show_problem(text, severity)

    def offer(self, name: str, value: str | None, words: str = "") -> None:
        """Offer to put another value into a field by one click, in these words, or stop offering."""
        self._offers[name] = value
        self._rows[name].offer(words if value is not None else "")

    def offer_button(self, name: str) -> QWidget:
        """Return the button that takes the offer of a field."""
        return self._rows[name].offer_button

    def problem(self, name: str) -> str:
        """Return the complaint shown below one field, or nothing."""
        return self._rows[name].problem()

    def show_problems(self, problems: Mapping[str, tuple[str, str]]) -> None:
        """Show exactly these (sentence and severity by field name) and lead to the first."""
        for name in self._rows:
            text, severity = problems.get(name, (None, "error"))
            self.show_problem(name, text, severity)
        first = next((name for name in self._rows if name in problems), None)
        if first is not None:
            self._fields[first].setFocus()

    def retranslate(self) -> None:
        """Word every row."""
        for each in self._form.fields:
            row = self._rows[each.name]
            title = wording.chosen(each.title, each.title_en)
            row.set_label("" if each.kind == "commitment" else title)  # its card holds the whole sentence
            row.set_hint(wording.chosen(each.hint, each.hint_en))
            self._fields[each.name].set_options(_options(each))

    def _row(self, each: model.Field) -> FormRow:
        field = FIELDS[each.kind](_options(each))
        field.setObjectName(each.name)
        field.changed.connect(lambda name=each.name: self.changed.emit(name))
        row = FormRow(field, optional=not each.required)
        row.offer_taken.connect(lambda name=each.name: self._take_offer(name))
        for control in field.controls():
            control.installEventFilter(self)
            control.setProperty("field-name", each.name)
        self._fields[each.name] = field
        self._rows[each.name] = row
        return row

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell which field the keyboard has left."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit(str(watched.property("field-name")))
        return super().eventFilter(watched, event)

    def _take_offer(self, name: str) -> None:
        value = self._offers.pop(name, None)
        if value is not None:
            self._fields[name].set_value(value)
            self._fields[name].setFocus()


def _options(each: model.Field) -> Options:
    choices = tuple(
        Choice(choice.code, wording.chosen(choice.title, choice.title_en)) for choice in each.choices
    )
    text = wording.chosen(each.title, each.title_en)
    longest = each.max_length or kinds.KINDS[each.kind].max_length
    return Options(
        choices=choices, unit=wording.chosen(each.unit, each.unit_en), max_length=longest, text=text
    )
