"""提交 and the steps after it: what leaves this computer, and what the institution may still decide."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

import desktop_client
from desktop_client.api.client import Refusal
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import SubsidyPackage, SubsidyReceipt
from desktop_client.contract.states import OPEN_SUBSIDY, Sending, SendingEvent, SubsidyEvent, SubsidyState
from desktop_client.problems import Refused, blocking
from desktop_client.sending import absorb
from desktop_client.sending.models import Queued, Unknown
from desktop_client.store import history, subsidies
from desktop_client.store.subsidies import Kept
from desktop_client.subsidy.desk import Desk, refused, state_facts
from desktop_client.subsidy.models import SubsidyRow
from desktop_client.subsidy.viewing import Viewing

Step = Literal["withdraw", "revise"]
EVENTS: dict[Step, SubsidyEvent] = {"withdraw": SubsidyEvent.WITHDRAW, "revise": SubsidyEvent.REVISE}


class Filing:
    """The verbs that reach the bureau."""

    def __init__(self, desk: Desk, viewing: Viewing) -> None:
        self._desk = desk
        self._viewing = viewing

    def submit(self, subsidy_id: str) -> SubsidyReceipt | Queued | Refused | Unknown:
        """提交: frozen, queued, and sent at once with its files if the bureau can be reached."""
        queued = self.freeze(subsidy_id)
        if isinstance(queued, Refused):
            return queued
        return self._desk.sending.deliver(queued.key, SubsidyReceipt)

    def freeze(self, subsidy_id: str) -> Queued | Refused:
        """The first half of 提交: checked, frozen and queued, nothing sent."""
        desk = self._desk
        kept = desk.must(subsidy_id)
        wrong = blocking(self._viewing.check(subsidy_id)) if kept.state in OPEN_SUBSIDY else []
        refusal = desk.refusal(kept, _event(kept))
        if refusal is not None and not (wrong and kept.state is SubsidyState.PREPARING):
            return refusal
        if wrong:
            return Refused(tuple(wrong))
        return desk.sending.file(desk.book, kept, self._package(kept), number=kept.round)

    def withdraw(self, subsidy_id: str) -> SubsidyRow | Refused:
        """撤回 while nobody has taken it."""
        return self._step(subsidy_id, "withdraw")

    def revise(self, subsidy_id: str) -> SubsidyRow | Refused:
        """修改 after 审核不通过: the next round begins."""
        return self._step(subsidy_id, "revise")

    def resolve_conflict(self, subsidy_id: str, keep: Literal["mine", "theirs"]) -> SubsidyRow | Refused:
        """Choose a version; the other one stays in the history of this computer."""
        desk, now = self._desk, self._desk.kit.clock.now()
        with desk.kit.store.write() as db:
            kept = desk.must(subsidy_id, db)
            theirs = subsidies.beside(db, kept.row).theirs
            if kept.sending is not Sending.CONFLICT or theirs is None:
                return refused(Code.SUBSIDY_STEP_NOT_ALLOWED, **state_facts(kept.state))
            if keep == "mine" and theirs.state not in OPEN_SUBSIDY:
                return refused(Code.SUBSIDY_NOT_EDITABLE, **state_facts(theirs.state))
            loser = theirs.draft if keep == "mine" else kept.draft
            history.remember(db, kept.id, at=now, reason=f"conflict, kept {keep}", draft=loser)
            dirty = absorb.moved(kept.sending, SendingEvent.RESOLVE, desk.kit.account.role)
            subsidies.change(db, kept.row, sending=dirty, problems=())
            if keep == "mine":
                absorb.take_standing(db, desk.book, kept.row, theirs)
                subsidies.change(db, kept.row, edit=kept.edit + 1)
            else:
                absorb.take(db, desk.book, kept.row, theirs)
        desk.kit.bus.publish(desk.book.changed(subsidy_id))
        return desk.row(desk.must(subsidy_id))

    # -- inside -----------------------------------------------------------------------------------------

    def _package(self, kept: Kept) -> SubsidyPackage:
        institution = self._desk.kit.account.institution
        return SubsidyPackage(
            subsidy_id=UUID(kept.id),
            round=kept.round,
            draft=kept.draft,
            institution_name=institution.name,
            credit_code=institution.credit_code,
            frozen_at=self._desk.kit.clock.now(),
            client=f"shenbao {desktop_client.__version__}",
        )

    def _step(self, subsidy_id: str, step: Step) -> SubsidyRow | Refused:
        """Decided on the bureau's newest word, not on what this computer remembers."""
        desk = self._desk
        kept = desk.must(subsidy_id)
        if kept.sending not in (Sending.CLEAN, Sending.FAILED):
            refusal = desk.refusal(kept, EVENTS[step])
            return refusal or refused(Code.SUBSIDY_STEP_NOT_ALLOWED, **state_facts(kept.state))
        newest = desk.kit.api.subsidy(subsidy_id)
        if isinstance(newest, Refusal):
            return newest.refused()
        absorb.take_over(desk.kit, desk.book, newest)
        refusal = desk.refusal(desk.must(subsidy_id), EVENTS[step])
        if refusal is not None:
            return refusal
        answer = desk.kit.api.subsidy_step(subsidy_id, step, version=newest.version)
        if isinstance(answer, Refusal):
            return answer.refused()
        with desk.kit.store.write() as db:
            absorb.take(db, desk.book, kept.row, answer)
        desk.kit.bus.publish(desk.book.changed(subsidy_id))
        return desk.row(desk.must(subsidy_id))


def _event(kept: Kept) -> SubsidyEvent:
    correcting = kept.state is SubsidyState.NEEDS_CORRECTION
    return SubsidyEvent.RESUBMIT if correcting else SubsidyEvent.SUBMIT
