"""What changed since a cursor, the oldest change first, in answers no larger than a client takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet

from desktop_client.contract import limits

#: Well below what a client accepts as one answer (``limits.MAX_RESPONSE_BYTES``).
_PAGE_BYTES = limits.MAX_RESPONSE_BYTES // 4

Changed = TypeVar("Changed", bound=Model)


@dataclass(frozen=True, slots=True)
class Changes(Generic[Changed]):
    """One page: what changed, what is gone, and where to go on."""

    records: list[Changed]
    removed: list[Any]
    cursor: str
    more: bool


def since(
    cursor: int,
    *,
    newest: int,
    records: QuerySet[Changed],
    removed: QuerySet[Any],
    weight: Callable[[Changed], int],
) -> Changes[Changed]:
    """The next page after ``cursor``; one from another life of this bureau (beyond ``newest``) starts anew.

    ``weight`` says what a record takes up in an answer, in about bytes.
    """
    after = cursor if cursor <= newest else 0
    found = list(records.filter(change__gt=after).order_by("change")[: limits.PAGE_ROWS + 1])
    fitting = _fitting(found[: limits.PAGE_ROWS], weight)
    more = len(found) > len(fitting)
    upto: int = _change(fitting[-1]) if more else max([newest, *map(_change, fitting)])
    gone = removed.filter(change__gt=after, change__lte=upto).order_by("change")
    return Changes(
        records=fitting, removed=list(gone.values_list("pk", flat=True)), cursor=str(upto), more=more
    )


def _fitting(records: list[Changed], weight: Callable[[Changed], int]) -> list[Changed]:
    """As many from the front as one answer should carry, and at least one."""
    total = 0
    for count, record in enumerate(records):
        total += weight(record)
        if total > _PAGE_BYTES and count:
            return records[:count]
    return records


def _change(record: Any) -> int:
    count: int = record.change
    return count
