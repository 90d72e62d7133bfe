"""What is new at the bureau: catalogue and projects, records changed elsewhere, awards, notices."""

from __future__ import annotations

from http import HTTPStatus

from desktop_client import events
from desktop_client.api.client import Refusal
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Award, Notice
from desktop_client.errors import BureauUnavailable
from desktop_client.sending import absorb
from desktop_client.sending.absorb import Absorbed
from desktop_client.sending.books import Book, D, K, R
from desktop_client.sending.kit import Kit
from desktop_client.store import facts, projects


class Puller:
    """Asks and takes over; nothing typed here is ever overwritten (see :mod:`absorb`)."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def catalogue(self) -> None:
        """The newest catalogue and its scheme; drafts stay on the scheme version they were begun with."""
        db = self._kit.store.read()
        answer = self._kit.api.catalogue(facts.get(db, facts.CATALOGUE_ETAG) or "")
        if answer is None:
            return
        if isinstance(answer, Refusal):
            raise BureauUnavailable(Code.BUREAU_NONSENSE)
        scheme = answer.catalogue.scheme
        if self._kit.scheme(scheme.id, scheme.version) is None:
            raise BureauUnavailable(Code.BUREAU_NONSENSE)
        with self._kit.store.write() as db:
            self._kit.published.put(db, answer.catalogue, answer.etag)
        self._kit.bus.publish(events.CatalogueChanged())

    def changes(self, book: Book[K, R, D]) -> tuple[int, int]:
        """How many were taken over, and how many are in conflict with what was typed here."""
        taken = conflicts = 0
        more = True
        while more:
            page = book.changes(facts.get(self._kit.store.read(), book.cursor) or "")
            if isinstance(page, Refusal):
                if page.status == HTTPStatus.NOT_FOUND:
                    break  # an older bureau has no records of this kind
                raise BureauUnavailable(Code.BUREAU_NONSENSE)
            for theirs in page.items:
                done = absorb.take_over(self._kit, book, theirs, tell=False)
                taken += done is Absorbed.TAKEN
                conflicts += done is Absorbed.CONFLICT
            self._tell(book, [str(theirs.id) for theirs in page.items])
            for removed in page.removed:
                taken += self._remove(book, str(removed))
            with self._kit.store.write() as db:
                facts.put(db, book.cursor, page.cursor)
            more = page.more and bool(page.items or page.removed)
        return taken, conflicts

    def projects(self) -> None:
        """The subsidy projects with their forms, so that they can be printed without the network."""
        answer = self._kit.api.projects()
        if isinstance(answer, Refusal):
            if answer.status == HTTPStatus.NOT_FOUND:
                return  # an older bureau has none
            raise BureauUnavailable(Code.BUREAU_NONSENSE)
        with self._kit.store.write() as db:
            changed = projects.replace(db, answer.items)
        if changed:
            self._kit.bus.publish(events.ProjectsChanged())

    def awards(self) -> None:
        answer = self._kit.api.awards()
        if isinstance(answer, Refusal):
            raise BureauUnavailable(Code.BUREAU_NONSENSE)
        if self._replace_awards(answer.items):
            self._kit.bus.publish(events.AwardsChanged())

    def notices(self) -> None:
        self._tell_what_was_read()
        answer = self._kit.api.notices()
        if isinstance(answer, Refusal):
            raise BureauUnavailable(Code.BUREAU_NONSENSE)
        if self._replace_notices(answer.items):
            self._kit.bus.publish(events.NoticesChanged(unread(self._kit)))

    def _tell(self, book: Book[K, R, D], changed: list[str]) -> None:
        """A whole page is one piece of news: lists read themselves anew once, not five hundred times."""
        if len(changed) == 1:
            self._kit.bus.publish(book.changed(changed[0]))
        elif changed:
            self._kit.bus.publish(book.changed_many())

    def _remove(self, book: Book[K, R, D], record_id: str) -> bool:
        """Deleted elsewhere; what was typed here and is unsaved stays, and will be saved again."""
        kept = book.get(self._kit.store.read(), record_id)
        if kept is None or (kept.unsaved and not kept.deleted):
            return False
        with self._kit.store.write() as db:
            book.remove(db, kept.row)
        self._kit.bus.publish(book.changed_many())
        return True

    def _replace_awards(self, items: list[Award]) -> bool:
        new = [(str(item.id), item.number, item.model_dump_json()) for item in items]
        with self._kit.store.write() as db:
            old = [
                (row["id"], row["number"], row["body"])
                for row in db.execute("SELECT * FROM award ORDER BY id")
            ]
            if sorted(new) == old:
                return False
            db.execute("DELETE FROM award")
            db.executemany("INSERT INTO award VALUES (?, ?, ?)", new)
        return True

    def _tell_what_was_read(self) -> None:
        waiting = (
            self._kit.store.read().execute("SELECT id FROM notice WHERE read = 1 AND told = 0").fetchall()
        )
        for found in waiting:
            self._kit.api.mark_read(found["id"])
            with self._kit.store.write() as db:
                db.execute("UPDATE notice SET told = 1 WHERE id = ?", (found["id"],))

    def _replace_notices(self, items: list[Notice]) -> bool:
        with self._kit.store.write() as db:
            old = {row["id"]: row for row in db.execute("SELECT id, read, body FROM notice")}
            rows = [
                _notice_row(item, read=bool(old[str(item.id)]["read"]) if str(item.id) in old else False)
                for item in items
            ]
            if {(row[0], row[2], row[4]) for row in rows} == {
                (row["id"], row["read"], row["body"]) for row in old.values()
            }:
                return False
            db.execute("DELETE FROM notice")
            db.executemany("INSERT INTO notice VALUES (?, ?, ?, ?, ?)", rows)
        return True


def unread(kit: Kit) -> int:
    found = kit.store.read().execute("SELECT count(*) FROM notice WHERE read = 0").fetchone()
    return int(found[0]) if found else 0


def _notice_row(item: Notice, *, read: bool) -> tuple[str, str, int, int, str]:
    return str(item.id), item.at.isoformat(), int(item.read or read), int(item.read), item.model_dump_json()
