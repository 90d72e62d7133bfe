"""The bar under a list: what is selected, what can be done with it as buttons, and how far it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import Card
from ui.widgets.text import ElidedLabel
from ui.widgets.timeline import Step, Timeline


class BarAction(Protocol):
    """One row of a room's table of actions; a ``rare`` one is there only while it can be used."""

    @property
    def key(self) -> str: ...

    @property
    def icon(self) -> str: ...

    @property
    def rare(self) -> bool: ...

    def title(self) -> str: ...


class ActionBar(Card):
    """Buttons for the selected row; ``chosen`` tells the key of the action."""

    chosen = Signal(str)

    def __init__(
        self,
        actions: Sequence[BarAction],
        *,
        below_title: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(margin=theme.GAP_3, parent=parent)
        self.setObjectName("row-bar")
        self._table = actions
        self._what = ElidedLabel(role="section")
        self._sentence = ElidedLabel(role="muted")
        self._actions = QWidget()
        self._actions.setObjectName("row-actions")
        self._buttons = {action.key: self._button(action) for action in actions}
        self._timeline = Timeline()
        self._build(below_title)

    def name_parts(self, *, bar: str, actions: str) -> None:
        """Say to screen readers what the bar is about."""
        self.setAccessibleName(bar)
        self._actions.setAccessibleName(actions)

    def offer(self, usable: Collection[str], *, primary: str = "") -> None:
        """Word the buttons; those in ``usable`` can be pressed."""
        for action in self._table:
            button = self._buttons[action.key]
            button.setText(action.title())
            button.setEnabled(action.key in usable)
            button.setVisible(action.key in usable or not action.rare)
            button.set_kind("primary" if action.key == primary else "")

    def tell(self, what: str, *, sentence: str = "", steps: list[Step] | None = None) -> None:
        """Say what is selected, what is to be done, and which steps it has gone."""
        self._what.setText(what)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._timeline.setVisible(steps is not None)
        if steps is not None:
            self._timeline.set_steps(steps)

    def _button(self, action: BarAction) -> Button:
        button = Button(icon=action.icon)
        button.setObjectName(action.key)
        button.clicked.connect(lambda: self.chosen.emit(action.key))
        return button

    def _build(self, below_title: QWidget | None) -> None:
        flow = FlowLayout(self._actions)
        for button in self._buttons.values():
            flow.addWidget(button)
        line = QHBoxLayout()
        line.setSpacing(theme.GAP_4)
        line.addWidget(self._what)
        line.addStretch(1)
        line.addWidget(self._sentence)
        column = QVBoxLayout()
        column.setSpacing(theme.GAP_2)
        column.addLayout(line)
        if below_title is not None:
            below = QHBoxLayout()
            below.addWidget(below_title)
            below.addStretch(1)
            column.addLayout(below)
        column.addWidget(self._actions)
        column.addSpacing(theme.GAP_1)
        column.addWidget(self._timeline)
        self.body.addLayout(column)
