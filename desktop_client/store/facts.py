"""Single facts by name: who is signed in here, what the bureau published, how far the last synchronisation came."""

from __future__ import annotations

from desktop_client.store.connection import Db

ACCOUNT = "account"
BUREAU = "bureau"
CATALOGUE = "catalogue"
CATALOGUE_ETAG = "catalogue_etag"
CURSOR = "cursor"
LAST_SYNC = "last_sync"
POLICY_CURSOR = "policy_cursor"
SUBSIDY_CURSOR = "subsidy_cursor"


def get(db: Db, name: str) -> str | None:
    found = db.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
    return str(found[0]) if found else None


def put(db: Db, name: str, value: str) -> None:
    db.execute(
        "INSERT INTO fact VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )
