"""What can be done with one application: a table for the bar under the list, the context menu and the details."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop_client.contract.states import SubsidyEvent, SubsidyState
from desktop_client.subsidy.models import SubsidyRow

translate = QCoreApplication.translate

_E = SubsidyEvent


@dataclass(frozen=True, slots=True)
class RowAction:
    """One action. ``events``: any of them must be open to the person (none: always open).

    Actions of the guide stand there always, greyed while they cannot be used; a ``rare`` one only when it can.
    """

    key: str
    icon: str
    events: frozenset[SubsidyEvent] = frozenset()
    rare: bool = False

    def title(self) -> str:
        """The words in the language of the window."""
        return _titles()[self.key]

    def is_open(self, row: SubsidyRow) -> bool:
        """Whether the state tables let the person do it now."""
        return not self.events or bool(self.events & row.may)


ROW_ACTIONS: tuple[RowAction, ...] = (
    RowAction("change", "pencil", frozenset({_E.CHANGE, _E.REVISE})),
    RowAction("delete", "trash-2", frozenset({_E.DELETE})),
    RowAction("submit", "send", frozenset({_E.SUBMIT, _E.RESUBMIT})),
    RowAction("withdraw", "undo-2", frozenset({_E.WITHDRAW}), rare=True),
    RowAction("view", "eye"),
)


def find(key: str) -> RowAction:
    """Return the row with this key."""
    return next(action for action in ROW_ACTIONS if action.key == key)


def usable(row: SubsidyRow) -> set[str]:
    """Return the keys of what can be done now."""
    return {action.key for action in ROW_ACTIONS if action.is_open(row)}


def primary(row: SubsidyRow) -> str:
    """Return the key of the action that is most likely wanted next."""
    if row.state is SubsidyState.READY and find("submit").is_open(row):
        return "submit"
    return "change" if find("change").is_open(row) else "view"


def _titles() -> dict[str, str]:
    return {
        "change": translate("RowActions", "修改"),
        "delete": translate("RowActions", "删除"),
        "submit": translate("RowActions", "提交"),
        "withdraw": translate("RowActions", "撤回"),
        "view": translate("RowActions", "查看"),
    }
