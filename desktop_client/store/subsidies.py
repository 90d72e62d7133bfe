"""Subsidy applications as this computer keeps them: one row each, the bureau's record in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pydantic

from desktop_client.contract.messages import Subsidy, SubsidyDraft
from desktop_client.contract.states import Sending, SubsidyState
from desktop_client.problems import Problem
from desktop_client.store import problems as kept_problems
from desktop_client.store.connection import Db, Record

COLUMNS = (
    "row, id, title, state, sending, draft, round, findings, declared_at, created_at, updated_at, version, edit, "
    "saved_edit, pushing, deleted, problems, marked"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A row of the table ``subsidy``; the migration says what each column means."""

    row: int
    id: str
    title: str
    state: SubsidyState
    sending: Sending
    draft: SubsidyDraft
    round: int
    findings: int
    declared_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int | None
    edit: int
    saved_edit: int
    pushing: tuple[str, ...]
    deleted: bool
    problems: tuple[Problem, ...]
    marked: str | None

    @property
    def unsaved(self) -> bool:
        """Whether the bureau lacks something of it."""
        return self.version is None or self.edit != self.saved_edit


@dataclass(frozen=True, slots=True)
class Beside:
    """The bureau's side of an application, and what was last submitted."""

    bureau: Subsidy | None = None
    theirs: Subsidy | None = None
    filed: SubsidyDraft | None = None


def get(db: Db, subsidy_id: str) -> Kept | None:
    found = _where(db, "id = ?", (subsidy_id,))
    return found[0] if found else None


def by_row(db: Db, row: int) -> Kept:
    return _where(db, "row = ?", (row,))[0]


def all_(db: Db) -> list[Kept]:
    """All that are shown: what is to be deleted is not."""
    return _where(db, "deleted = 0 ORDER BY row")


def deleted(db: Db) -> list[Kept]:
    return _where(db, "deleted = 1")


def with_sending(db: Db, *states: Sending) -> list[Kept]:
    """Oldest first."""
    marks = ",".join("?" * len(states))
    return _where(db, f"sending IN ({marks}) AND deleted = 0 ORDER BY row", tuple(states))


def many(db: Db) -> dict[Sending, int]:
    """How many stand where."""
    found = db.execute("SELECT sending, count(*) AS many FROM subsidy GROUP BY sending")
    return {Sending(item["sending"]): int(item["many"]) for item in found}


def of_project(db: Db, project_id: str, year: int) -> Kept | None:
    """What already occupies project and year."""
    found = _where(db, "project_id = ? AND year = ? AND deleted = 0 LIMIT 1", (project_id, year))
    return found[0] if found else None


def years_of(db: Db, project_id: str) -> set[int]:
    found = db.execute("SELECT year FROM subsidy WHERE project_id = ? AND deleted = 0", (project_id,))
    return {int(item["year"]) for item in found}


def next_number(db: Db) -> int:
    found = db.execute("SELECT coalesce(max(number), 0) + 1 FROM subsidy").fetchone()
    return int(found[0]) if found else 1


def insert(db: Db, **columns: object) -> int:
    """Add an application; the answer is its row."""
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    return db.execute(f"INSERT INTO subsidy ({names}) VALUES ({marks})", _values(columns)).lastrowid


def change(db: Db, row: int, **columns: object) -> None:
    """Set some columns."""
    pairs = ", ".join(f"{name} = ?" for name in columns)
    db.execute(f"UPDATE subsidy SET {pairs} WHERE row = ?", [*_values(columns), row])


def remove(db: Db, row: int) -> None:
    db.execute("DELETE FROM subsidy WHERE row = ?", (row,))


def beside(db: Db, row: int) -> Beside:
    found = db.execute("SELECT bureau, theirs, filed FROM subsidy WHERE row = ?", (row,)).fetchone()
    if found is None:
        return Beside()
    return Beside(
        bureau=Subsidy.model_validate_json(found["bureau"]) if found["bureau"] else None,
        theirs=Subsidy.model_validate_json(found["theirs"]) if found["theirs"] else None,
        filed=SubsidyDraft.model_validate_json(found["filed"]) if found["filed"] else None,
    )


def has_receipts(db: Db, row: int) -> bool:
    """Whether it was ever submitted, as far as the bureau has told."""
    found = db.execute("SELECT json_array_length(bureau, '$.receipts') FROM subsidy WHERE row = ?", (row,))
    many = found.fetchone()
    return bool(many and many[0])


def put_bureau(db: Db, row: int, subsidy: Subsidy) -> None:
    change(db, row, bureau=subsidy)


def put_theirs(db: Db, row: int, subsidy: Subsidy | None) -> None:
    change(db, row, theirs=subsidy)


def put_filed(db: Db, row: int, draft: SubsidyDraft) -> None:
    change(db, row, filed=draft)


# -- rows to facts ------------------------------------------------------------------------------------------


def _where(db: Db, condition: str, values: tuple[object, ...] = ()) -> list[Kept]:
    return [_kept(item) for item in db.execute(f"SELECT {COLUMNS} FROM subsidy WHERE {condition}", values)]


def _kept(found: Record) -> Kept:
    return Kept(
        row=found["row"],
        id=found["id"],
        title=found["title"],
        state=SubsidyState(found["state"]),
        sending=Sending(found["sending"]),
        draft=SubsidyDraft.model_validate_json(found["draft"]),
        round=found["round"],
        findings=found["findings"],
        declared_at=datetime.fromisoformat(found["declared_at"]) if found["declared_at"] else None,
        created_at=datetime.fromisoformat(found["created_at"]),
        updated_at=datetime.fromisoformat(found["updated_at"]),
        version=found["version"],
        edit=found["edit"],
        saved_edit=found["saved_edit"],
        pushing=tuple(found["pushing"].split()),
        deleted=bool(found["deleted"]),
        problems=kept_problems.from_text(found["problems"]),
        marked=found["marked"],
    )


def _values(columns: Mapping[str, object]) -> list[object]:
    return [_plain(value) for value in columns.values()]


def _plain(value: Any) -> object:  # Any: whatever a column takes
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, pydantic.BaseModel):
        return value.model_dump_json()
    if isinstance(value, tuple):
        return kept_problems.to_text(value)
    return str(value) if isinstance(value, (SubsidyState, Sending)) else value
