"""What can be read on the screen, and the widget that carries given words, found as a person finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QTreeView,
    QWidget,
)

from ui import accessibility

Kind = TypeVar("Kind", bound=QWidget)

READ_BY_ROW = 60
"""Rows of a table or tree that are read: more than any window shows at once."""


def front() -> QWidget | None:
    """Return what a person has to deal with now: an open menu or panel, else a dialog, else the window."""
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    return (
        QApplication.activePopupWidget()
        or QApplication.activeModalWidget()
        or QApplication.activeWindow()
        or next(iter(shown), None)
    )


def words() -> list[str]:
    """Return everything that can be read in front, from top to bottom, each text once."""
    window = front()
    if window is None:
        return []
    found = [text for widget in _shown(window) for text in _read(widget)]
    return list(dict.fromkeys(" ".join(text.split()) for text in found if text.strip()))


def sees(wanted: str) -> bool:
    """Tell whether these words stand somewhere in front."""
    return any(wanted in text for text in words())


def find(kind: type[Kind], wanted: str) -> Kind | None:
    """Return the widget of a kind that is called so; a whole name goes before a part of one."""
    window = front()
    candidates = [each for each in _shown(window) if isinstance(each, kind)] if window else []
    called = [(_name(each), each) for each in candidates]
    ways: tuple[Callable[[str], bool], ...] = (lambda name: name == wanted, lambda name: wanted in name)
    for fits in ways:
        fitting = [each for name, each in called if fits(name)]
        if fitting:
            # Of two that are called the same, a person takes the one that can be used.
            return next((each for each in fitting if each.isEnabled()), fitting[0])
    return None


def find_all(kind: type[Kind]) -> list[Kind]:
    """Return every widget of a kind in front, in reading order."""
    window = front()
    return [each for each in _shown(window) if isinstance(each, kind)] if window else []


def cell(wanted: str) -> tuple[QAbstractItemView, QModelIndex] | None:
    """Return the list, table or tree in front that holds these words, and where in it."""
    for view in find_all(QAbstractItemView):
        for index in _cells(view):
            if wanted in _cell_words(index):
                return view, index
    return None


def row(wanted: str) -> str:
    """Return all words of the table row in which these stand, or nothing."""
    found = cell(wanted)
    if found is None:
        return ""
    model, place = found[0].model(), found[1]
    columns = range(_columns(found[0], place.parent()))
    return " ".join(_cell_words(model.index(place.row(), column, place.parent())) for column in columns)


def _shown(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow() and child.isVisible():
            yield from _shown(child)


def _name(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return widget.text()
    # Qt tells of a combo box on Linux only what is chosen in it; its own name comes first here.
    return (widget.accessibleName() or accessibility.name(widget)).replace("&", "").strip()


def _read(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield widget.text()
    elif isinstance(widget, QAbstractItemView):
        yield from _headings(widget)
        for index in _cells(widget):
            yield _cell_words(index)
    elif isinstance(widget, QMenu):
        for action in widget.actions():
            yield action.text().replace("&", "")
    elif isinstance(widget, QAbstractButton):
        yield _name(widget)
        yield widget.text().replace("&", "")
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    elif isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QLineEdit):
        yield widget.text() if widget.echoMode() is QLineEdit.EchoMode.Normal else ""
    else:
        yield widget.accessibleName()
        yield widget.accessibleDescription()


def _headings(view: QAbstractItemView) -> Iterator[str]:
    if isinstance(view, QTableView):
        shown = [column for column in range(view.model().columnCount()) if not view.isColumnHidden(column)]
        for column in shown:
            yield str(view.model().headerData(column, Qt.Orientation.Horizontal) or "")


def _cells(view: QAbstractItemView, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    model, parent = view.model(), parent or QModelIndex()
    for number in range(min(model.rowCount(parent), READ_BY_ROW)):
        for column in range(_columns(view, parent)):
            yield model.index(number, column, parent)
        first = model.index(number, 0, parent)
        if isinstance(view, QTreeView) and view.isExpanded(first):
            yield from _cells(view, first)


def _columns(view: QAbstractItemView, parent: QModelIndex) -> int:
    # A list has one, and Qt hides the method that would say so.
    return 1 if isinstance(view, QListView) else view.model().columnCount(parent)


def _cell_words(index: QModelIndex) -> str:
    """What is painted, or what a screen reader is told where a delegate paints something else."""
    roles = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
    texts = (index.data(role) for role in roles)
    return next((str(text) for text in texts if text), "")
