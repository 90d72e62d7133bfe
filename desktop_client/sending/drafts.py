"""Saving drafts at the bureau in the background, and deleting there what was deleted here."""

from __future__ import annotations

from desktop_client import events
from desktop_client.api.client import Refusal
from desktop_client.contract.messages import Declaration, Draft
from desktop_client.contract.states import Sending
from desktop_client.problems import Problem
from desktop_client.sending import absorb, content
from desktop_client.sending.absorb import Absorbed
from desktop_client.sending.kit import Kit
from desktop_client.store import declarations
from desktop_client.store.declarations import Kept

MOST_UNANSWERED = 20


class DraftPost:
    """Carries what is dirty to the bureau, under the version it was based on."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def push_all(self) -> tuple[int, int]:
        """How many were saved, and how many turned out to have been changed elsewhere."""
        self._delete_all()
        saved = conflicts = 0
        for kept in declarations.with_sending(self._kit.store.read(), Sending.DIRTY):
            done = self.push(kept.id)
            saved += done is Absorbed.TAKEN
            conflicts += done is Absorbed.CONFLICT
        return saved, conflicts

    def push(self, declaration_id: str) -> Absorbed:
        """Save one draft; what is typed meanwhile stays dirty and goes with the next."""
        with self._kit.store.write() as db:
            kept = declarations.get(db, declaration_id)
            if kept is None or kept.sending is not Sending.DIRTY:
                return Absorbed.NOTHING
            draft = declarations.draft(db, kept)
            # Also the earlier ones whose answers were lost: any of them may be what the bureau has.
            digests = [*kept.pushing, content.digest(draft)][-MOST_UNANSWERED:]
            declarations.change(db, kept.row, pushing=" ".join(digests))
        missing = self._kit.upload_evidence(draft.answers)
        if missing is not None:
            return self._refused(kept, missing.problems)
        answer = self._kit.api.save_draft(kept.id, draft, version=kept.version)
        if isinstance(answer, Declaration):
            return self._saved(kept, answer)
        if answer.status == 412:
            return self._met(kept)
        if answer.status == 404 and kept.version is not None:
            return self._again(kept, draft)
        return self._refused(kept, answer.refused().problems)

    def _saved(self, before: Kept, answer: Declaration) -> Absorbed:
        with self._kit.store.write() as db:
            kept = declarations.get(db, before.id)
            if kept is not None:
                absorb.saved(db, kept, answer, edit=before.edit)
        self._kit.bus.publish(events.DeclarationChanged(before.id))
        return Absorbed.TAKEN

    def _met(self, kept: Kept) -> Absorbed:
        """Somebody was faster, or our own earlier save arrived without our hearing of it."""
        theirs = self._kit.api.declaration(kept.id)
        if isinstance(theirs, Refusal):
            return self._refused(kept, theirs.refused().problems)
        done = self._kit.take_over(theirs)
        now = self._kit.kept(kept.id)
        if done is Absorbed.TAKEN and now is not None and now.unsaved:
            return self.push(kept.id)
        return done

    def _again(self, kept: Kept, draft: Draft) -> Absorbed:
        """It was deleted elsewhere while it was being filled here: what was typed is worth more than the deletion."""
        answer = self._kit.api.save_draft(kept.id, draft, version=None)
        if isinstance(answer, Declaration):
            return self._saved(kept, answer)
        return self._refused(kept, answer.refused().problems)

    def _refused(self, kept: Kept, problems: tuple[Problem, ...]) -> Absorbed:
        """It stays here and dirty, with the reasons beside it."""
        with self._kit.store.write() as db:
            declarations.change(db, kept.row, problems=problems)
        self._kit.bus.publish(events.DeclarationChanged(kept.id))
        return Absorbed.NOTHING

    def _delete_all(self) -> None:
        for kept in declarations.where(self._kit.store.read(), "deleted = 1"):
            refusal = self._kit.api.delete(kept.id, version=kept.version or 0)
            if refusal is None or refusal.status == 404:
                with self._kit.store.write() as db:
                    declarations.remove(db, kept.row)
                continue
            self._bring_back(kept, refusal)

    def _bring_back(self, kept: Kept, refusal: Refusal) -> None:
        """The bureau does not delete it (it was changed or filed elsewhere): it must not vanish from sight here."""
        theirs = self._kit.api.declaration(kept.id)
        scheme = self._kit.schemes.get(kept.scheme_id, kept.scheme_version)
        with self._kit.store.write() as db:
            if isinstance(theirs, Declaration):
                absorb.take(db, kept.row, theirs, scheme)
            declarations.change(db, kept.row, deleted=0, problems=refusal.refused().problems)
        self._kit.bus.publish(events.DeclarationsChanged())
