"""What assistive technology hears of a window, walked as it would walk it; for tests and for looking into."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

_NAMED_ROLES = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonDropDown,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.Link,
    QAccessible.Role.List,
    QAccessible.Role.MenuItem,
    QAccessible.Role.PageTab,
    QAccessible.Role.ProgressBar,
    QAccessible.Role.RadioButton,
    QAccessible.Role.Slider,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Table,
    QAccessible.Role.Tree,
}


def unnamed_controls(widget: QWidget) -> list[str]:
    """Return every visible control below a widget that has no name, told by role, class and object name."""
    return [_told(each) for each in _visible(_interface(widget)) if _needs_name(each)]


def name(widget: QWidget) -> str:
    """Return what a screen reader calls the widget."""
    return _interface(widget).text(QAccessible.Text.Name)


def role(widget: QWidget) -> QAccessible.Role:
    """Return what a screen reader says the widget is."""
    return _interface(widget).role()


def press(widget: QWidget) -> None:
    """Do what assistive technology does to press, tick or choose the widget."""
    actions = _interface(widget).actionInterface()
    known = actions.actionNames()
    wanted = (actions.toggleAction(), actions.pressAction())
    actions.doAction(next(action for action in wanted if action in known))


def _interface(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def _visible(parent: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield parent
    if parent.role() in (QAccessible.Role.Table, QAccessible.Role.Tree, QAccessible.Role.List):
        return  # cells are named by their texts, and there may be a hundred thousand
    for number in range(parent.childCount()):
        child = parent.child(number)
        if child.isValid() and not child.state().invisible:
            yield from _visible(child)


def _needs_name(control: QAccessibleInterface) -> bool:
    return control.role() in _NAMED_ROLES and not control.text(QAccessible.Text.Name).strip()


def _told(control: QAccessibleInterface) -> str:
    thing = control.object()
    return f"{control.role().name} {thing.metaObject().className()} {thing.objectName()!r}"
