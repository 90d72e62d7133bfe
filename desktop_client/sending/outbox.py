"""The queue of frozen packages in the database: what is on its way, and the proof of what has arrived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeVar

import pydantic

from desktop_client.problems import Problem
from desktop_client.sending.matter import Matter
from desktop_client.store import problems as kept_problems
from desktop_client.store.connection import Db, Record

COLUMNS = "position, key, matter, record_id, round, sha256, body, edit, frozen_at, attempts, problem"
M = TypeVar("M", bound=pydantic.BaseModel)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A package without an outcome. ``edit`` is the local change it was frozen at."""

    position: int
    key: str
    matter: Matter
    record_id: str
    round: int
    sha256: str
    body: bytes
    edit: int
    frozen_at: datetime
    attempts: int
    problem: Problem | None


def add(
    db: Db,
    *,
    key: str,
    matter: Matter,
    record_id: str,
    number: int,
    sha256: str,
    body: bytes,
    edit: int,
    at: datetime,
) -> None:
    """``number`` counts the rounds of filing."""
    db.execute(
        "INSERT INTO outbox (key, matter, record_id, round, sha256, body, edit, frozen_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (key, str(matter), record_id, number, sha256, body, edit, at.isoformat()),
    )


def waiting(db: Db) -> list[Waiting]:
    """In the order in which they were filed."""
    return [
        _waiting(found)
        for found in db.execute(f"SELECT {COLUMNS} FROM outbox WHERE outcome IS NULL ORDER BY position")
    ]


def get(db: Db, key: str) -> Waiting | None:
    """Only while it has no outcome."""
    found = db.execute(f"SELECT {COLUMNS} FROM outbox WHERE key = ? AND outcome IS NULL", (key,)).fetchone()
    return _waiting(found) if found else None


def knows(db: Db, key: str) -> bool:
    return db.execute("SELECT 1 FROM outbox WHERE key = ?", (key,)).fetchone() is not None


def attempted(db: Db, key: str) -> None:
    db.execute("UPDATE outbox SET attempts = attempts + 1 WHERE key = ?", (key,))


def note(db: Db, key: str, problem: Problem | None) -> None:
    """Why it is still here."""
    db.execute(
        "UPDATE outbox SET problem = ? WHERE key = ?",
        (kept_problems.to_text((problem,)) if problem else None, key),
    )


def finish(
    db: Db,
    key: str,
    outcome: Literal["receipt", "refused", "cancelled"],
    receipt: pydantic.BaseModel | None = None,
) -> None:
    """The row stays, with the exact bytes and the bureau's word about them."""
    db.execute(
        "UPDATE outbox SET outcome = ?, receipt = ?, problem = NULL WHERE key = ?",
        (outcome, receipt.model_dump_json() if receipt else None, key),
    )


def receipts(db: Db, record_id: str, kind: type[M]) -> list[tuple[M, bytes]]:
    """Every receipt that came to this computer, with the bytes it is for."""
    found = db.execute(
        "SELECT receipt, body FROM outbox WHERE record_id = ? AND outcome = 'receipt' ORDER BY position",
        (record_id,),
    )
    return [(kind.model_validate_json(item["receipt"]), bytes(item["body"])) for item in found]


def _waiting(found: Record) -> Waiting:
    reasons = kept_problems.from_text(found["problem"]) if found["problem"] else ()
    return Waiting(
        position=found["position"],
        key=found["key"],
        matter=Matter(found["matter"]),
        record_id=found["record_id"],
        round=found["round"],
        sha256=found["sha256"],
        body=bytes(found["body"]),
        edit=found["edit"],
        frozen_at=datetime.fromisoformat(found["frozen_at"]),
        attempts=found["attempts"],
        problem=reasons[0] if reasons else None,
    )
