"""Waiting: nothing for a blink, then a bar, and after ten seconds a way out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.text import ElidedLabel

SHOW_AFTER, CANCEL_AFTER = 300, 10_000
"""Milliseconds: shorter waits show nothing, longer ones can be given up."""


class BusyBar(Retranslated, QWidget):
    """Say what is waited for with ``begin``, how far it is with ``progress``, and ``end`` when it is over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._give_up: Callable[[], object] | None = None
        self._text = ElidedLabel(role="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = Button(kind="link")
        self._cancel.setObjectName("cancel-waiting")
        self._cancel.clicked.connect(self._cancelled)
        self._show_timer = self._timer(SHOW_AFTER, self._appear)
        self._cancel_timer = self._timer(CANCEL_AFTER, self._offer_cancel)
        line = QHBoxLayout()
        line.setSpacing(theme.GAP_2)
        line.addWidget(self._text, 1)
        line.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_1)
        column.addLayout(line)
        column.addWidget(self._bar)
        self.setVisible(False)
        self.retranslate()

    def begin(
        self, text: str, *, cancel: Callable[[], object] | None = None, cancel_after: int = CANCEL_AFTER
    ) -> None:
        """Start waiting; ``cancel`` is called when the person gives up, offered after so many milliseconds."""
        self._give_up = cancel
        self.say(text)
        self._bar.setRange(0, 0)
        self._cancel.setVisible(False)
        self._show_timer.start()
        self._cancel_timer.start(cancel_after)

    def say(self, text: str) -> None:
        """Say in other words what is waited for."""
        self._text.setText(text)
        self._bar.setAccessibleName(text)

    def progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def end(self) -> None:
        """Stop waiting."""
        self._show_timer.stop()
        self._cancel_timer.stop()
        self._give_up = None
        self.setVisible(False)

    def retranslate(self) -> None:
        """Word the way out."""
        self._cancel.setText(self.tr("取消"))

    def _timer(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(then)
        return timer

    def _appear(self) -> None:
        self.setVisible(True)

    def _offer_cancel(self) -> None:
        self._cancel.setVisible(self._give_up is not None)

    def _cancelled(self) -> None:
        give_up = self._give_up
        self.end()
        if give_up is not None:
            give_up()
