"""The password rule in force, each part ticked while one types, and how strong the password is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_client.account import checks
from ui import theme
from ui.i18n import Retranslated
from ui.widgets.frames import Picture
from ui.widgets.text import Label

if TYPE_CHECKING:
    from desktop_client.contract.messages import PasswordRule

PARTS = 4
"""Segments of the strength bar."""


def strength(password: str, rule: PasswordRule) -> int:
    """From 0 (nothing) to 4: below 2 the rule is not met; beyond it length counts most, repetition against it."""
    if not password:
        return 0
    if len(password) < rule.min_length or checks.classes(password) < rule.min_classes:
        return 1
    various = len(set(password)) >= len(password) * 0.6
    long = len(password) >= rule.min_length + 4
    return 2 + int(various) + int(various and long)


class RuleChecklist(Retranslated, QWidget):
    """Two sentences with their ticks and a bar; silent until the rule is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule: PasswordRule | None = None
        self._password = ""
        self._ticks = (Picture("circle", tone="muted", size=14), Picture("circle", tone="muted", size=14))
        self._sentences = (Label(role="muted", wrap=True), Label(role="muted", wrap=True))
        self._bar = _StrengthBar()
        self._strength = Label(role="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_1)
        top = QHBoxLayout()
        top.setSpacing(theme.GAP_2)
        top.addWidget(self._bar, 1)
        top.addWidget(self._strength)
        column.addLayout(top)
        for tick, sentence in zip(self._ticks, self._sentences, strict=True):
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(tick)
            row.addWidget(sentence, 1)
            column.addLayout(row)
        self.hide()
        self.retranslate()

    def set_rule(self, rule: PasswordRule) -> None:
        """Show this rule."""
        self._rule = rule
        self.show()
        self.retranslate()

    def check(self, password: str) -> None:
        """Tick what the password meets."""
        self._password = password
        self.retranslate()

    def retranslate(self) -> None:
        """Word the list in the language of the window."""
        if self._rule is None:
            return
        met = (
            len(self._password) >= self._rule.min_length,
            checks.classes(self._password) >= self._rule.min_classes,
        )
        sentences = (
            self.tr("至少 {count} 位").format(count=self._rule.min_length),
            self.tr("大写字母、小写字母、数字、符号中至少 {count} 种").format(count=self._rule.min_classes),
        )
        for tick, label, sentence, is_met in zip(self._ticks, self._sentences, sentences, met, strict=True):
            tick.set_icon("circle-check" if is_met else "circle", tone="good" if is_met else "muted")
            label.setText(sentence)
            label.setAccessibleDescription(self.tr("已满足") if is_met else self.tr("未满足"))
        level = strength(self._password, self._rule)
        words = (
            "",
            self.tr("不符合要求"),
            self.tr("强度：一般"),
            self.tr("强度：较强"),
            self.tr("强度：很强"),
        )
        self._strength.setText(words[level])
        self._bar.show_level(level)


class _StrengthBar(QWidget):
    """Four short segments; the word beside them says the same."""

    def __init__(self) -> None:
        super().__init__()
        self._level = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_level(self, level: int) -> None:
        self._level = level
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        tone = ("line", "bad", "warn", "good", "good")[self._level]
        part = (self.width() - (PARTS - 1) * theme.GAP_1) / PARTS
        for number in range(PARTS):
            painter.setBrush(theme.color(tone if number < self._level else "line"))
            left = round(number * (part + theme.GAP_1))
            painter.drawRoundedRect(QRect(left, self.height() // 2 - 2, round(part), 4), 2, 2)
