"""上报 and the steps after it: what leaves this computer, and what the institution may still decide."""

from __future__ import annotations

import hashlib
from typing import Literal
from uuid import UUID

import desktop_client
from desktop_client.api.client import Refusal
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import (
    Catalogue,
    Commitment,
    CommitmentGiven,
    Declaration,
    Draft,
    Package,
    Receipt,
)
from desktop_client.contract.states import DeclarationEvent, DeclarationState, Sending, SendingEvent
from desktop_client.grading.desk import Desk
from desktop_client.grading.models import Row
from desktop_client.grading.viewing import Viewing
from desktop_client.problems import Problem, Refused, blocking
from desktop_client.sending import absorb
from desktop_client.sending.models import Queued, Unknown
from desktop_client.store import declarations, history
from desktop_client.store.declarations import Kept

Step = Literal["withdraw", "revise", "abandon"]
EVENTS: dict[Step, DeclarationEvent] = {
    "withdraw": DeclarationEvent.WITHDRAW,
    "revise": DeclarationEvent.REVISE,
    "abandon": DeclarationEvent.ABANDON,
}


class Filing:
    """The verbs that reach the bureau."""

    def __init__(self, desk: Desk, viewing: Viewing) -> None:
        self._desk = desk
        self._viewing = viewing

    def submit(self, declaration_id: str, commitment_version: str) -> Receipt | Queued | Refused | Unknown:
        """上报 with the commitment that was ticked: frozen, queued, and sent at once if the bureau can be reached."""
        queued = self.freeze(declaration_id, commitment_version)
        return queued if isinstance(queued, Refused) else self._desk.sending.deliver(queued.key, Receipt)

    def freeze(self, declaration_id: str, commitment_version: str) -> Queued | Refused:
        """The first half of 上报: checked, frozen and queued, nothing sent."""
        desk = self._desk
        kept = desk.must(declaration_id)
        event = self._event(kept)
        refusal = desk.refusal(kept, event)
        if refusal is not None:
            return refusal
        wrong = blocking(self._viewing.check(declaration_id))
        catalogue = desk.catalogue()
        if not commitment_version:
            wrong.append(Problem(Code.COMMITMENT_MISSING, place="commitment"))
        elif commitment_version != catalogue.commitment.version:
            wrong.append(Problem(Code.COMMITMENT_OUTDATED, place="commitment"))
        if wrong:
            return Refused(tuple(wrong))
        draft = declarations.draft(desk.db, kept)
        package = self._package(kept, draft, catalogue)
        return desk.sending.file(desk.book, kept, package, number=package.round)

    def withdraw(self, declaration_id: str) -> Row | Refused:
        """撤回 while nobody has taken it."""
        return self._step(declaration_id, "withdraw")

    def revise(self, declaration_id: str) -> Row | Refused:
        """修改 after 审核不通过: the next round begins."""
        return self._step(declaration_id, "revise")

    def abandon(self, declaration_id: str) -> Row | Refused:
        """放弃 after 审核不通过."""
        return self._step(declaration_id, "abandon")

    def resolve_conflict(self, declaration_id: str, keep: Literal["mine", "theirs"]) -> Row | Refused:
        """Choose a version; the other one stays in the history of this computer."""
        desk, now = self._desk, self._desk.kit.clock.now()
        with desk.kit.store.write() as db:
            kept = desk.must(declaration_id, db)
            theirs = declarations.beside(db, kept.row).theirs
            if kept.sending is not Sending.CONFLICT or theirs is None:
                return Refused((Problem(Code.STEP_NOT_ALLOWED),))
            if keep == "mine" and theirs.state not in absorb.EDITABLE:
                return Refused((Problem(Code.DECLARATION_NOT_EDITABLE),))
            loser = theirs.draft if keep == "mine" else declarations.draft(db, kept)
            history.remember(db, kept.id, at=now, reason=f"conflict, kept {keep}", draft=loser)
            dirty = absorb.moved(kept.sending, SendingEvent.RESOLVE, desk.kit.account.role)
            declarations.change(db, kept.row, sending=dirty, problems=())
            if keep == "mine":
                absorb.take_standing(db, desk.book, kept.row, theirs)
                declarations.change(db, kept.row, edit=kept.edit + 1)
            else:
                absorb.take(db, desk.book, kept.row, theirs)
        desk.tell(declaration_id)
        return desk.row(desk.must(declaration_id))

    # -- inside -----------------------------------------------------------------------------------------

    def _event(self, kept: Kept) -> DeclarationEvent:
        correcting = kept.state is DeclarationState.NEEDS_CORRECTION
        return DeclarationEvent.RESUBMIT if correcting else DeclarationEvent.SUBMIT

    def _package(self, kept: Kept, draft: Draft, catalogue: Catalogue) -> Package:
        account, now = self._desk.kit.account, self._desk.kit.clock.now()
        return Package(
            declaration_id=UUID(kept.id),
            round=kept.round,
            draft=draft,
            institution_name=account.institution.name,
            credit_code=account.institution.credit_code,
            commitment=CommitmentGiven(
                version=catalogue.commitment.version,
                text_sha256=commitment_sha256(catalogue.commitment),
                given_by=account.name,
                given_at=now,
            ),
            frozen_at=now,
            client=f"shenbao {desktop_client.__version__}",
        )

    def _step(self, declaration_id: str, step: Step) -> Row | Refused:
        """Decided on the bureau's newest word, not on what this computer remembers."""
        desk = self._desk
        kept = desk.must(declaration_id)
        if kept.sending not in (Sending.CLEAN, Sending.FAILED):
            return desk.refusal(kept, EVENTS[step]) or Refused((Problem(Code.STEP_NOT_ALLOWED),))
        newest = desk.kit.api.declaration(declaration_id)
        if isinstance(newest, Refusal):
            return newest.refused()
        absorb.take_over(desk.kit, desk.book, newest)
        kept = desk.must(declaration_id)
        refusal = desk.refusal(kept, EVENTS[step])
        if refusal is not None:
            return refusal
        answer = desk.kit.api.step(declaration_id, step, version=newest.version)
        if isinstance(answer, Refusal):
            return answer.refused()
        self._take(kept, answer)
        return desk.row(desk.must(declaration_id))

    def _take(self, kept: Kept, answer: Declaration) -> None:
        desk = self._desk
        desk.book.learn(answer)
        with desk.kit.store.write() as db:
            absorb.take(db, desk.book, kept.row, answer)
        desk.tell(kept.id)


def commitment_sha256(commitment: Commitment) -> str:
    """Over the very text that was shown."""
    return hashlib.sha256(commitment.text.encode()).hexdigest()
