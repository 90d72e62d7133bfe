"""Where at the bureau the sending of each file began; forgotten when it is done."""

from __future__ import annotations

from desktop_client.store.connection import Store


class BegunUploads:
    """Addresses of uploads by the hash of the file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, sha256: str) -> str | None:
        found = self._store.read().execute("SELECT place FROM upload WHERE sha256 = ?", (sha256,)).fetchone()
        return str(found["place"]) if found else None

    def put(self, sha256: str, place: str) -> None:
        with self._store.write() as db:
            db.execute(
                "INSERT INTO upload VALUES (?, ?) ON CONFLICT (sha256) DO UPDATE SET place = excluded.place",
                (sha256, place),
            )

    def forget(self, sha256: str) -> None:
        with self._store.write() as db:
            db.execute("DELETE FROM upload WHERE sha256 = ?", (sha256,))
