"""One attempt to bring one frozen package to the bureau, exactly once whatever happens on the way.

What makes it once: the bytes and the key are fixed before anything leaves; the journal has the line before the first
byte; after an answer that did not come the bureau is asked under the key before the same bytes go again.
"""

from __future__ import annotations

from typing import Generic

from desktop_client import events
from desktop_client.api.client import Refusal
from desktop_client.contract.codes import Code
from desktop_client.contract.states import Sending, SendingEvent
from desktop_client.errors import AppError, BureauUnavailable, SessionEnded
from desktop_client.problems import Problem, Refused
from desktop_client.sending import absorb, outbox
from desktop_client.sending.books import AnyReceipt, Book, D, K, R
from desktop_client.sending.journal import Event
from desktop_client.sending.kit import Kit
from desktop_client.sending.models import Unknown
from desktop_client.sending.outbox import Waiting

#: Replies that say nothing about the package itself: too early, too many, still being worked on.
NOT_NOW = frozenset({408, 425, 429})


class Courier(Generic[K, R, D]):
    """Raises ``BureauUnavailable`` or ``SessionEnded`` while the package has not left; it stays queued then."""

    def __init__(self, kit: Kit, book: Book[K, R, D]) -> None:
        self._kit = kit
        self._book = book

    def attempt(self, package: Waiting) -> AnyReceipt | Refused | Unknown:
        """Ask first if it may have left already, then prepare, then send."""
        kept = self._book.get(self._kit.store.read(), package.record_id)
        if kept is None:
            return self._refuse_unseen(package)
        if kept.sending in (Sending.UNKNOWN, Sending.SENDING):
            receipt = self._ask_after(package, kept)
            if receipt is not None:
                return receipt
        refused = self._prepare(package)
        if refused is not None:
            return refused
        if not self._start(package):
            return self._taken_back()
        return self._send(package)

    # -- it may have left already -------------------------------------------------------------------------

    def _ask_after(self, package: Waiting, kept: K) -> AnyReceipt | Unknown | None:
        """None: the bureau says for certain that it has not come; it is queued again, same key, same bytes."""
        if kept.sending is Sending.SENDING:
            # The program ended between the first byte and the answer.
            self._step(package, SendingEvent.NO_ANSWER, journal="no_answer")
        answer = self._book.ask(package.key)
        if not isinstance(answer, Refusal):
            return self._arrived(package, answer, SendingEvent.FOUND)
        if answer.status != 404:
            return self._unknown(package, answer.refused().problems[0])
        self._step(package, SendingEvent.NOT_FOUND, journal="not_found")
        return None

    # -- before the first byte ----------------------------------------------------------------------------

    def _prepare(self, package: Waiting) -> Refused | None:
        """The bureau must know the record as we knew it when we froze it, and have its files."""
        frozen = self._book.frozen(package.body)
        answer = self._book.fetch(package.record_id)
        if isinstance(answer, Refusal) and answer.status == 404:
            missing = self._book.send_files(frozen)
            if missing is not None:
                return self._refuse(package, missing)
            answer = self._book.save(package.record_id, frozen, version=None)
        if isinstance(answer, Refusal):
            return self._refuse(package, answer.refused())
        if not self._is_as_we_knew(package, frozen, answer):
            return self._changed_elsewhere(package, answer)
        missing = self._book.send_files(frozen, certain=True)
        return self._refuse(package, missing) if missing else None

    def _is_as_we_knew(self, package: Waiting, frozen: D, theirs: R) -> bool:
        if not self._book.may_be_filed(theirs, self._kit.account.role):
            return False
        kept, db = self._must(package), self._kit.store.read()
        before = self._book.versions(db, kept.row).bureau
        known = {self._book.digest(frozen), *kept.pushing} | (
            {self._book.digest(before.draft)} if before else set()
        )
        if theirs.version != kept.version and self._book.digest(theirs.draft) not in known:
            return False
        with self._kit.store.write() as db:
            absorb.take_standing(db, self._book, kept.row, theirs)
        return True

    def _changed_elsewhere(self, package: Waiting, theirs: R) -> Refused:
        """Nothing is sent over somebody else's work: the package is taken back and both versions are shown."""
        with self._kit.store.write() as db:
            if outbox.get(db, package.key) is None:
                return self._taken_back()
            kept = self._must(package)
            outbox.finish(db, package.key, "cancelled")
            taken_back = absorb.moved(kept.sending, SendingEvent.CANCEL, self._kit.account.role)
            conflict = absorb.moved(taken_back, SendingEvent.SERVER_NEWER)
            self._book.put_theirs(db, kept.row, theirs)
            self._book.change(db, kept.row, sending=conflict)
        self._write("cancelled", package)
        self._tell(package)
        return Refused((Problem(self._book.faults.changed_elsewhere),))

    def _start(self, package: Waiting) -> bool:
        """From here on it cannot be taken back; False: it just was."""
        with self._kit.store.write() as db:
            if outbox.get(db, package.key) is None:
                return False
            kept = self._must(package)
            outbox.attempted(db, package.key)
            self._book.change(db, kept.row, sending=absorb.moved(kept.sending, SendingEvent.START))
        self._write("sending", package)
        return True

    # -- the bytes leave ----------------------------------------------------------------------------------

    def _send(self, package: Waiting) -> AnyReceipt | Refused | Unknown:
        try:
            answer = self._book.submit(
                package.record_id, package.body, key=package.key, sha256=package.sha256
            )
        except (BureauUnavailable, SessionEnded) as error:
            return self._lost(package, error)
        if not isinstance(answer, Refusal):
            return self._arrived(package, answer, SendingEvent.RECEIPT)
        if answer.status in NOT_NOW:
            return self._lost(package, BureauUnavailable(Code.BUREAU_BUSY))
        return self._refuse(package, answer.refused())

    def _lost(self, package: Waiting, error: AppError) -> Unknown:
        self._step(package, SendingEvent.NO_ANSWER, journal="no_answer")
        return self._unknown(package, Problem(error.code, facts=error.facts))

    def _unknown(self, package: Waiting, problem: Problem) -> Unknown:
        with self._kit.store.write() as db:
            outbox.note(db, package.key, problem)
        self._tell(package)
        return Unknown(package.key, package.matter, package.record_id, problem)

    # -- how it ends --------------------------------------------------------------------------------------

    def _arrived(self, package: Waiting, receipt: AnyReceipt, event: SendingEvent) -> AnyReceipt | Unknown:
        if receipt.package_sha256 != package.sha256 or self._book.subject_of(receipt) != package.record_id:
            # A receipt for something else is no receipt.
            return (
                self._lost(package, BureauUnavailable(Code.BUREAU_NONSENSE))
                if event is SendingEvent.RECEIPT
                else (self._unknown(package, Problem(Code.BUREAU_NONSENSE)))
            )
        self._write("receipt", package)
        with self._kit.store.write() as db:
            kept = self._must(package)
            outbox.finish(db, package.key, "receipt", receipt)
            self._book.put_filed(db, kept.row, self._book.frozen(package.body))
            self._book.change(
                db,
                kept.row,
                sending=absorb.moved(kept.sending, event),
                state=receipt.state,
                round=receipt.round,
                declared_at=kept.declared_at or receipt.received_at,
                saved_edit=package.edit,
                findings=0,
                problems=(),
                updated_at=receipt.received_at,
            )
        self._tell(package)
        return receipt

    def _refuse(self, package: Waiting, refused: Refused) -> Refused:
        with self._kit.store.write() as db:
            if outbox.get(db, package.key) is None:
                return self._taken_back()
            kept = self._must(package)
            outbox.finish(db, package.key, "refused")
            # Refused while still being prepared: for the table it has been on its way all the same.
            under_way = (
                absorb.moved(kept.sending, SendingEvent.START)
                if kept.sending is Sending.QUEUED
                else kept.sending
            )
            failed = absorb.moved(under_way, SendingEvent.REFUSED)
            self._book.change(db, kept.row, sending=failed, problems=refused.problems)
        self._write("refused", package)
        self._tell(package)
        return refused

    def _refuse_unseen(self, package: Waiting) -> Refused:
        with self._kit.store.write() as db:
            outbox.finish(db, package.key, "cancelled")
        self._write("cancelled", package)
        return Refused((Problem(self._book.faults.not_found),))

    def _taken_back(self) -> Refused:
        """The person was faster than the courier."""
        return Refused((Problem(self._book.faults.step_not_allowed),))

    # -- steps --------------------------------------------------------------------------------------------

    def _step(self, package: Waiting, event: SendingEvent, *, journal: Event) -> None:
        self._write(journal, package)
        with self._kit.store.write() as db:
            kept = self._must(package)
            self._book.change(db, kept.row, sending=absorb.moved(kept.sending, event))

    def _must(self, package: Waiting) -> K:
        kept = self._book.get(self._kit.store.read(), package.record_id)
        if kept is None:
            raise AppError(self._book.faults.not_found)
        return kept

    def _write(self, event: Event, package: Waiting) -> None:
        self._kit.journal.write(
            event,
            key=package.key,
            matter=package.matter,
            record_id=package.record_id,
            sha256=package.sha256,
            at=self._kit.clock.now(),
        )

    def _tell(self, package: Waiting) -> None:
        self._kit.bus.publish(self._book.changed(package.record_id))
        self._kit.bus.publish(events.QueueChanged())
