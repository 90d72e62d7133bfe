"""A menu as a panel of the window: one line to press for each action."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui import icons, theme
from ui.frame.flyout import Flyout
from ui.widgets.frames import Rule

WIDTH = 240


class ActionPanel(Flyout):
    """Lines that follow their actions (words, icon, enabled, visible); None draws a rule between them."""

    def __init__(
        self, actions: Sequence[QAction | None], *, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, width=WIDTH)
        self.column.setContentsMargins(theme.GAP_2, theme.GAP_2, theme.GAP_2, theme.GAP_2)
        self.body.setSpacing(2)
        self.heading.hide()
        self.explanation.setText(detail)
        self.explanation.setVisible(bool(detail))
        self.explanation.setContentsMargins(theme.GAP_3, theme.GAP_1, theme.GAP_3, theme.GAP_1)
        self.lines: list[ActionLine] = []
        for action in actions:
            self.body.addWidget(Rule() if action is None else self._line(action))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the lines with the arrows."""
        steps = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}
        step = steps.get(event.key())
        lines = [line for line in self.lines if line.isVisible() and line.isEnabled()]
        if step is None or not lines:
            super().keyPressEvent(event)
            return
        focused = next((at for at, line in enumerate(lines) if line.hasFocus()), -1 if step > 0 else 0)
        lines[(focused + step) % len(lines)].setFocus(Qt.FocusReason.TabFocusReason)

    def _line(self, action: QAction) -> ActionLine:
        line = ActionLine(action)
        # Away first: the action may open a dialog, and that takes the keyboard.
        line.clicked.connect(self.close)
        line.clicked.connect(action.trigger)
        self.lines.append(line)
        return line


class ActionLine(QPushButton):
    """One action as a line to press."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self.setObjectName(f"line-{action.objectName()}")
        self.setProperty("kind", "nav")
        self.setIconSize(QSize(icons.SIZE, icons.SIZE))
        action.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Look as the action does now."""
        words = self._action.text().replace("&", "")
        self.setText(f"  {words}")
        self.setAccessibleName(words)
        self.setIcon(self._action.icon())
        self.setEnabled(self._action.isEnabled())
        self.setVisible(self._action.isVisible())
        self.setToolTip(self._action.shortcut().toString())
