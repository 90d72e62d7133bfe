"""The verbs of sending: file, queue, send, cancel, and keep this computer and the bureau the same."""

from __future__ import annotations

import threading
import uuid

from desktop_client import events
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Declaration, Package, Receipt
from desktop_client.contract.states import Sending, SendingEvent
from desktop_client.errors import AppError, BureauUnavailable, SessionEnded
from desktop_client.problems import Done, Problem, Refused
from desktop_client.sending import absorb, content, outbox, publications
from desktop_client.sending.courier import Courier
from desktop_client.sending.drafts import DraftPost
from desktop_client.sending.kit import Kit
from desktop_client.sending.models import Outcome, Queued, Result, SyncReport, SyncState, Unknown
from desktop_client.sending.outbox import Waiting
from desktop_client.sending.pull import Puller
from desktop_client.store import declarations, facts
from desktop_client.store.declarations import Kept


class SendingService:
    """One thing at a time leaves this computer, in the order in which it was filed."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._drafts = DraftPost(kit)
        self._courier = Courier(kit)
        self._puller = Puller(kit)
        self._turn = threading.Lock()
        self._online = False
        self._problem: Problem | None = None
        self._asked_after_forgotten = False

    def file(self, kept: Kept, package: Package) -> Queued:
        """Freeze: bytes, hash and key are fixed, in the journal and in the queue, before anything leaves."""
        body, key, at = content.canonical(package), str(uuid.uuid4()), self._kit.clock.now()
        self._kit.journal.write("frozen", key=key, declaration_id=kept.id, sha256=content.sha256(body), at=at)
        with self._kit.store.write() as db:
            now = declarations.get(db, kept.id)
            if now is None or now.edit != kept.edit:
                # Something was typed between the checks and now: what is filed must be what was checked.
                raise AppError(Code.DECLARATION_CHANGED_ELSEWHERE)
            queued = absorb.moved(now.sending, SendingEvent.QUEUE, self._kit.account.role)
            outbox.add(
                db,
                key=key,
                declaration_id=kept.id,
                number=package.round,
                sha256=content.sha256(body),
                body=body,
                edit=now.edit,
                at=at,
            )
            declarations.change(db, now.row, sending=queued, problems=())
        self._tell(kept.id)
        return self._queued(key)

    def deliver(self, key: str) -> Result:
        """Send what waits, up to and including ``key``; the answer is what became of that one."""
        for outcome in self.send():
            if outcome.key == key:
                return outcome.result
        return self._queued(key)

    def queue(self) -> list[Queued]:
        """What waits, oldest first."""
        db = self._kit.store.read()
        return [
            self._shown(item, kept)
            for item in outbox.waiting(db)
            if (kept := declarations.get(db, item.declaration_id))
        ]

    def send(self) -> list[Outcome]:
        """Send everything that waits, in order; ends early when the bureau cannot be reached."""
        with self._turn:
            return self._send_all()

    def cancel(self, key: str) -> Done | Refused:
        """Take a package back while it has not left: its key is burnt, the declaration is open again.

        Waits for nobody: one transaction decides between this and the courier who is about to leave.
        """
        with self._kit.store.write() as db:
            item = outbox.get(db, key)
            kept = declarations.get(db, item.declaration_id) if item else None
            if item is None or kept is None or kept.sending is not Sending.QUEUED:
                return Refused((Problem(Code.STEP_NOT_ALLOWED),))
            outbox.finish(db, key, "cancelled")
            taken_back = absorb.moved(kept.sending, SendingEvent.CANCEL, self._kit.account.role)
            declarations.change(db, kept.row, sending=taken_back)
        self._kit.journal.write(
            "cancelled",
            key=key,
            declaration_id=item.declaration_id,
            sha256=item.sha256,
            at=self._kit.clock.now(),
        )
        self._tell(item.declaration_id)
        return Done()

    def state(self) -> SyncState:
        """How much is here that the bureau does not have yet."""
        db = self._kit.store.read()
        found = db.execute(
            "SELECT sending, count(*) AS many FROM declaration WHERE sending <> 'clean' GROUP BY sending"
        )
        many = {row["sending"]: int(row["many"]) for row in found}
        last = facts.get(db, facts.LAST_SYNC)
        return SyncState(
            online=self._online,
            drafts=many.get(Sending.DIRTY, 0),
            queued=many.get(Sending.QUEUED, 0) + many.get(Sending.SENDING, 0),
            unknown=many.get(Sending.UNKNOWN, 0),
            conflicts=many.get(Sending.CONFLICT, 0),
            last_sync=declarations.moment(last),
            problem=self._problem,
        )

    def sync(self) -> SyncReport:
        """Save drafts, send what is queued, then take over what is new; an end before the end says why."""
        with self._turn:
            report = self._sync()
        self._online, self._problem = report.online, report.problem
        return report

    # -- inside -----------------------------------------------------------------------------------------

    def _sync(self) -> SyncReport:
        pushed = pulled = conflicts = 0
        sent: list[Outcome] = []
        try:
            self._puller.catalogue()
            self._ask_after_forgotten()
            pushed, conflicts = self._drafts.push_all()
            sent = self._send_all()
            pulled, met = self._puller.declarations()
            conflicts += met
            self._puller.awards()
            self._puller.notices()
            publications.pull(self._kit)
        except (BureauUnavailable, SessionEnded) as error:
            problem = Problem(error.code, facts=error.facts)
            online = isinstance(error, SessionEnded)
            return SyncReport(online, pushed, pulled, conflicts, tuple(sent), problem)
        with self._kit.store.write() as db:
            facts.put(db, facts.LAST_SYNC, self._kit.clock.now().isoformat())
        return SyncReport(online=True, pushed=pushed, pulled=pulled, conflicts=conflicts, sent=tuple(sent))

    def _ask_after_forgotten(self) -> None:
        """Packages that the journal knows and the database does not: it was restored from a backup.

        The bureau says which of them arrived; what it then tells of their declarations is taken over like any news.
        """
        if self._asked_after_forgotten:
            return
        for key, line in self._kit.journal.open_keys().items():
            if outbox.knows(self._kit.store.read(), key):
                continue
            arrived = isinstance(self._kit.api.submission(key), Receipt)
            self._kit.journal.write(
                "receipt" if arrived else "not_found",
                key=key,
                declaration_id=line.declaration_id,
                sha256=line.sha256,
                at=self._kit.clock.now(),
            )
        self._asked_after_forgotten = True

    def _send_all(self) -> list[Outcome]:
        outcomes: list[Outcome] = []
        for item in outbox.waiting(self._kit.store.read()):
            try:
                result: Result = self._courier.attempt(item)
            except (BureauUnavailable, SessionEnded) as error:
                outcomes.append(Outcome(item.key, item.declaration_id, self._waits(item, error)))
                break
            outcomes.append(Outcome(item.key, item.declaration_id, result))
            if isinstance(result, Unknown):
                break
            if isinstance(result, Receipt):
                self._look_again(item.declaration_id)
        return outcomes

    def _waits(self, item: Waiting, error: AppError) -> Queued | Unknown:
        """It goes on waiting, and this is why."""
        problem = Problem(error.code, facts=error.facts)
        with self._kit.store.write() as db:
            outbox.note(db, item.key, problem)
        queued = self._queued(item.key)
        is_unknown = queued.state is Sending.UNKNOWN
        return Unknown(item.key, item.declaration_id, problem) if is_unknown else queued

    def _look_again(self, declaration_id: str) -> None:
        """The receipt tells the state, the record tells the rest; without it the next synchronisation does."""
        try:
            theirs = self._kit.api.declaration(declaration_id)
        except (BureauUnavailable, SessionEnded):
            return
        if not isinstance(theirs, Declaration):
            return
        self._kit.take_over(theirs)

    def _queued(self, key: str) -> Queued:
        db = self._kit.store.read()
        item = outbox.get(db, key)
        kept = declarations.get(db, item.declaration_id) if item else None
        if item is None or kept is None:
            raise AppError(Code.DECLARATION_NOT_FOUND)
        return self._shown(item, kept)

    def _shown(self, item: Waiting, kept: Kept) -> Queued:
        return Queued(
            key=item.key,
            declaration_id=kept.id,
            number=kept.number,
            year=kept.year,
            category=kept.category,
            kind=kept.kind,
            round=item.round,
            frozen_at=item.frozen_at,
            state=kept.sending,
            attempts=item.attempts,
            last_problem=item.problem,
        )

    def _tell(self, declaration_id: str) -> None:
        self._kit.bus.publish(events.DeclarationChanged(declaration_id))
        self._kit.bus.publish(events.QueueChanged())
