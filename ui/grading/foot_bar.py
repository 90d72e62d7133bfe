"""Under the open criterion: one back, one on, save, and on to the next that is not done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.text import KeyHint


class FootBar(Retranslated, QWidget):
    """Four buttons; where they lead is known to the page."""

    stepped = Signal(int)
    """One indicator back (-1) or on (1)."""

    saved = Signal()
    went_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._back, self._forward, self._save = Button(), Button(), Button()
        self._next = Button(kind="primary")
        names = ("previous", "next", "save", "next-open")
        for name, button in zip(names, (self._back, self._forward, self._save, self._next), strict=True):
            button.setObjectName(name)
        self._lay_out()
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._forward.clicked.connect(lambda: self.stepped.emit(1))
        self._save.clicked.connect(self.saved)
        self._next.clicked.connect(self.went_on)
        self.retranslate()

    def allow_steps(self, *, back: bool, forward: bool) -> None:
        """Whether there is an indicator before and after the open one."""
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)

    def allow_save(self, *, allowed: bool) -> None:
        """Whether 保存 may be pressed now."""
        self._save.setEnabled(allowed)

    def retranslate(self) -> None:
        """Word the buttons."""
        self._back.setText(self.tr("上一项"))
        self._forward.setText(self.tr("下一项"))
        self._save.setText(self.tr("保存"))
        self._next.setText(self.tr("下一个未完成"))
        self._next.setToolTip(self.tr("Ctrl+Enter；数字键勾选，Enter 下一项"))

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.GAP_5, theme.GAP_3, theme.GAP_4, theme.GAP_3)
        line.setSpacing(theme.GAP_2)
        line.addWidget(self._back)
        line.addWidget(self._forward)
        line.addStretch(1)
        line.addWidget(self._save)
        line.addWidget(self._next)
        line.addWidget(KeyHint("Ctrl+Enter"))
