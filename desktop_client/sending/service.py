"""The verbs of sending: file, queue, send, cancel, and keep this computer and the bureau the same."""

from __future__ import annotations

import threading
import uuid
from collections import Counter
from typing import TypeVar

import pydantic

from desktop_client import events
from desktop_client.api.client import Refusal
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Receipt, SubsidyReceipt
from desktop_client.contract.states import Sending, SendingEvent
from desktop_client.errors import AppError, BureauUnavailable, SessionEnded
from desktop_client.problems import Done, Problem, Refused
from desktop_client.sending import absorb, content, outbox, publications
from desktop_client.sending.books import AnyBook, AnyReceipt, Book, D, K, Kept, R
from desktop_client.sending.courier import Courier
from desktop_client.sending.drafts import DraftPost
from desktop_client.sending.files import FilePost
from desktop_client.sending.journal import Line
from desktop_client.sending.kit import Kit
from desktop_client.sending.models import Outcome, Queued, Result, SyncReport, SyncState, Unknown
from desktop_client.sending.outbox import Waiting
from desktop_client.sending.pull import Puller
from desktop_client.store import facts
from desktop_client.store.declarations import moment

P = TypeVar("P", bound=AnyReceipt)


class SendingService:
    """One thing at a time leaves this computer, in the order in which it was filed, whatever its kind."""

    def __init__(self, kit: Kit, *books: AnyBook) -> None:
        self._kit = kit
        self._books = {book.matter: book for book in books}
        self._couriers = {book.matter: Courier(kit, book) for book in books}
        self._puller = Puller(kit)
        self._turn = threading.Lock()
        self._online = False
        self._problem: Problem | None = None
        self._asked_after_forgotten = False

    @property
    def uploads(self) -> FilePost:
        """What is going up at this moment: progress, pause, resume, cancel."""
        return self._kit.files

    def file(self, book: Book[K, R, D], kept: K, package: pydantic.BaseModel, *, number: int) -> Queued:
        """Freeze: bytes, hash and key are fixed, in the journal and in the queue, before anything leaves.

        ``number`` counts the rounds of filing.
        """
        body, key, at = content.canonical(package), str(uuid.uuid4()), self._kit.clock.now()
        sha256 = content.sha256(body)
        self._kit.journal.write(
            "frozen", key=key, matter=book.matter, record_id=kept.id, sha256=sha256, at=at
        )
        with self._kit.store.write() as db:
            now = book.get(db, kept.id)
            if now is None or now.edit != kept.edit:
                # Something was typed between the checks and now: what is filed must be what was checked.
                raise AppError(book.faults.changed_elsewhere)
            queued = absorb.moved(now.sending, SendingEvent.QUEUE, self._kit.account.role)
            outbox.add(
                db,
                key=key,
                matter=book.matter,
                record_id=kept.id,
                number=number,
                sha256=sha256,
                body=body,
                edit=now.edit,
                at=at,
            )
            book.change(db, now.row, sending=queued, problems=())
        self._tell(book, kept.id)
        return self._queued(key)

    def deliver(self, key: str, receipt: type[P]) -> P | Queued | Refused | Unknown:
        """Send what waits, up to and including ``key``; the answer is what became of that one."""
        for outcome in self.send():
            if outcome.key == key and isinstance(outcome.result, (receipt, Queued, Refused, Unknown)):
                return outcome.result
        return self._queued(key)

    def queue(self) -> list[Queued]:
        """What waits, oldest first."""
        db = self._kit.store.read()
        return [
            self._shown(item, kept)
            for item in outbox.waiting(db)
            if (kept := self._books[item.matter].get(db, item.record_id))
        ]

    def send(self) -> list[Outcome]:
        """Send everything that waits, in order; ends early when the bureau cannot be reached."""
        with self._turn:
            return self._send_all()

    def cancel(self, key: str) -> Done | Refused:
        """Take a package back while it has not left: its key is burnt, the record is open again.

        Waits for nobody: one transaction decides between this and the courier who is about to leave.
        """
        with self._kit.store.write() as db:
            item = outbox.get(db, key)
            if item is None:
                return Refused((Problem(Code.STEP_NOT_ALLOWED),))
            book = self._books[item.matter]
            kept = book.get(db, item.record_id)
            if kept is None or kept.sending is not Sending.QUEUED:
                return Refused((Problem(book.faults.step_not_allowed),))
            outbox.finish(db, key, "cancelled")
            taken_back = absorb.moved(kept.sending, SendingEvent.CANCEL, self._kit.account.role)
            book.change(db, kept.row, sending=taken_back)
        self._kit.journal.write(
            "cancelled",
            key=key,
            matter=item.matter,
            record_id=item.record_id,
            sha256=item.sha256,
            at=self._kit.clock.now(),
        )
        self._tell(book, item.record_id)
        return Done()

    def state(self) -> SyncState:
        """How much is here that the bureau does not have yet."""
        db = self._kit.store.read()
        many: Counter[Sending] = Counter()
        for book in self._books.values():
            many.update(book.many(db))
        last = facts.get(db, facts.LAST_SYNC)
        return SyncState(
            online=self._online,
            drafts=many[Sending.DIRTY],
            queued=many[Sending.QUEUED] + many[Sending.SENDING],
            unknown=many[Sending.UNKNOWN],
            conflicts=many[Sending.CONFLICT],
            last_sync=moment(last),
            problem=self._problem,
            in_conflict=tuple(
                (book.matter, kept.id)
                for book in self._books.values()
                for kept in (book.with_sending(db, Sending.CONFLICT) if many[Sending.CONFLICT] else ())
            ),
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
            for book in self._books.values():
                saved, met = DraftPost(self._kit, book).push_all()
                pushed, conflicts = pushed + saved, conflicts + met
            sent = self._send_all()
            for book in self._books.values():
                taken, met = self._puller.changes(book)
                pulled, conflicts = pulled + taken, conflicts + met
            self._puller.awards()
            self._puller.projects()
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

        The bureau says which of them arrived; what it then tells of their records is taken over like any news.
        """
        if self._asked_after_forgotten:
            return
        for key, line in self._kit.journal.open_keys().items():
            if not outbox.knows(self._kit.store.read(), key):
                self._ask_after(key, line)
        self._asked_after_forgotten = True

    def _ask_after(self, key: str, line: Line) -> None:
        arrived = not isinstance(self._books[line.matter].ask(key), Refusal)
        self._kit.journal.write(
            "receipt" if arrived else "not_found",
            key=key,
            matter=line.matter,
            record_id=line.record_id,
            sha256=line.sha256,
            at=self._kit.clock.now(),
        )

    def _send_all(self) -> list[Outcome]:
        outcomes: list[Outcome] = []
        for item in outbox.waiting(self._kit.store.read()):
            try:
                result: Result = self._couriers[item.matter].attempt(item)
            except (BureauUnavailable, SessionEnded) as error:
                outcomes.append(_outcome(item, self._waits(item, error)))
                break
            outcomes.append(_outcome(item, result))
            if isinstance(result, Unknown):
                break
            if isinstance(result, Receipt | SubsidyReceipt):
                self._look_again(self._books[item.matter], item.record_id)
        return outcomes

    def _waits(self, item: Waiting, error: AppError) -> Queued | Unknown:
        """It goes on waiting, and this is why."""
        problem = Problem(error.code, facts=error.facts)
        with self._kit.store.write() as db:
            outbox.note(db, item.key, problem)
        queued = self._queued(item.key)
        is_unknown = queued.state is Sending.UNKNOWN
        return Unknown(item.key, item.matter, item.record_id, problem) if is_unknown else queued

    def _look_again(self, book: AnyBook, record_id: str) -> None:
        """The receipt tells the state, the record tells the rest; without it the next synchronisation does."""
        try:
            theirs = book.fetch(record_id)
        except (BureauUnavailable, SessionEnded):
            return
        if not isinstance(theirs, Refusal):
            absorb.take_over(self._kit, book, theirs)

    def _queued(self, key: str) -> Queued:
        db = self._kit.store.read()
        item = outbox.get(db, key)
        if item is None:
            raise AppError(Code.DECLARATION_NOT_FOUND)
        book = self._books[item.matter]
        kept = book.get(db, item.record_id)
        if kept is None:
            raise AppError(book.faults.not_found)
        return self._shown(item, kept)

    def _shown(self, item: Waiting, kept: Kept) -> Queued:
        subject = self._books[item.matter].subject(kept)
        return Queued(
            key=item.key,
            matter=item.matter,
            record_id=kept.id,
            number=subject.number,
            year=subject.year,
            title=subject.title,
            kind=subject.kind,
            round=item.round,
            frozen_at=item.frozen_at,
            state=kept.sending,
            attempts=item.attempts,
            last_problem=item.problem,
        )

    def _tell(self, book: AnyBook, record_id: str) -> None:
        self._kit.bus.publish(book.changed(record_id))
        self._kit.bus.publish(events.QueueChanged())


def _outcome(item: Waiting, result: Result) -> Outcome:
    return Outcome(item.key, item.matter, item.record_id, result)
