"""A row of a form: label above, field, and a sentence below that helps first and complains only when it must."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.signs import Picture
from ui.widgets.styling import mark
from ui.widgets.text import Label
from ui.widgets.tones import Tone

_TONES = {"error": Tone.BAD, "warning": Tone.WARN}


class FormRow(Retranslated, QWidget):
    """Label, field, sentence. The field is named and described to assistive technology by the words around it."""

    offer_taken = Signal()
    """The correction offered below the sentence was clicked."""

    def __init__(
        self,
        field: QWidget,
        *,
        label: str = "",
        hint: str = "",
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._words = label
        self._hint = hint
        self._problem = ""
        self._severity = "error"
        self._optional = optional
        self._label = Label(wrap=True)
        self._label.setBuddy(field)
        self._icon = Picture("info", size=14)
        self._sentence = Label(role="muted", wrap=True)
        policy = self._sentence.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self._sentence.setSizePolicy(policy)
        self.offer_button = Button(kind="link", icon="check")
        self.offer_button.setObjectName("take-offer")
        self.offer_button.clicked.connect(self.offer_taken)
        self.offer_button.setVisible(False)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self._icon)
        below.addWidget(self._sentence, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._label)
        column.addWidget(field)
        column.addLayout(below)
        column.addWidget(self.offer_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()
        self._show_sentence()

    def set_label(self, label: str) -> None:
        """Word the label; it is the field's name too."""
        self._words = label
        self.retranslate()

    def set_hint(self, hint: str) -> None:
        """Set the sentence that helps while there is nothing to complain about."""
        self._hint = hint
        self._show_sentence()

    def show_problem(self, text: str | None, severity: str = "error") -> None:
        """Complain with a sentence (``error``, ``warning`` or ``hint``), or stop complaining with ``None``."""
        self._problem = text or ""
        self._severity = severity
        self._show_sentence()

    def offer(self, words: str) -> None:
        """Offer a correction that takes one click, in these words, or none."""
        self.offer_button.setText(words)
        self.offer_button.setVisible(bool(words))

    def problem(self) -> str:
        """Return the complaint now shown, or nothing."""
        return self._problem

    def retranslate(self) -> None:
        """Word the label."""
        self._label.setText(
            self.tr("%1（选填）").replace("%1", self._words) if self._optional else self._words
        )
        self._label.setVisible(bool(self._words))
        for widget in self._controls():
            if not isinstance(widget, QAbstractButton):  # a button's name is its own words
                widget.setAccessibleName(self._words)
        self._describe()

    def _show_sentence(self) -> None:
        sentence = self._problem or self._hint
        tone = _TONES.get(self._severity) if self._problem else None
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._sentence.set_role(tone.value + "-small" if tone else "muted")
        self._icon.setVisible(tone is not None)
        if tone is not None:
            self._icon.set_icon(tone.icon, tone=tone.ink)
        for widget in self._controls():
            mark(widget, "problem", self._severity if tone else "")
        self._describe()

    def _describe(self) -> None:
        """Tell a screen reader the sentence; of a button also what it is for, which its own words leave open."""
        sentence = self._problem or self._hint
        for widget in self._controls():
            is_button = isinstance(widget, QAbstractButton)
            told = (self._words, sentence) if is_button else (sentence,)
            widget.setAccessibleDescription(" ".join(part for part in told if part))

    def _controls(self) -> list[QWidget]:
        proxy = self.field.focusProxy()
        return [self.field] if proxy is None else [self.field, proxy]
