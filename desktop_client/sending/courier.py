"""One attempt to bring one frozen package to the bureau, exactly once whatever happens on the way.

What makes it once: the bytes and the key are fixed before anything leaves; the journal has the line before the first
byte; after an answer that did not come the bureau is asked under the key before the same bytes go again.
"""

from __future__ import annotations

from desktop_client import events
from desktop_client.api.client import Refusal
from desktop_client.contract import states
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Declaration, Package, Receipt
from desktop_client.contract.states import DeclarationEvent, DeclarationState, Sending, SendingEvent
from desktop_client.errors import AppError, BureauUnavailable, SessionEnded
from desktop_client.problems import Problem, Refused
from desktop_client.sending import absorb, content, outbox
from desktop_client.sending.journal import Event
from desktop_client.sending.kit import Kit
from desktop_client.sending.models import Unknown
from desktop_client.sending.outbox import Waiting
from desktop_client.store import declarations
from desktop_client.store.declarations import Kept

#: Replies that say nothing about the package itself: too early, too many, still being worked on.
NOT_NOW = frozenset({408, 425, 429})
#: The person was faster than the courier.
TAKEN_BACK = Refused((Problem(Code.STEP_NOT_ALLOWED),))


class Courier:
    """Raises ``BureauUnavailable`` or ``SessionEnded`` while the package has not left; it stays queued then."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def attempt(self, package: Waiting) -> Receipt | Refused | Unknown:
        """Ask first if it may have left already, then prepare, then send."""
        kept = self._kit.kept(package.declaration_id)
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
            return TAKEN_BACK
        return self._send(package)

    # -- it may have left already -------------------------------------------------------------------------

    def _ask_after(self, package: Waiting, kept: Kept) -> Receipt | Unknown | None:
        """None: the bureau says for certain that it has not come; it is queued again, same key, same bytes."""
        if kept.sending is Sending.SENDING:
            # The program ended between the first byte and the answer.
            self._step(package, SendingEvent.NO_ANSWER, journal="no_answer")
        answer = self._kit.api.submission(package.key)
        if isinstance(answer, Receipt):
            return self._arrived(package, answer, SendingEvent.FOUND)
        if answer.status != 404:
            return self._unknown(package, answer.refused().problems[0])
        self._step(package, SendingEvent.NOT_FOUND, journal="not_found")
        return None

    # -- before the first byte ----------------------------------------------------------------------------

    def _prepare(self, package: Waiting) -> Refused | None:
        """The bureau must know the declaration as we knew it when we froze it, and have the evidence."""
        frozen = Package.model_validate_json(package.body)
        answer = self._kit.api.declaration(package.declaration_id)
        if isinstance(answer, Refusal) and answer.status == 404:
            answer = self._kit.api.save_draft(package.declaration_id, frozen.draft, version=None)
        if isinstance(answer, Refusal):
            return self._refuse(package, answer.refused())
        if not self._is_as_we_knew(package, frozen, answer):
            return self._changed_elsewhere(package, answer)
        missing = self._kit.upload_evidence(frozen.draft.answers, certain=True)
        return self._refuse(package, missing) if missing else None

    def _is_as_we_knew(self, package: Waiting, frozen: Package, theirs: Declaration) -> bool:
        kept = self._must(package)
        event = (
            DeclarationEvent.RESUBMIT
            if theirs.state is DeclarationState.NEEDS_CORRECTION
            else DeclarationEvent.SUBMIT
        )
        if states.find(states.DECLARATION, theirs.state, event, self._kit.account.role) is None:
            return False
        before = declarations.beside(self._kit.store.read(), kept.row).bureau
        known = {content.digest(frozen.draft), *kept.pushing} | (
            {content.digest(before.draft)} if before else set()
        )
        if theirs.version != kept.version and content.digest(theirs.draft) not in known:
            return False
        with self._kit.store.write() as db:
            absorb.take_standing(db, kept.row, theirs)
        return True

    def _changed_elsewhere(self, package: Waiting, theirs: Declaration) -> Refused:
        """Nothing is sent over somebody else's work: the package is taken back and both versions are shown."""
        with self._kit.store.write() as db:
            if outbox.get(db, package.key) is None:
                return TAKEN_BACK
            kept = self._must(package)
            outbox.finish(db, package.key, "cancelled")
            taken_back = absorb.moved(kept.sending, SendingEvent.CANCEL, self._kit.account.role)
            conflict = absorb.moved(taken_back, SendingEvent.SERVER_NEWER)
            declarations.put_theirs(db, kept.row, theirs)
            declarations.change(db, kept.row, sending=conflict)
        self._write("cancelled", package)
        self._tell(package)
        return Refused((Problem(Code.DECLARATION_CHANGED_ELSEWHERE),))

    def _start(self, package: Waiting) -> bool:
        """From here on it cannot be taken back; False: it just was."""
        with self._kit.store.write() as db:
            if outbox.get(db, package.key) is None:
                return False
            kept = self._must(package)
            outbox.attempted(db, package.key)
            declarations.change(db, kept.row, sending=absorb.moved(kept.sending, SendingEvent.START))
        self._write("sending", package)
        return True

    # -- the bytes leave ----------------------------------------------------------------------------------

    def _send(self, package: Waiting) -> Receipt | Refused | Unknown:
        try:
            answer = self._kit.api.submit(
                package.declaration_id, package.body, key=package.key, sha256=package.sha256
            )
        except (BureauUnavailable, SessionEnded) as error:
            return self._lost(package, error)
        if isinstance(answer, Receipt):
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
        return Unknown(package.key, package.declaration_id, problem)

    # -- how it ends --------------------------------------------------------------------------------------

    def _arrived(self, package: Waiting, receipt: Receipt, event: SendingEvent) -> Receipt | Unknown:
        if receipt.package_sha256 != package.sha256 or str(receipt.declaration_id) != package.declaration_id:
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
            frozen = Package.model_validate_json(package.body)
            declarations.put_filed(db, kept.row, frozen.draft.answers)
            declarations.change(
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
                return TAKEN_BACK
            kept = self._must(package)
            outbox.finish(db, package.key, "refused")
            # Refused while still being prepared: for the table it has been on its way all the same.
            under_way = (
                absorb.moved(kept.sending, SendingEvent.START)
                if kept.sending is Sending.QUEUED
                else kept.sending
            )
            failed = absorb.moved(under_way, SendingEvent.REFUSED)
            declarations.change(db, kept.row, sending=failed, problems=refused.problems)
        self._write("refused", package)
        self._tell(package)
        return refused

    def _refuse_unseen(self, package: Waiting) -> Refused:
        with self._kit.store.write() as db:
            outbox.finish(db, package.key, "cancelled")
        self._write("cancelled", package)
        return Refused((Problem(Code.DECLARATION_NOT_FOUND),))

    # -- steps --------------------------------------------------------------------------------------------

    def _step(self, package: Waiting, event: SendingEvent, *, journal: Event) -> None:
        self._write(journal, package)
        with self._kit.store.write() as db:
            kept = self._must(package)
            declarations.change(db, kept.row, sending=absorb.moved(kept.sending, event))

    def _must(self, package: Waiting) -> Kept:
        kept = self._kit.kept(package.declaration_id)
        if kept is None:
            raise AppError(Code.DECLARATION_NOT_FOUND)
        return kept

    def _write(self, event: Event, package: Waiting) -> None:
        self._kit.journal.write(
            event,
            key=package.key,
            declaration_id=package.declaration_id,
            sha256=package.sha256,
            at=self._kit.clock.now(),
        )

    def _tell(self, package: Waiting) -> None:
        self._kit.bus.publish(events.DeclarationChanged(package.declaration_id))
        self._kit.bus.publish(events.QueueChanged())
