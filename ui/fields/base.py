"""What all fields have in common, whatever they are filled with."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.i18n import Retranslated
from ui.widgets.styling import mark


class Choice(NamedTuple):
    """One thing that can be chosen: its code travels, its title is shown."""

    code: str
    title: str


class Options(NamedTuple):
    """What a form says about one field beyond its kind; each kind looks at what concerns it."""

    choices: tuple[Choice, ...] = ()
    unit: str = ""
    max_length: int | None = None
    text: str = ""
    """The whole sentence that a ``commitment`` is about."""


NO_OPTIONS = Options()


class Field(Retranslated, QWidget):
    """One field. Values are text, as typed; checking is somebody else's, the field only shows what was found."""

    changed = Signal()

    def __init__(self, options: Options = NO_OPTIONS, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options = options
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.GAP_1)
        self.build()
        self.retranslate()

    def build(self) -> None:
        """Make the widgets and put them into ``column``; words come from ``retranslate``."""
        raise NotImplementedError

    def value(self) -> str:
        """Return what is filled in, empty for nothing."""
        raise NotImplementedError

    def set_value(self, value: str) -> None:
        """Fill the field; ``changed`` is told when that makes a difference."""
        raise NotImplementedError

    def set_options(self, options: Options) -> None:
        """Take other titles, as after a change of language; what is filled in stays."""
        value = self.value()
        self.options = options
        self.retranslate()
        self.set_value(value)

    def show_problem(self, text: str | None, severity: str = "error") -> None:
        """Show that something is wrong (``error``, ``warning``, ``hint``), or that nothing is with ``None``."""
        for widget in self.controls():
            mark(widget, "problem", severity if text else "")
            widget.setAccessibleDescription(text or "")

    def controls(self) -> list[QWidget]:
        """Return the widgets a person works with, in reading order."""
        return [self.focusProxy() or self]

    def retranslate(self) -> None:
        """Word what the field says by itself; most say nothing."""
