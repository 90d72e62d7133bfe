"""Fields of one line or of many: text, identifiers, numbers with their unit, notes, passwords."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from ui import theme
from ui.fields.base import Field
from ui.widgets.password import PasswordField as PasswordLine
from ui.widgets.text import Label

_LATIN = Qt.InputMethodHint.ImhLatinOnly | Qt.InputMethodHint.ImhNoPredictiveText
_DIGITS = Qt.InputMethodHint.ImhPreferNumbers | Qt.InputMethodHint.ImhNoPredictiveText


MOST = 4000
"""Characters in a line. Far above every limit: a paste that is too long must be complained about, not cut."""


class LineField(Field):
    """One line. Nothing is refused while typing: an input method composes in peace, checks speak afterwards."""

    hints = Qt.InputMethodHint.ImhNone
    tabular = False

    def build(self) -> None:
        """Make the widgets."""
        self.line = UnitLine()
        self.line.setInputMethodHints(self.hints)
        self.line.setMaxLength(MOST)
        if self.tabular:
            self.line.setFont(theme.font(tabular=True))
        self.line.textChanged.connect(self.changed)
        self.column.addWidget(self.line)
        self.setFocusProxy(self.line)

    def value(self) -> str:
        """Return the line without blanks around it."""
        return self.line.text().strip()

    def set_value(self, value: str) -> None:
        """Fill the line."""
        if value != self.value():
            self.line.setText(value)
            self.line.home(False)

    def retranslate(self) -> None:
        """Show the unit."""
        self.line.set_unit(self.options.unit)


class TextField(LineField):
    """Any line of text."""


class EmailField(LineField):
    """An e-mail address."""

    hints = Qt.InputMethodHint.ImhEmailCharactersOnly


class UsccField(LineField):
    """统一社会信用代码; blanks from a copy do no harm."""

    hints = _LATIN | Qt.InputMethodHint.ImhPreferUppercase
    tabular = True


class LicenceField(LineField):
    """A licence's number, which may hold Chinese characters and brackets."""


class MobileField(LineField):
    """A mobile number; blanks, hyphens and +86 may be typed."""

    hints = Qt.InputMethodHint.ImhDialableCharactersOnly
    tabular = True


class IdDocumentField(LineField):
    """The number of an identity document."""

    hints = _LATIN | Qt.InputMethodHint.ImhPreferUppercase | Qt.InputMethodHint.ImhSensitiveData
    tabular = True


class IntegerField(LineField):
    """A whole number, full-width digits included; the unit stands inside the line."""

    hints = _DIGITS
    tabular = True


class AmountField(LineField):
    """An amount of money with its unit; thousands separators may be typed."""

    hints = Qt.InputMethodHint.ImhFormattedNumbersOnly
    tabular = True


class PercentField(LineField):
    """A share in percent; the sign stands inside the line."""

    hints = Qt.InputMethodHint.ImhFormattedNumbersOnly
    tabular = True

    def retranslate(self) -> None:
        """Show the percent sign whatever the form says."""
        super().retranslate()
        self.line.set_unit("%")


class YearField(LineField):
    """A year; the arrow keys go to the next and to the one before."""

    hints = _DIGITS
    tabular = True

    def build(self) -> None:
        """Listen to the arrow keys."""
        super().build()
        self.line.installEventFilter(self)

    def retranslate(self) -> None:
        """Show 年 as the unit."""
        super().retranslate()
        self.line.set_unit(self.tr("年"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Step with the arrow keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.value().isdecimal():
            step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self.line.setText(str(int(self.value()) + step))
                return True
        return super().eventFilter(watched, event)


class NoteField(Field):
    """Several lines with a count of what is left; Tab leaves the field."""

    def build(self) -> None:
        """Make the widgets."""
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(96)
        self.edit.textChanged.connect(self._typed)
        self._count = Label(role="muted")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.column.addWidget(self.edit)
        self.column.addWidget(self._count)
        self.setFocusProxy(self.edit)

    def value(self) -> str:
        """Return the note without blanks around it."""
        return self.edit.toPlainText().strip()

    def set_value(self, value: str) -> None:
        """Fill the note."""
        if value != self.value():
            self.edit.setPlainText(value)

    def retranslate(self) -> None:
        """Count; too long is said, not cut: pasted text must not lose its end unseen."""
        limit = self.options.max_length
        used = len(self.edit.toPlainText())
        self._count.setText(f"{used} / {limit}")
        self._count.setVisible(limit is not None)
        self._count.set_role("bad-small" if limit is not None and used > limit else "muted")

    def _typed(self) -> None:
        self.retranslate()
        self.changed.emit()


class PasswordField(Field):
    """A password with its show button."""

    def build(self) -> None:
        """Make the widgets."""
        self.line = PasswordLine()
        self.line.changed.connect(self.changed)
        self.column.addWidget(self.line)
        self.setFocusProxy(self.line.edit)

    def value(self) -> str:
        """Return the password exactly as typed."""
        return self.line.text()

    def set_value(self, value: str) -> None:
        """Fill the line."""
        if value != self.value():
            self.line.set_text(value)


class UnitLine(QLineEdit):
    """A line with its unit written at the right end."""

    def __init__(self) -> None:
        super().__init__()
        self._unit = ""

    def set_unit(self, unit: str) -> None:
        """Show another unit, or none."""
        self._unit = unit
        width = QFontMetrics(theme.font()).horizontalAdvance(unit) + theme.GAP_1 if unit else 0
        self.setTextMargins(0, 0, width, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line and unit."""
        super().paintEvent(event)
        if self._unit:
            painter = QPainter(self)
            painter.setPen(theme.color("muted"))
            inside = self.rect().adjusted(0, 0, -12, 0)
            painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._unit)
