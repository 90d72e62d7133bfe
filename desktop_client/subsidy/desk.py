"""What every part of the subsidy room works with, and the small things they all ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop_client import words
from desktop_client.contract import states
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Project, SubsidyDraft
from desktop_client.contract.states import Role, Sending, SubsidyEvent, SubsidyState
from desktop_client.errors import AppError
from desktop_client.problems import Problem, Refused
from desktop_client.sending.kit import Kit
from desktop_client.sending.service import SendingService
from desktop_client.sending.subsidy_book import SubsidyBook
from desktop_client.store import projects, subsidies
from desktop_client.store.connection import Db
from desktop_client.store.subsidies import Kept
from desktop_client.subsidy.models import SubsidyRow

if TYPE_CHECKING:
    from desktop_client.documents.marks import FormMark
    from desktop_client.gate import Facts

#: Steps that follow by themselves from what is attached; nobody starts them.
BY_ITSELF = frozenset({SubsidyEvent.COMPLETE, SubsidyEvent.REOPEN})


class Papers(Protocol):
    """The part of ``DocumentsService`` that is used here."""

    def facts(self, path: Path) -> Facts: ...

    def mark(self, path: Path) -> FormMark | None: ...


@dataclass(frozen=True, slots=True)
class Desk:
    """``papers`` is asked for when the first file comes; ``practice``: nothing counts here."""

    kit: Kit
    sending: SendingService
    book: SubsidyBook
    papers: Callable[[], Papers]
    practice: bool

    @property
    def db(self) -> Db:
        """For reading on this thread."""
        return self.kit.store.read()

    def must(self, subsidy_id: str, db: Db | None = None) -> Kept:
        """The application, or :class:`AppError` when it has gone."""
        kept = subsidies.get(db or self.db, subsidy_id)
        if kept is None or kept.deleted:
            raise AppError(Code.SUBSIDY_NOT_FOUND)
        return kept

    def project(self, project_id: str, db: Db | None = None) -> Project:
        """A project as last heard, or :class:`AppError`."""
        project = projects.get(db or self.db, project_id)
        if project is None:
            raise AppError(Code.PROJECT_UNKNOWN)
        return project

    def row(self, kept: Kept) -> SubsidyRow:
        """As the list shows it."""
        draft = kept.draft
        return SubsidyRow(
            id=kept.id,
            number=draft.number,
            year=draft.year,
            project_id=draft.project_id,
            project_title=kept.title,
            state=kept.state,
            sending=kept.sending,
            application_form=draft.application_form,
            other_material=draft.other_material,
            findings=kept.findings,
            declared_at=kept.declared_at,
            updated_at=kept.updated_at,
            may=self.may(kept),
        )

    def may(self, kept: Kept) -> frozenset[str]:
        """Events the signed-in person can start now: what both tables allow, and the bureau's setting for clerks."""
        if kept.sending not in states.EDITABLE_SENDING:
            return frozenset()
        allowed = states.events(states.SUBSIDY, kept.state, self.kit.account.role) - BY_ITSELF
        if self.was_submitted(kept):
            allowed -= {SubsidyEvent.DELETE}
        if self.kit.account.role is Role.CLERK and not self._clerks_may_submit():
            allowed -= {SubsidyEvent.SUBMIT, SubsidyEvent.RESUBMIT}
        return frozenset(allowed)

    def refusal(self, kept: Kept, event: SubsidyEvent) -> Refused | None:
        """Why ``event`` cannot be started now."""
        if event in self.may(kept):
            return None
        return refused(self._reason(kept, event), **state_facts(kept.state))

    def was_submitted(self, kept: Kept, db: Db | None = None) -> bool:
        """Whether its history must stay."""
        return kept.round > 1 or subsidies.has_receipts(db or self.db, kept.row)

    def state_of(self, db: Db, kept: Kept, draft: SubsidyDraft) -> SubsidyState:
        """材料准备 or 待提交 once ``draft`` is its content; other states stay."""
        from desktop_client.sending.subsidy_book import prepared

        return prepared(db, kept.state, draft)

    def _clerks_may_submit(self) -> bool:
        catalogue = self.kit.published.catalogue()
        return catalogue is None or catalogue.clerks_may_submit

    def _reason(self, kept: Kept, event: SubsidyEvent) -> Code:
        by_sending = {
            Sending.CONFLICT: Code.SUBSIDY_CHANGED_ELSEWHERE,
            Sending.UNKNOWN: Code.SENDING_UNKNOWN,
            Sending.QUEUED: Code.SENDING_QUEUED,
            Sending.SENDING: Code.SENDING_QUEUED,
        }
        if kept.sending in by_sending:
            return by_sending[kept.sending]
        if event is SubsidyEvent.CHANGE:
            return Code.SUBSIDY_NOT_EDITABLE
        allowed = any(step.event == event and kept.state in step.sources for step in states.SUBSIDY)
        kept_for_good = event is SubsidyEvent.DELETE and self.was_submitted(kept)
        return Code.NOT_ALLOWED if allowed and not kept_for_good else Code.SUBSIDY_STEP_NOT_ALLOWED


def state_facts(state: SubsidyState) -> dict[str, str]:
    """A state in a sentence."""
    return {"state": words.word(state, "zh"), "state_en": words.word(state, "en")}


def refused(code: Code, place: str = "", **facts: str) -> Refused:
    """One reason."""
    return Refused((Problem(code, place=place, facts=facts),))
