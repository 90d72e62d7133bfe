"""What can be done with one declaration: a table for the bar under the list, the context menu and the detail page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop_client.contract.states import DeclarationEvent
from desktop_client.grading.models import DeclarationView

translate = QCoreApplication.translate

_E = DeclarationEvent


@dataclass(frozen=True, slots=True)
class RowAction:
    """One action. ``events``: any of them must be open to the person (none: always open).

    Actions of the guide stand there always, greyed while they cannot be used; a ``rare`` one only when it can.
    """

    key: str
    icon: str
    events: frozenset[DeclarationEvent] = frozenset()
    rare: bool = False

    def title(self) -> str:
        """The words in the language of the window."""
        return _titles()[self.key]

    def is_open(self, view: DeclarationView) -> bool:
        """Whether the state tables let the person do it now."""
        return not self.events or bool(self.events & view.may)


ROW_ACTIONS: tuple[RowAction, ...] = (
    RowAction("fill", "pencil", frozenset({_E.ANSWER})),
    RowAction("revise", "rotate-ccw", frozenset({_E.REVISE}), rare=True),
    RowAction("submit", "send", frozenset({_E.SUBMIT, _E.RESUBMIT})),
    RowAction("view", "eye"),
    RowAction("withdraw", "undo-2", frozenset({_E.WITHDRAW}), rare=True),
    RowAction("abandon", "archive", frozenset({_E.ABANDON}), rare=True),
    RowAction("delete", "trash-2", frozenset({_E.DELETE})),
    RowAction("export", "file-text"),
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


def _titles() -> dict[str, str]:
    return {
        "fill": translate("RowActions", "填写"),
        "revise": translate("RowActions", "修改"),
        "submit": translate("RowActions", "上报"),
        "view": translate("RowActions", "查看"),
        "withdraw": translate("RowActions", "撤回"),
        "abandon": translate("RowActions", "放弃"),
        "delete": translate("RowActions", "删除"),
        "export": translate("RowActions", "导出 PDF"),
    }
