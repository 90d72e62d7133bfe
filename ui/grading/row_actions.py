"""What can be done with one declaration: a table for the bar under the list, the context menu and the detail page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_client.contract.states import DeclarationEvent
from desktop_client.grading.models import DeclarationView

_E = DeclarationEvent


@dataclass(frozen=True, slots=True)
class RowAction:
    """One action. ``events``: any of them must be open to the person (none: always open).

    Actions of the guide stand there always, greyed while they cannot be used; a ``rare`` one only when it can.
    """

    key: str
    words: str
    icon: str
    events: frozenset[DeclarationEvent] = frozenset()
    rare: bool = False
    shortcut: str = ""

    def title(self) -> str:
        """The words in the language of the window."""
        return QCoreApplication.translate("RowActions", self.words)

    def is_open(self, view: DeclarationView) -> bool:
        """Whether the state tables let the person do it now."""
        return not self.events or bool(self.events & view.may)


ROW_ACTIONS: tuple[RowAction, ...] = (
    RowAction("fill", QT_TRANSLATE_NOOP("RowActions", "填写"), "pencil", frozenset({_E.ANSWER}), shortcut="Return"),
    RowAction("revise", QT_TRANSLATE_NOOP("RowActions", "修改"), "rotate-ccw", frozenset({_E.REVISE}), rare=True),
    RowAction("submit", QT_TRANSLATE_NOOP("RowActions", "上报"), "send", frozenset({_E.SUBMIT, _E.RESUBMIT})),
    RowAction("view", QT_TRANSLATE_NOOP("RowActions", "查看"), "eye"),
    RowAction("withdraw", QT_TRANSLATE_NOOP("RowActions", "撤回"), "undo-2", frozenset({_E.WITHDRAW}), rare=True),
    RowAction("abandon", QT_TRANSLATE_NOOP("RowActions", "放弃"), "archive", frozenset({_E.ABANDON}), rare=True),
    RowAction("delete", QT_TRANSLATE_NOOP("RowActions", "删除"), "trash-2", frozenset({_E.DELETE}), shortcut="Delete"),
    RowAction("export", QT_TRANSLATE_NOOP("RowActions", "导出 PDF"), "file-text"),
)


def find(key: str) -> RowAction:
    """Return the row with this key."""
    return next(action for action in ROW_ACTIONS if action.key == key)


def primary(view: DeclarationView) -> str:
    """Return the key of the action that is most likely wanted next."""
    for key in ("revise", "fill"):
        if find(key).is_open(view):
            return "submit" if _is_ready(view) and find("submit").is_open(view) else key
    return "view"


def _is_ready(view: DeclarationView) -> bool:
    return view.row.answered >= view.row.total and all(todo.addressed for todo in view.findings)
