"""What can be read on the screen, and the widget that carries given words, found as a person finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

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
    QTabBar,
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


def find(kind: type[Kind], wanted: str, *, about: str = "") -> Kind | None:
    """Return the widget of a kind that is called so; a whole name goes before a part of one.

    ``about``: what a screen reader says it belongs to, where several are called the same.
    """
    candidates = [each for each in find_all(kind) if about in each.accessibleDescription()]
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


def cell(wanted: str, *, of: str = "") -> tuple[QAbstractItemView, QModelIndex] | None:
    """Return the list, table or tree in front (that is called ``of``) which holds these words, and where in it."""
    for view in find_all(QAbstractItemView):
        for index in _cells(view) if of in _name(view) else ():
            if wanted in _cell_words(index):
                return view, index
    return None


def listed(name: str) -> list[str]:
    """Return the lines of the list in front that is called so."""
    views = [view for view in find_all(QAbstractItemView) if name in _name(view)]
    return [_cell_words(index) for view in views for index in _cells(view)]


def tab(wanted: str) -> tuple[QTabBar, int] | None:
    """Return the row of tabs in front that has one called so, and which it is."""
    for bar in find_all(QTabBar):
        for number in range(bar.count()):
            if bar.isTabVisible(number) and bar.tabText(number) == wanted:
                return bar, number
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


def _read(widget: QWidget) -> Iterable[str]:
    return next((read for kind, read in _READERS if isinstance(widget, kind)), _read_name)(widget)


def _read_name(widget: QWidget) -> Iterable[str]:
    return (widget.accessibleName(), widget.accessibleDescription())


def _read_view(view: QAbstractItemView) -> Iterable[str]:
    return (*_headings(view), *(_cell_words(index) for index in _cells(view)))


def _read_tabs(tabs: QTabBar) -> Iterable[str]:
    return [tabs.tabText(number) for number in range(tabs.count()) if tabs.isTabVisible(number)]


def _read_menu(menu: QMenu) -> Iterable[str]:
    return [action.text().replace("&", "") for action in menu.actions()]


def _read_button(button: QAbstractButton) -> Iterable[str]:
    return (_name(button), button.text().replace("&", ""))


def _read_line(line: QLineEdit) -> Iterable[str]:
    return [line.text()] if line.echoMode() is QLineEdit.EchoMode.Normal else []


_READERS: tuple[tuple[type[QWidget], Callable[[Any], Iterable[str]]], ...] = (  # Any: each reads its own kind
    (QLabel, lambda label: [label.text()]),
    (QAbstractItemView, _read_view),
    (QTabBar, _read_tabs),
    (QMenu, _read_menu),
    (QAbstractButton, _read_button),
    (QComboBox, lambda box: [box.currentText()]),
    (QPlainTextEdit, lambda field: [field.toPlainText()]),
    (QLineEdit, _read_line),
)


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
