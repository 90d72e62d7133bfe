"""Versions that gave way to another one: nothing that was typed is thrown away."""

from __future__ import annotations

from datetime import datetime

import pydantic

from desktop_client.store.connection import Db


def remember(db: Db, record_id: str, *, at: datetime, reason: str, draft: pydantic.BaseModel) -> None:
    """Keep the content of a record, of whatever kind, as it is now."""
    db.execute(
        "INSERT INTO history (record_id, at, reason, draft) VALUES (?, ?, ?, ?)",
        (record_id, at.isoformat(), reason, draft.model_dump_json()),
    )
