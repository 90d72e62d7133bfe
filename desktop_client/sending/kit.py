"""What everything in this package works with, handed over once by the composition root."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_client import clock, events
from desktop_client.api.client import ApiClient, Refusal
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Account, Answer, Declaration
from desktop_client.contract.scheme import Scheme
from desktop_client.problems import Problem, Refused
from desktop_client.sending.absorb import Absorbed, absorb
from desktop_client.sending.journal import Journal
from desktop_client.store import declarations
from desktop_client.store.attachments import Attachments
from desktop_client.store.connection import Store
from desktop_client.store.published import Published
from desktop_client.store.schemes import Schemes


@dataclass(frozen=True, slots=True)
class Kit:
    """One account's door, memory, journal, files and news."""

    account: Account
    api: ApiClient
    store: Store
    schemes: Schemes
    published: Published
    attachments: Attachments
    journal: Journal
    bus: events.Bus
    clock: clock.Clock

    def scheme(self, scheme_id: str, version: str) -> Scheme | None:
        """From here, else from the bureau; None when the bureau does not know it."""
        kept = self.schemes.get(scheme_id, version)
        if kept is not None:
            return kept
        answer = self.api.scheme(scheme_id, version)
        if isinstance(answer, Refusal):
            return None
        self.schemes.put(answer)
        return answer

    def take_over(self, theirs: Declaration, *, tell: bool = True) -> Absorbed:
        """Let the bureau's record into the store, and tell whoever shows it."""
        scheme = self.scheme(theirs.draft.scheme_id, theirs.draft.scheme_version)
        with self.store.write() as db:
            done = absorb(db, theirs, scheme)
        if tell and done is not Absorbed.NOTHING:
            self.bus.publish(events.DeclarationChanged(str(theirs.id)))
        return done

    def upload_evidence(self, answers: list[Answer], *, certain: bool = False) -> Refused | None:
        """Files go before the words that name them; each once.

        ``certain``: the bureau is asked whether it still has what it once had, as before a package leaves.
        """
        files = {item.sha256: item for answer in answers for item in answer.evidence}
        for item in files.values():
            if not certain and self._has_sent(item.sha256):
                continue
            problem = self._upload(item.sha256, item.name, item.media_type)
            if problem is not None:
                return Refused((problem,))
        return None

    def _has_sent(self, sha256: str) -> bool:
        known = (
            self.store.read()
            .execute("SELECT uploaded FROM attachment WHERE sha256 = ?", (sha256,))
            .fetchone()
        )
        return known is not None and bool(known["uploaded"])

    def _upload(self, sha256: str, name: str, media_type: str) -> Problem | None:
        if not self.api.has_file(sha256):
            content = self.attachments.get(sha256)
            if content is None:
                return Problem(Code.FILE_MISSING, place=name, facts={"name": name})
            refusal = self.api.put_file(sha256, content, media_type)
            if refusal is not None:
                first = refusal.refused().problems[0]
                return Problem(first.code, place=name, facts={**first.facts, "name": name})
        with self.store.write() as db:
            db.execute("UPDATE attachment SET uploaded = 1 WHERE sha256 = ?", (sha256,))
        return None

    def kept(self, declaration_id: str) -> declarations.Kept | None:
        return declarations.get(self.store.read(), declaration_id)
