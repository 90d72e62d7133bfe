"""Messages from the bureau, readable offline."""

from __future__ import annotations

from desktop_client import events
from desktop_client.contract.messages import Notice
from desktop_client.store.connection import Store


class NoticesService:
    """What was read here is told to the bureau with the next synchronisation."""

    def __init__(self, store: Store, bus: events.Bus) -> None:
        self._store = store
        self._bus = bus

    def list(self) -> list[Notice]:
        """Newest first."""
        found = self._store.read().execute("SELECT body, read FROM notice ORDER BY at DESC, id")
        return [
            Notice.model_validate_json(row["body"]).model_copy(update={"read": bool(row["read"])})
            for row in found
        ]

    def unread(self) -> int:
        found = self._store.read().execute("SELECT count(*) FROM notice WHERE read = 0").fetchone()
        return int(found[0]) if found else 0

    def mark_read(self, notice_id: str) -> None:
        """At once here, and at the bureau as soon as it is asked next."""
        with self._store.write() as db:
            db.execute("UPDATE notice SET read = 1 WHERE id = ?", (notice_id,))
        self._bus.publish(events.NoticesChanged(self.unread()))
