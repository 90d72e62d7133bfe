"""Saving drafts at the bureau in the background, and deleting there what was deleted here."""

from __future__ import annotations

from typing import Generic

from desktop_client.api.client import Refusal
from desktop_client.contract.states import Sending
from desktop_client.problems import Problem
from desktop_client.sending import absorb
from desktop_client.sending.absorb import Absorbed
from desktop_client.sending.books import Book, D, K, R
from desktop_client.sending.kit import Kit

MOST_UNANSWERED = 20


class DraftPost(Generic[K, R, D]):
    """Carries what is dirty in one book to the bureau, under the version it was based on."""

    def __init__(self, kit: Kit, book: Book[K, R, D]) -> None:
        self._kit = kit
        self._book = book

    def push_all(self) -> tuple[int, int]:
        """How many were saved, and how many turned out to have been changed elsewhere."""
        self._delete_all()
        saved = conflicts = 0
        for kept in self._book.with_sending(self._kit.store.read(), Sending.DIRTY):
            done = self.push(kept.id)
            saved += done is Absorbed.TAKEN
            conflicts += done is Absorbed.CONFLICT
        return saved, conflicts

    def push(self, record_id: str) -> Absorbed:
        """Save one draft; what is typed meanwhile stays dirty and goes with the next."""
        with self._kit.store.write() as db:
            kept = self._book.get(db, record_id)
            if kept is None or kept.sending is not Sending.DIRTY:
                return Absorbed.NOTHING
            draft = self._book.draft(db, kept)
            # Also the earlier ones whose answers were lost: any of them may be what the bureau has.
            digests = [*kept.pushing, self._book.digest(draft)][-MOST_UNANSWERED:]
            self._book.change(db, kept.row, pushing=" ".join(digests))
        missing = self._book.send_files(draft)
        if missing is not None:
            return self._refused(kept, missing.problems)
        answer = self._book.save(kept.id, draft, version=kept.version)
        if not isinstance(answer, Refusal):
            return self._saved(kept, answer)
        if answer.status == 412:
            return self._met(kept)
        if answer.status == 404 and kept.version is not None:
            return self._again(kept, draft)
        return self._refused(kept, answer.refused().problems)

    def _saved(self, before: K, answer: R) -> Absorbed:
        with self._kit.store.write() as db:
            kept = self._book.get(db, before.id)
            if kept is not None:
                absorb.saved(db, self._book, kept, answer, edit=before.edit)
        self._kit.bus.publish(self._book.changed(before.id))
        return Absorbed.TAKEN

    def _met(self, kept: K) -> Absorbed:
        """Somebody was faster, or our own earlier save arrived without our hearing of it."""
        theirs = self._book.fetch(kept.id)
        if isinstance(theirs, Refusal):
            return self._refused(kept, theirs.refused().problems)
        done = absorb.take_over(self._kit, self._book, theirs)
        now = self._book.get(self._kit.store.read(), kept.id)
        if done is Absorbed.TAKEN and now is not None and now.unsaved:
            return self.push(kept.id)
        return done

    def _again(self, kept: K, draft: D) -> Absorbed:
        """It was deleted elsewhere while it was being filled here: what was typed is worth more than the deletion."""
        answer = self._book.save(kept.id, draft, version=None)
        if not isinstance(answer, Refusal):
            return self._saved(kept, answer)
        return self._refused(kept, answer.refused().problems)

    def _refused(self, kept: K, problems: tuple[Problem, ...]) -> Absorbed:
        """It stays here and dirty, with the reasons beside it."""
        with self._kit.store.write() as db:
            self._book.change(db, kept.row, problems=problems)
        self._kit.bus.publish(self._book.changed(kept.id))
        return Absorbed.NOTHING

    def _delete_all(self) -> None:
        for kept in self._book.deleted(self._kit.store.read()):
            refusal = self._book.delete(kept.id, version=kept.version or 0)
            if refusal is None or refusal.status == 404:
                with self._kit.store.write() as db:
                    self._book.remove(db, kept.row)
                continue
            self._bring_back(kept, refusal)

    def _bring_back(self, kept: K, refusal: Refusal) -> None:
        """The bureau does not delete it (it was changed or filed elsewhere): it must not vanish from sight here."""
        theirs = self._book.fetch(kept.id)
        with self._kit.store.write() as db:
            if not isinstance(theirs, Refusal):
                absorb.take(db, self._book, kept.row, theirs)
            self._book.change(db, kept.row, deleted=0, problems=refusal.refused().problems)
        self._kit.bus.publish(self._book.changed_many())
