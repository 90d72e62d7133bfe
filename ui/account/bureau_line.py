"""Which bureau the sign-in window talks to, how it is doing, and the way to another one."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.frames import Picture
from ui.widgets.text import ElidedLabel


class Condition(Enum):
    """How the bureau is doing, by icon and tone."""

    PREPARING = ("loader-circle", "muted")
    STARTING = ("hourglass", "accent")
    READY = ("circle-check", "good")
    UNREACHABLE = ("cloud-off", "warn")
    FAILED = ("circle-alert", "bad")


class BureauLine(Retranslated, QFrame):
    """A quiet line: name, condition, and 更换服务器."""

    change_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bureau-line")
        self.setProperty("look", "card")
        self._practice = True
        self._bureau = ""
        self._condition = Condition.PREPARING
        self._icon = Picture("loader-circle", tone="muted")
        self._name = ElidedLabel(role="section")
        self._name.setObjectName("bureau-name")
        self._state = ElidedLabel(role="muted")
        self._state.setObjectName("bureau-state")
        self._change = Button(kind="link")
        self._change.setObjectName("change-server")
        self._change.clicked.connect(self.change_wanted)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._state)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_3, theme.GAP_2, theme.GAP_2, theme.GAP_2)
        row.setSpacing(theme.GAP_3)
        row.addWidget(self._icon)
        for label in (self._name, self._state):
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addLayout(words, 1)
        row.addWidget(self._change)
        self.retranslate()

    def show_bureau(self, *, practice: bool, name: str) -> None:
        """Name the bureau; an address stands in for a name that nobody has told yet."""
        self._practice = practice
        self._bureau = name
        self.retranslate()

    def show_condition(self, condition: Condition) -> None:
        """Tell how it is doing."""
        self._condition = condition
        self.retranslate()

    def condition(self) -> Condition:
        """Return how it is doing."""
        return self._condition

    def retranslate(self) -> None:
        """Word the line in the language of the window."""
        icon, tone = self._condition.value
        self._icon.set_icon(icon, tone=tone)
        self._name.setText(self.tr("练习办事机构（本机）") if self._practice else self._bureau)
        self._state.setText(self._condition_words())
        self._change.setText(self.tr("更换服务器"))
        self.setAccessibleName(self._name.text())
        self.setAccessibleDescription(self._state.text())

    def _condition_words(self) -> str:
        words = {
            Condition.PREPARING: self.tr("正在准备…"),
            Condition.STARTING: self.tr("正在启动练习办事机构…"),
            Condition.READY: self.tr("可以登录"),
            Condition.UNREACHABLE: self.tr("暂时连不上，登录过的账号可以离线登录"),
            Condition.FAILED: self.tr("未能启动"),
        }
        if self._practice and self._condition is Condition.READY:
            return self.tr("已就绪，可以放心练习")
        return words[self._condition]
