"""Where a criterion is answered: options to tick, or a number with the bands it is measured by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop_client.contract.messages import Answer
from desktop_client.contract.scheme import Criterion, NumberBand
from ui import theme, wording
from ui.i18n import Retranslated
from ui.widgets.options import CheckCard, RadioCard
from ui.widgets.rows import FormRow
from ui.widgets.text import Label

DIGITS = 9
PLAIN_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{0,6})?")
COMPLAIN_AFTER = 700
"""Milliseconds of rest before a number that is only half typed is called wrong."""


class ChoiceField(Retranslated, QWidget):
    """Options as large cards; a digit ticks one, arrows walk, and what is ticked is told at once."""

    given = Signal(tuple)

    def __init__(self, criterion: Criterion, answer: Answer | None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criterion = criterion
        self._group = QButtonGroup(self)
        self._group.setExclusive(criterion.mode == "single")
        self._sum = Label(role="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_2)
        self._cards = [self._card(number) for number in range(len(criterion.options))]
        for card in self._cards:
            column.addWidget(card)
        column.addWidget(self._sum)
        self._sum.setVisible(criterion.mode == "multiple")
        self.tick(answer.options if answer else ())
        self._group.buttonToggled.connect(self._toggled)
        self.retranslate()

    def ticked(self) -> tuple[str, ...]:
        """Return the codes of what is ticked, in the order of the scheme."""
        options = self._criterion.options
        return tuple(
            option.code for option, card in zip(options, self._cards, strict=True) if card.isChecked()
        )

    def tick(self, codes: Sequence[str]) -> None:
        """Show these as ticked, without telling anybody."""
        self._group.blockSignals(True)
        exclusive = self._group.exclusive()
        self._group.setExclusive(False)
        for option, card in zip(self._criterion.options, self._cards, strict=True):
            card.setChecked(option.code in codes)
        self._group.setExclusive(exclusive)
        self._group.blockSignals(False)
        self._show_sum()

    def press(self, digit: int) -> bool:
        """Tick the option with this digit, or untick it where several may hold; False when there is none."""
        if not 1 <= digit <= len(self._cards):
            return False
        card = self._cards[digit - 1]
        card.setFocus(Qt.FocusReason.ShortcutFocusReason)
        card.click()
        return True

    def first_focus(self) -> QWidget:
        """Return the card the keyboard starts on: the ticked one, else the first."""
        return next((card for card in self._cards if card.isChecked()), self._cards[0])

    def retranslate(self) -> None:
        """Word options and points."""
        for option, card in zip(self._criterion.options, self._cards, strict=True):
            card.set_texts(wording.title(option), points=self._worth(option.points, veto=option.veto))
        self._show_sum()

    def _card(self, number: int) -> RadioCard | CheckCard:
        option = self._criterion.options[number]
        kind = RadioCard if self._criterion.mode == "single" else CheckCard
        card = kind(option.title, key=str(number + 1) if number < DIGITS else "")
        card.setObjectName(f"option-{option.code}")
        self._group.addButton(card, number)
        return card

    def _worth(self, points: Decimal, *, veto: bool) -> str:
        if veto:
            return self.tr("一票否决")
        if self._criterion.part == "veto":
            return ""
        return self.tr("{points} 分").format(points=wording.points(points))

    def _toggled(self, _card: QWidget, checked: bool) -> None:
        # In an exclusive group the one that goes out is told too; the one that comes in says all.
        if checked or not self._group.exclusive():
            self._show_sum()
            self.given.emit(self.ticked())

    def _show_sum(self) -> None:
        if self._criterion.mode != "multiple":
            return
        ticked = self.ticked()
        earned = sum(
            (option.points for option in self._criterion.options if option.code in ticked), Decimal(0)
        )
        cap = self._criterion.cap
        counted = min(earned, cap) if cap is not None else earned
        words = (
            self.tr("已勾选 {count} 项，计 {counted} 分")
            if cap is None
            else self.tr("已勾选 {count} 项，计 {counted} 分（最多 {cap} 分）")
        )
        self._sum.setText(
            words.format(
                count=len(ticked), counted=wording.points(counted), cap=wording.points(cap or Decimal(0))
            )
        )


class NumberField(Retranslated, QWidget):
    """A number in its unit; the band it reaches lights up while it is typed."""

    given = Signal(object)

    def __init__(self, criterion: Criterion, answer: Answer | None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criterion = criterion
        self._entry = QLineEdit()
        self._entry.setObjectName("number")
        self._entry.setMaximumWidth(220)
        self._entry.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self._row = FormRow(self._entry)
        self._bands = BandTable(criterion)
        self._complaint = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(COMPLAIN_AFTER)
        self._rest.timeout.connect(self._complain)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_3)
        column.addWidget(self._row)
        column.addWidget(self._bands)
        if answer is not None and answer.value is not None:
            self._entry.setText(wording.points(answer.value))
            self._bands.reach(answer.value)
        self._entry.textEdited.connect(self._typed)
        self._entry.editingFinished.connect(self._complain)
        self.retranslate()

    def first_focus(self) -> QWidget:
        """Return the field to type into."""
        return self._entry

    def press(self, _digit: int) -> bool:
        """Leave digits to the field itself."""
        return False

    def refuse(self, sentence: str) -> None:
        """Say why the number now typed is not kept, once the person rests."""
        self._complaint = sentence
        self._rest.start()

    def accept(self) -> None:
        """Take a complaint back: the number is kept."""
        self._complaint = ""
        self._rest.stop()
        self._row.show_problem(None)

    def retranslate(self) -> None:
        """Word the label with its unit, and the range that is allowed."""
        unit = wording.unit(self._criterion)
        self._row.set_label(self.tr("数量（{unit}）").format(unit=unit) if unit else self.tr("数量"))
        self._row.set_hint(self._range())
        self._bands.retranslate()

    def _range(self) -> str:
        least, most = self._criterion.minimum, self._criterion.maximum
        if least is None or most is None:
            return ""
        return self.tr("可填 {least} 至 {most}").format(
            least=wording.amount(least), most=wording.amount(most)
        )

    def _typed(self, text: str) -> None:
        value = read_number(text)
        self._bands.reach(value)
        if value is None and text.strip():
            self.refuse(self.tr("请填写数字，例如 12"))
            return
        self.accept()
        self.given.emit(value)

    def _complain(self) -> None:
        if self._complaint:
            self._row.show_problem(self._complaint)


def read_number(text: str) -> Decimal | None:
    """Read a number as people type it: full-width digits, thousands commas and blanks do no harm."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "")
    return Decimal(plain) if PLAIN_NUMBER.fullmatch(plain) else None


class BandTable(QWidget):
    """What a number is worth, from the lowest band to the highest; the reached one is marked."""

    ROW = 32

    def __init__(self, criterion: Criterion, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criterion = criterion
        self._bands = sorted(criterion.bands, key=lambda band: band.minimum)
        self._reached: NumberBand | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        """Word the bands in the language of the window."""
        self._describe()
        self.update()

    def reach(self, value: Decimal | None) -> None:
        """Mark the band this value reaches."""
        met = [band for band in self._bands if value is not None and value >= band.minimum]
        self._reached = met[-1] if met else None
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, self.ROW * len(self._bands))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, band in enumerate(self._bands):
            self._paint_row(painter, band, QRect(0, number * self.ROW, self.width(), self.ROW))

    def _paint_row(self, painter: QPainter, band: NumberBand, where: QRect) -> None:
        reached = band is self._reached
        if reached:
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.setBrush(theme.color("soft"))
            painter.drawRoundedRect(
                where.toRectF().adjusted(0.5, 2.5, -0.5, -2.5), theme.RADIUS, theme.RADIUS
            )
        painter.setFont(theme.font(bold=reached, tabular=True))
        painter.setPen(theme.color("text" if reached else "muted"))
        inside = where.adjusted(theme.GAP_3, 0, -theme.GAP_3, 0)
        painter.drawText(
            inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words(band)
        )
        painter.drawText(
            inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._worth(band)
        )

    def _words(self, band: NumberBand) -> str:
        least = wording.amount(band.minimum, wording.unit(self._criterion))
        is_ideograph = least[-1] >= "⺀"
        return self.tr("{least}及以上").format(least=least if is_ideograph else f"{least} ")

    def _worth(self, band: NumberBand) -> str:
        return self.tr("{points} 分").format(points=wording.points(band.points))

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("计分标准"))
        told = [f"{self._words(band)} {self._worth(band)}" for band in self._bands]
        reached = f"{self._words(self._reached)} {self._worth(self._reached)}" if self._reached else ""
        self.setAccessibleDescription("；".join(told + ([f"→ {reached}"] if reached else [])))
