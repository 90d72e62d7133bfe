"""Schemes that were published, whole and for ever: a version never changes."""

from __future__ import annotations

from desktop_client.contract.scheme import Scheme
from desktop_client.store.connection import Store


class Schemes:
    """Parsed once per run; a scheme is a few hundred small objects."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._parsed: dict[tuple[str, str], Scheme] = {}

    def get(self, scheme_id: str, version: str) -> Scheme | None:
        known = self._parsed.get((scheme_id, version))
        if known is not None:
            return known
        found = (
            self._store.read()
            .execute("SELECT body FROM scheme WHERE id = ? AND version = ?", (scheme_id, version))
            .fetchone()
        )
        if found is None:
            return None
        scheme = self._parsed[scheme_id, version] = Scheme.model_validate_json(found[0])
        return scheme

    def put(self, scheme: Scheme) -> None:
        with self._store.write() as db:
            db.execute(
                "INSERT OR IGNORE INTO scheme VALUES (?, ?, ?)",
                (scheme.id, scheme.version, scheme.model_dump_json()),
            )

    def all(self) -> list[Scheme]:
        """Every version kept here."""
        names = self._store.read().execute("SELECT id, version FROM scheme ORDER BY id, version").fetchall()
        return [scheme for name in names if (scheme := self.get(name[0], name[1])) is not None]
