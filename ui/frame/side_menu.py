"""The left menu: the places by section, help and settings at the bottom, icons alone when the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import icons, theme
from ui.i18n import Retranslated
from ui.places import PLACES, Place
from ui.widgets.frames import Picture, Rule
from ui.widgets.styling import mark
from ui.widgets.text import Label

COMPACT_WIDTH = 64


class SideMenu(Retranslated, QFrame):
    """Shows where one is and leads elsewhere. Up and down walk through it, digits with Alt lead at once."""

    chosen = Signal(str)

    def __init__(self, help_action: QAction, settings_action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "side")
        self.setObjectName("side-menu")
        self._compact: bool | None = None
        self._places: dict[str, NavigationButton] = {}
        self._headings: list[tuple[Label, Place]] = []
        self._rules: list[Rule] = []
        self._help = ActionButton(help_action)
        self._settings = ActionButton(settings_action)
        self._brand_name = Label(role="heading")
        self._build()
        self.retranslate()
        self.set_compact(False)

    def mark(self, key: str) -> None:
        """Show this place as the one we are at."""
        for each, button in self._places.items():
            button.set_current(each == key)

    def help_button(self) -> QPushButton:
        """Return the button of 帮助, where its menu hangs."""
        return self._help

    def set_compact(self, compact: bool) -> None:
        """Show icons alone, or icons and words."""
        if compact is self._compact:
            return
        self._compact = compact
        self.setFixedWidth(COMPACT_WIDTH if compact else theme.SIDE_WIDTH)
        self._brand_name.setVisible(not compact)
        for heading, _ in self._headings:
            heading.setVisible(not compact)
        for rule in self._rules:
            rule.setVisible(compact)
        for button in self._buttons():
            button.set_compact(compact)

    def retranslate(self) -> None:
        """Word the menu in the language of the window."""
        self.setAccessibleName(self.tr("主菜单"))
        self._brand_name.setText(self.tr("申报台"))
        for heading, place in self._headings:
            heading.setText(place.heading())
        for key, button in self._places.items():
            place = next(each for each in PLACES if each.key == key)
            button.set_words(place.title(), place.shortcut)
        for action_button in (self._help, self._settings):
            action_button.follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk up and down through the menu."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        buttons = self._buttons()
        focused = self.focusWidget()
        if step is None or focused not in buttons:
            super().keyPressEvent(event)
            return
        at = (buttons.index(focused) + step) % len(buttons)
        buttons[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_3, theme.GAP_4, theme.GAP_3, theme.GAP_3)
        column.setSpacing(2)
        column.addLayout(self._build_brand())
        column.addSpacing(theme.GAP_3)
        section = ""
        for place in PLACES:
            if not place.in_menu:
                continue
            if place.section != section:
                section = place.section
                self._add_section(column, place)
            column.addWidget(self._place_button(place))
        column.addStretch(1)
        column.addWidget(self._help)
        column.addWidget(self._settings)

    def _build_brand(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.GAP_2, 0, 0, 0)
        row.setSpacing(theme.GAP_2)
        row.addWidget(Picture("landmark", tone="accent", size=24))
        row.addWidget(self._brand_name)
        row.addStretch(1)
        return row

    def _add_section(self, column: QVBoxLayout, place: Place) -> None:
        heading = Label(role="muted")
        heading.setContentsMargins(theme.GAP_3, theme.GAP_4, 0, theme.GAP_1)
        self._headings.append((heading, place))
        rule = Rule()
        self._rules.append(rule)
        column.addWidget(heading)
        column.addWidget(rule)

    def _place_button(self, place: Place) -> NavigationButton:
        button = NavigationButton(place.icon)
        button.setObjectName(f"place-{place.key}")
        button.clicked.connect(lambda: self.chosen.emit(place.key))
        self._places[place.key] = button
        return button

    def _buttons(self) -> list[NavigationButton]:
        return [*self._places.values(), self._help, self._settings]


class NavigationButton(QPushButton):
    """One line of the left menu; its icon takes the accent while it is the current one."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self._words = ""
        self._compact = False
        self._current = False
        self.setProperty("kind", "nav")
        self.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._dress()

    def set_current(self, current: bool) -> None:
        """Mark the line as the place one is at (not by checking it: assistive technology would tick, not press)."""
        self._current = current
        mark(self, "current", "true" if current else "false")
        self.setAccessibleDescription(self.tr("当前页面") if current else "")
        self._dress()

    def set_words(self, words: str, shortcut: str = "") -> None:
        """Name the button, also for those who see its icon only or hear it."""
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(f"{words}  {shortcut}".strip())
        self._dress()

    def set_compact(self, compact: bool) -> None:
        """Show the icon alone or with its words."""
        self._compact = compact
        self._dress()

    def _dress(self) -> None:
        self.setIcon(icons.icon(self._icon, "accent" if self._current else "muted"))
        self.setText("" if self._compact else f"  {self._words}")


class ActionButton(NavigationButton):
    """A line of the left menu that does something instead of leading somewhere."""

    def __init__(self, action: QAction) -> None:
        super().__init__(str(action.property("icon-name")))
        self._action = action
        self.setObjectName(f"menu-{action.objectName()}")
        self.clicked.connect(action.trigger)
        self.follow()

    def follow(self) -> None:
        """Take the words of the action."""
        self.set_words(self._action.text(), self._action.shortcut().toString())
