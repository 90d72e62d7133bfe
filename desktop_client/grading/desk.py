"""What every part of the grading room works with, and the small things they all ask for."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_client import events
from desktop_client.contract import states
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Catalogue, Category
from desktop_client.contract.scheme import Criterion, Scheme
from desktop_client.contract.states import DeclarationEvent, DeclarationState, Sending
from desktop_client.errors import AppError
from desktop_client.grading.models import Row
from desktop_client.problems import Problem, Refused
from desktop_client.sending.declaration_book import DeclarationBook
from desktop_client.sending.kit import Kit
from desktop_client.sending.service import SendingService
from desktop_client.store import declarations
from desktop_client.store.connection import Db
from desktop_client.store.declarations import Kept


@dataclass(frozen=True, slots=True)
class Desk:
    kit: Kit
    sending: SendingService
    book: DeclarationBook

    @property
    def db(self) -> Db:
        """For reading on this thread."""
        return self.kit.store.read()

    def catalogue(self) -> Catalogue:
        """What the bureau published, as last heard; never asked for over the network here."""
        catalogue = self.kit.published.catalogue()
        if catalogue is None:
            raise AppError(Code.SCHEME_NOT_CACHED)
        return catalogue

    def categories(self) -> dict[str, Category]:
        """By code; empty before the first synchronisation."""
        return self.kit.published.categories()

    def scheme(self, scheme_id: str, version: str) -> Scheme:
        """From this computer; a declaration's scheme came with it."""
        scheme = self.kit.schemes.get(scheme_id, version)
        if scheme is None:
            raise AppError(Code.SCHEME_NOT_CACHED)
        return scheme

    def scheme_of(self, kept: Kept) -> Scheme:
        return self.scheme(kept.scheme_id, kept.scheme_version)

    def must(self, declaration_id: str, db: Db | None = None) -> Kept:
        """The declaration, or :class:`AppError` when it has gone."""
        kept = declarations.get(db or self.db, declaration_id)
        if kept is None or kept.deleted:
            raise AppError(Code.DECLARATION_NOT_FOUND)
        return kept

    def row(self, kept: Kept, categories: dict[str, Category] | None = None) -> Row:
        """As the list shows it."""
        known = self.categories() if categories is None else categories
        institution = self.kit.account.institution
        return Row(
            id=kept.id,
            number=kept.number,
            year=kept.year,
            institution_name=institution.name,
            credit_code=institution.credit_code,
            category=kept.category,
            category_title=known[kept.category].title if kept.category in known else kept.category,
            kind=kept.kind,
            state=kept.state,
            sending=kept.sending,
            answered=kept.answered,
            total=kept.total,
            findings=kept.findings,
            grade=kept.grade,
            declared_at=kept.declared_at,
            updated_at=kept.updated_at,
        )

    def may(self, kept: Kept) -> frozenset[str]:
        """Events the signed-in person can start now: what both tables allow, and the bureau's setting for clerks."""
        if kept.sending not in states.EDITABLE_SENDING:
            return frozenset()
        allowed = states.events(states.DECLARATION, kept.state, self.kit.account.role)
        if kept.state is DeclarationState.FILLING and not self._never_filed(kept):
            allowed -= {DeclarationEvent.DELETE}
        if self.kit.account.role is states.Role.CLERK and not self._clerks_may_submit():
            allowed -= {DeclarationEvent.SUBMIT, DeclarationEvent.RESUBMIT}
        return frozenset(allowed)

    def refusal(self, kept: Kept, event: DeclarationEvent) -> Refused | None:
        """Why ``event`` cannot be started now."""
        if event in self.may(kept):
            return None
        return Refused((Problem(self._reason(kept, event)),))

    def criterion(self, kept: Kept, code: str) -> Criterion | None:
        """The question, if it is asked of this category."""
        return next(
            (item for item in self.scheme_of(kept).criteria(kept.category) if item.code == code), None
        )

    def case(self, kept: Kept) -> dict[str, str]:
        """The facts that name a declaration in a sentence."""
        named = self.categories().get(kept.category)
        english = {"category_en": named.title_en} if named and named.title_en else {}
        return {"category": named.title if named else kept.category, **english, "year": str(kept.year)}

    def tell(self, declaration_id: str) -> None:
        self.kit.bus.publish(events.DeclarationChanged(declaration_id))

    def _never_filed(self, kept: Kept) -> bool:
        return kept.round == 1 and not declarations.has_receipts(self.db, kept.row)

    def _clerks_may_submit(self) -> bool:
        catalogue = self.kit.published.catalogue()
        return catalogue is None or catalogue.clerks_may_submit

    def _reason(self, kept: Kept, event: DeclarationEvent) -> Code:
        if kept.sending is Sending.CONFLICT:
            return Code.DECLARATION_CHANGED_ELSEWHERE
        if kept.sending is Sending.UNKNOWN:
            return Code.SENDING_UNKNOWN
        if kept.sending in (Sending.QUEUED, Sending.SENDING):
            return Code.SENDING_QUEUED
        if event is DeclarationEvent.ANSWER:
            return Code.DECLARATION_NOT_EDITABLE
        if event is DeclarationEvent.DELETE and kept.state is DeclarationState.FILLING:
            return Code.STEP_NOT_ALLOWED  # filed before: its history must stay
        allowed = any(step.event == event and kept.state in step.sources for step in states.DECLARATION)
        return Code.NOT_ALLOWED if allowed else Code.STEP_NOT_ALLOWED
