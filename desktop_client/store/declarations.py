"""Declarations as this computer keeps them: one narrow row, its answers, and the bureau's record beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from desktop_client.contract.messages import Answer, Declaration, Draft
from desktop_client.contract.states import OPEN_DECLARATION, DeclarationState, Kind, Sending
from desktop_client.problems import Problem
from desktop_client.store import problems as kept_problems
from desktop_client.store.connection import Db, Record

COLUMNS = (
    "row, id, number, year, category, kind, state, sending, scheme_id, scheme_version, base_award, round, answered, "
    "total, findings, grade, declared_at, correction_due, created_at, updated_at, version, edit, saved_edit, pushing, "
    "deleted, problems"
)


BEGINNING, TICK = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Kept:
    """A row of the table ``declaration``; the migration says what each column means."""

    row: int
    id: str
    number: int
    year: int
    category: str
    kind: Kind
    state: DeclarationState
    sending: Sending
    scheme_id: str
    scheme_version: str
    base_award: str | None
    round: int
    answered: int
    total: int
    findings: int
    grade: str | None
    declared_at: datetime | None
    correction_due: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int | None
    edit: int
    saved_edit: int
    pushing: tuple[str, ...]
    deleted: bool
    problems: tuple[Problem, ...]

    @property
    def unsaved(self) -> bool:
        """Whether the bureau lacks something of it."""
        return self.version is None or self.edit != self.saved_edit


@dataclass(frozen=True, slots=True)
class Beside:
    """The wide part of a declaration."""

    bureau: Declaration | None = None
    theirs: Declaration | None = None
    filed: Mapping[str, Answer] | None = None


def get(db: Db, declaration_id: str) -> Kept | None:
    found = db.execute(f"SELECT {COLUMNS} FROM declaration WHERE id = ?", (declaration_id,)).fetchone()
    return _kept(found) if found else None


def by_rows(db: Db, rows: Iterable[int]) -> list[Kept]:
    """In the order asked for; rows that have gone are left out."""
    wanted = list(rows)
    marks = ",".join("?" * len(wanted))
    found = {
        int(item["row"]): item
        for item in db.execute(f"SELECT {COLUMNS} FROM declaration WHERE row IN ({marks})", wanted)
    }
    return [_kept(found[row]) for row in wanted if row in found]


def where(db: Db, condition: str, values: tuple[object, ...] = ()) -> list[Kept]:
    """All that meet ``condition`` (our own SQL, never a person's text)."""
    return [
        _kept(item) for item in db.execute(f"SELECT {COLUMNS} FROM declaration WHERE {condition}", values)
    ]


def with_sending(db: Db, *states: Sending) -> list[Kept]:
    """Oldest first."""
    marks = ",".join("?" * len(states))
    return where(
        db, f"sending IN ({marks}) AND sending <> 'clean' AND deleted = 0 ORDER BY row", tuple(states)
    )


def many(db: Db) -> dict[Sending, int]:
    """How many stand where; those in order are not counted."""
    sql = "SELECT sending, count(*) AS many FROM declaration WHERE sending <> 'clean' GROUP BY sending"
    return {Sending(item["sending"]): int(item["many"]) for item in db.execute(sql)}


def open_case(db: Db, *, category: str, year: int) -> Kept | None:
    """What already occupies category and year."""
    marks = ",".join("?" * len(OPEN_DECLARATION))
    values = (category, year, *sorted(OPEN_DECLARATION))
    found = where(db, f"category = ? AND year = ? AND state IN ({marks}) AND deleted = 0 LIMIT 1", values)
    return found[0] if found else None


def next_number(db: Db) -> int:
    found = db.execute("SELECT coalesce(max(number), 0) + 1 FROM declaration").fetchone()
    return int(found[0]) if found else 1


def insert(db: Db, **columns: object) -> int:
    """Add a declaration; the answer is its row."""
    names = ", ".join(columns)
    marks = ", ".join("?" * len(columns))
    added = db.execute(f"INSERT INTO declaration ({names}) VALUES ({marks})", _values(columns))
    db.execute("INSERT INTO record (declaration) VALUES (?)", (added.lastrowid,))
    return added.lastrowid


def change(db: Db, row: int, **columns: object) -> None:
    """Set some columns."""
    pairs = ", ".join(f"{name} = ?" for name in columns)
    db.execute(f"UPDATE declaration SET {pairs} WHERE row = ?", [*_values(columns), row])


def remove(db: Db, row: int) -> None:
    db.execute("DELETE FROM declaration WHERE row = ?", (row,))


# -- content ------------------------------------------------------------------------------------------------


def answers(db: Db, row: int) -> dict[str, Answer]:
    found = db.execute("SELECT body FROM answer WHERE declaration = ?", (row,)).fetchall()
    given = (Answer.model_validate_json(item[0]) for item in found)
    return {answer.indicator: answer for answer in given}


def put_answer(db: Db, row: int, answer: Answer) -> None:
    db.execute(
        "INSERT INTO answer VALUES (?, ?, ?) ON CONFLICT (declaration, indicator) DO UPDATE SET body = excluded.body",
        (row, answer.indicator, answer.model_dump_json()),
    )


def keep_values(db: Db, row: int) -> dict[str, str]:
    found = db.execute("SELECT name, value FROM keep_value WHERE declaration = ?", (row,)).fetchall()
    return {item[0]: item[1] for item in found}


def put_keep_values(db: Db, row: int, values: Mapping[str, str]) -> None:
    db.execute("DELETE FROM keep_value WHERE declaration = ?", (row,))
    db.executemany(
        "INSERT INTO keep_value VALUES (?, ?, ?)", [(row, name, value) for name, value in values.items()]
    )


def replace_content(db: Db, row: int, draft: Draft) -> None:
    """Let ``draft`` be the content."""
    db.execute("DELETE FROM answer WHERE declaration = ?", (row,))
    for answer in draft.answers:
        put_answer(db, row, answer)
    put_keep_values(db, row, draft.keep)


def draft(db: Db, kept: Kept) -> Draft:
    """The content as it travels, answers in a fixed order so that equal contents are equal bytes."""
    given = answers(db, kept.row)
    return Draft.model_validate(
        {
            "number": kept.number,
            "year": kept.year,
            "category": kept.category,
            "kind": kept.kind,
            "base_award": kept.base_award,
            "scheme_id": kept.scheme_id,
            "scheme_version": kept.scheme_version,
            "answers": [given[code] for code in sorted(given)],
            "keep": dict(sorted(keep_values(db, kept.row).items())),
        }
    )


def beside(db: Db, row: int) -> Beside:
    found = db.execute("SELECT bureau, theirs, filed FROM record WHERE declaration = ?", (row,)).fetchone()
    if found is None:
        return Beside()
    filed = (
        {item["indicator"]: Answer.model_validate(item) for item in json.loads(found["filed"])}
        if found["filed"]
        else None
    )
    return Beside(bureau=_declaration(found["bureau"]), theirs=_declaration(found["theirs"]), filed=filed)


def has_receipts(db: Db, row: int) -> bool:
    """Whether it was ever filed, as far as the bureau has told; without reading the whole record."""
    sql = "SELECT json_array_length(bureau, '$.receipts') FROM record WHERE declaration = ?"
    found = db.execute(sql, (row,)).fetchone()
    return bool(found and found[0])


def put_bureau(db: Db, row: int, declaration: Declaration) -> None:
    db.execute("UPDATE record SET bureau = ? WHERE declaration = ?", (declaration.model_dump_json(), row))


def put_theirs(db: Db, row: int, declaration: Declaration | None) -> None:
    body = declaration.model_dump_json() if declaration else None
    db.execute("UPDATE record SET theirs = ? WHERE declaration = ?", (body, row))


def put_filed(db: Db, row: int, given: Iterable[Answer]) -> None:
    body = json.dumps([answer.model_dump(mode="json") for answer in given], ensure_ascii=False)
    db.execute("UPDATE record SET filed = ? WHERE declaration = ?", (body, row))


# -- rows to facts ------------------------------------------------------------------------------------------


def _kept(found: Record) -> Kept:
    return Kept(
        row=found["row"],
        id=found["id"],
        number=found["number"],
        year=found["year"],
        category=found["category"],
        kind=Kind(found["kind"]),
        state=DeclarationState(found["state"]),
        sending=Sending(found["sending"]),
        scheme_id=found["scheme_id"],
        scheme_version=found["scheme_version"],
        base_award=found["base_award"],
        round=found["round"],
        answered=found["answered"],
        total=found["total"],
        findings=found["findings"],
        grade=found["grade"],
        declared_at=moment(found["declared_at"]),
        correction_due=moment(found["correction_due"]),
        created_at=datetime.fromisoformat(found["created_at"]),
        updated_at=BEGINNING + found["updated_at"] * TICK,
        version=found["version"],
        edit=found["edit"],
        saved_edit=found["saved_edit"],
        pushing=tuple(found["pushing"].split()),
        deleted=bool(found["deleted"]),
        problems=kept_problems.from_text(found["problems"]),
    )


def _declaration(body: str | None) -> Declaration | None:
    return Declaration.model_validate_json(body) if body else None


def moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _values(columns: Mapping[str, object]) -> list[object]:
    return [_ticks(value) if name == "updated_at" else _plain(value) for name, value in columns.items()]


def _ticks(moment: Any) -> int:  # Any: the one column that is always a moment
    return int((moment - BEGINNING) // TICK)


def _plain(value: Any) -> object:  # Any: whatever a column takes
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, tuple):
        return kept_problems.to_text(value)
    return str(value) if isinstance(value, (Kind, DeclarationState, Sending)) else value
