"""The catalogue as last heard: parsed once for as long as it stays the same."""

from __future__ import annotations

from desktop_client.contract.messages import Catalogue, Category
from desktop_client.store import facts
from desktop_client.store.connection import Db, Store


class Published:
    """What the bureau has published, without asking it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._parsed: tuple[str, Catalogue] | None = None

    def catalogue(self) -> Catalogue | None:
        """None before the first synchronisation."""
        text = facts.get(self._store.read(), facts.CATALOGUE)
        if text is None:
            return None
        if self._parsed is None or self._parsed[0] != text:
            self._parsed = text, Catalogue.model_validate_json(text)
        return self._parsed[1]

    def categories(self) -> dict[str, Category]:
        """By code."""
        catalogue = self.catalogue()
        return {item.code: item for item in catalogue.categories} if catalogue else {}

    @staticmethod
    def put(db: Db, catalogue: Catalogue, etag: str) -> None:
        facts.put(db, facts.CATALOGUE, catalogue.model_dump_json())
        facts.put(db, facts.CATALOGUE_ETAG, etag)
