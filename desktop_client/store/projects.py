"""Subsidy projects as last heard, and which version of their forms was printed here."""

from __future__ import annotations

from datetime import datetime

from desktop_client.contract.messages import Project
from desktop_client.store.connection import Db


def get(db: Db, project_id: str) -> Project | None:
    """Also one that the bureau no longer lists."""
    found = db.execute("SELECT body FROM project WHERE id = ?", (project_id,)).fetchone()
    return Project.model_validate_json(found["body"]) if found else None


def listed(db: Db) -> list[Project]:
    """In the bureau's order."""
    found = db.execute("SELECT body FROM project WHERE listed = 1 ORDER BY position, id").fetchall()
    return [Project.model_validate_json(item["body"]) for item in found]


def is_listed(db: Db, project_id: str) -> bool:
    sql = "SELECT 1 FROM project WHERE id = ? AND listed = 1"
    return db.execute(sql, (project_id,)).fetchone() is not None


def replace(db: Db, items: list[Project]) -> bool:
    """The bureau's list as it is now; the answer says whether anything changed."""
    new = [(item.id, position, item.model_dump_json()) for position, item in enumerate(items)]
    old = [
        (row["id"], row["position"], row["body"])
        for row in db.execute("SELECT id, position, body FROM project WHERE listed = 1 ORDER BY position")
    ]
    if new == old:
        return False
    db.execute("UPDATE project SET listed = 0")
    db.executemany(
        "INSERT INTO project (id, position, listed, body) VALUES (?, ?, 1, ?) ON CONFLICT (id) DO UPDATE "
        "SET position = excluded.position, listed = 1, body = excluded.body",
        new,
    )
    return True


def printed_version(db: Db, project_id: str, year: int) -> str | None:
    """Of the form that was last printed here for this year."""
    sql = "SELECT version FROM printed_form WHERE project_id = ? AND year = ?"
    found = db.execute(sql, (project_id, year)).fetchone()
    return str(found["version"]) if found else None


def note_printed(db: Db, project_id: str, year: int, *, version: str, at: datetime) -> None:
    db.execute(
        "INSERT INTO printed_form VALUES (?, ?, ?, ?) ON CONFLICT (project_id, year) DO UPDATE "
        "SET version = excluded.version, at = excluded.at",
        (project_id, year, version, at.isoformat()),
    )
