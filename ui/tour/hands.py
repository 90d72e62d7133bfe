"""Clicking, typing and waiting the way a person does: by words, through the window system, never past a dialog."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEventLoop, QKeyCombination, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QCursor, QGuiApplication, QInputMethodEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from ui.tour import eyes

Thing = TypeVar("Thing")
Control = TypeVar("Control", bound=QWidget)

PATIENCE_SECONDS = 20.0
BREATH_MILLISECONDS = 15
MARK_OFFSET = 12
MOST_WORDS = 60


class NotSeen(Exception):
    """Something that should be on the screen is not; ``expected`` says what."""

    def __init__(self, expected: str, words: list[str]) -> None:
        super().__init__(expected)
        self.expected = expected
        self.words = words
        self.add_note("On the screen: " + " | ".join(words[:MOST_WORDS]))


class Person:
    """Works the front window. Every verb waits until what it needs is there, and says what it missed."""

    def __init__(self, *, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self._patience = patience_seconds
        self.look: Callable[[Callable[[], object]], object] = lambda condition: condition()
        """How conditions are asked: a stop watch may take the time out that looking costs."""

    # -- waiting -----------------------------------------------------------------------------------------

    def wait(self, condition: Callable[[], Thing | None], expected: str) -> Thing:
        """Let the program run until the condition holds, and return what it found."""
        clock = QElapsedTimer()
        clock.start()
        while not (found := self.look(condition)):
            if clock.elapsed() > self._patience * 1000:
                raise NotSeen(expected, eyes.words())
            self.breathe()
        return found  # type: ignore[return-value]  # whatever the condition returned, and it is true

    def breathe(self) -> None:
        """Let the program run for a moment."""
        loop = QEventLoop()
        QTimer.singleShot(BREATH_MILLISECONDS, loop.quit)
        loop.exec()

    def sees(self, *wanted: str) -> None:
        """Wait until all of these words stand in front."""
        for words in wanted:
            self.wait(partial(eyes.sees, words), f"“{words}”")

    def sees_no_more(self, gone: str) -> None:
        """Wait until these words have left the front."""
        self.wait(lambda: not eyes.sees(gone), f"no “{gone}”")

    def row_reads(self, wanted: str, *parts: str) -> None:
        """Wait until the table row with some words holds all others too."""
        told = f"a row with “{wanted}” that reads " + " … ".join(f"“{part}”" for part in parts)
        self.wait(lambda: (text := eyes.row(wanted)) and all(part in text for part in parts), told)

    # -- the mouse ---------------------------------------------------------------------------------------

    def click(self, words: str, *, about: str = "") -> None:
        """Click the button, menu entry or link that is called so; of several, the one that is ``about`` something."""
        button = self.wait(
            lambda: _usable(eyes.find(QAbstractButton, words, about=about)), f"a button “{words}” to click"
        )
        self._click_on(button)

    def click_row(self, words: str, *, of: str = "") -> None:
        """Click into the table, list or tree where these words stand; ``of`` names it when several could."""
        view, index = self.wait(lambda: eyes.cell(words, of=of), f"a line “{words}” to click")
        view.scrollTo(index)
        self._click_at(view.viewport(), view.visualRect(index).center())

    def turn_to(self, tab: str) -> None:
        """Click the tab that is called so."""
        bar, number = self.wait(lambda: eyes.tab(tab), f"a tab “{tab}”")
        self._click_at(bar, bar.tabRect(number).center())

    def choose_in_menu(self, words: str) -> None:
        """Choose from the menu that is open, whether it is a list of entries or a panel of buttons."""
        self.wait(
            lambda: _entry(words) or _usable(eyes.find(QAbstractButton, words)), f"“{words}” in the menu"
        )
        entry = _entry(words)
        if entry is None:
            self.click(words)
        else:
            menu, action = entry
            self._click_at(menu, menu.actionGeometry(action).center())

    def rest_on(self, words: str) -> None:
        """Let the mouse rest on a button, as the guide has it for the user name."""
        button = self.wait(lambda: eyes.find(QAbstractButton, words), f"a button “{words}”")
        self._point_at(button, QPoint(-1, -1))
        self._point_at(button, button.rect().center())

    def put_into(self, words: str) -> None:
        """Click into the field that is called so."""
        kinds = (QLineEdit, QPlainTextEdit)
        field = self.wait(
            lambda: next((found for kind in kinds if (found := eyes.find(kind, words))), None),
            f"a field “{words}”",
        )
        self._click_on(field)
        self._has_keyboard(field, f"the field “{words}”")

    def _click_on(self, widget: QWidget) -> None:
        _bring_into_view(widget)
        place = widget.rect().center()
        if isinstance(widget, QCheckBox | QRadioButton):
            place.setX(MARK_OFFSET)  # Qt takes clicks on mark and words, not on the room beside them
        self._click_at(widget, place)

    def _click_at(self, widget: QWidget, place: QPoint) -> None:
        """Through the window system: what lies over the widget, or blocks it, gets the click instead."""
        window = widget.window()
        _activate(window)
        self._point_at(widget, place)
        QTest.mouseClick(
            window.windowHandle(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            widget.mapTo(window, place),
        )

    @staticmethod
    def _point_at(widget: QWidget, place: QPoint) -> None:
        """Move the pointer, of which Qt is told apart from the mouse that moves it."""
        window = widget.window()
        QCursor.setPos(widget.mapToGlobal(place))
        QTest.mouseMove(window.windowHandle(), widget.mapTo(window, place))

    # -- the keyboard ------------------------------------------------------------------------------------

    def press(self, keys: str) -> None:
        """Press a key or a combination, named as on the keyboard: ``Ctrl+Return``, ``F7``, ``3``."""
        window = self._window_with_keyboard()
        combination: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs forget it
        QTest.keyClick(window, combination.key(), combination.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type into whatever has the keyboard; Chinese comes from an input method."""
        for character in text:
            window = self._window_with_keyboard()
            if character.isascii():
                QTest.keyClick(window, ord(character))
            else:
                self._compose(character)

    @staticmethod
    def _compose(text: str) -> None:
        composed = QInputMethodEvent()
        composed.setCommitString(text)
        QCoreApplication.sendEvent(QGuiApplication.focusObject(), composed)

    def answer(self, question: str, words: str) -> None:
        """Tick one of the answers that stand under a question."""
        label = self.wait(lambda: eyes.find(QLabel, question), f"a question “{question}”")
        answers = (label.parentWidget() or label).findChildren(QAbstractButton)
        button = self.wait(
            lambda: next((each for each in answers if each.text() == words), None),
            f"“{words}” under “{question}”",
        )
        self._click_on(button)
        self.wait(button.isChecked, f"a tick at “{words}” under “{question}”")

    def _window_with_keyboard(self) -> QWindow:
        def window() -> QWindow | None:
            if QGuiApplication.focusWindow() is None:
                _activate(eyes.front())
            return QGuiApplication.focusWindow()

        return self.wait(window, "a window that has the keyboard")

    def _has_keyboard(self, field: QWidget, told: str) -> None:
        def has_it() -> bool:
            _activate(field.window())
            return field.hasFocus()

        self.wait(has_it, f"the keyboard in {told}")

    def fill(self, field: str, text: str) -> None:
        """Replace what stands in a field by other text."""
        self.put_into(field)
        self.press("Ctrl+A")
        self.type(text)

    def give_files(self, *paths: Path) -> None:
        """Put paths into the file dialog that is open, all at once as when pasted, and Enter."""
        line = self.wait(lambda: next(iter(eyes.find_all(QLineEdit)), None), "the file dialog")
        self._click_on(line)
        self._has_keyboard(line, "the file dialog")
        self.press("Ctrl+A")
        self._compose(str(paths[0]) if len(paths) == 1 else " ".join(f'"{path}"' for path in paths))
        self.press("Return")

    def choose(self, box: str, entry: str) -> None:
        """Choose in a combo box with the arrow keys."""
        combo = self.wait(lambda: _usable(eyes.find(QComboBox, box)), f"a list “{box}” to choose from")
        combo.setFocus(Qt.FocusReason.TabFocusReason)
        self.press("Home")
        for _ in range(combo.count()):
            if entry in combo.currentText():
                return
            self.press("Down")
        raise NotSeen(
            f"“{entry}” in the list “{box}”", [combo.itemText(each) for each in range(combo.count())]
        )

    def tick(self, words: str) -> None:
        """Tick a box or an answer, unless it is ticked."""
        button = self.wait(lambda: _usable(eyes.find(QAbstractButton, words)), f"“{words}” to tick")
        if not button.isChecked():
            self._click_on(button)
        self.wait(button.isChecked, f"a tick at “{words}”")


def _activate(window: QWidget | None) -> None:
    """What a window manager does when a window is clicked, or is the only one left; offscreen there is none.

    There a window may count as active after the dialog over it has taken the keyboard along.
    """
    if window is None or QApplication.activePopupWidget() is not None:
        return
    if not window.isActiveWindow() or QGuiApplication.focusWindow() is not window.windowHandle():
        window.activateWindow()


def _usable(widget: Control | None) -> Control | None:
    return widget if widget is not None and widget.isEnabled() else None


def _entry(words: str) -> tuple[QMenu, QAction] | None:
    menu = eyes.front()
    if not isinstance(menu, QMenu):
        return None
    action = next((each for each in menu.actions() if each.isEnabled() and words in each.text()), None)
    return (menu, action) if action is not None else None


def _bring_into_view(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea) and parent.widget() is not None:
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
