"""Declarations for the engine of sending: their table here, their endpoints there."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_client import events
from desktop_client.api.client import Refusal
from desktop_client.contract import states
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Declaration, DeclarationPage, Draft, Package, Receipt
from desktop_client.contract.states import DeclarationEvent, DeclarationState, Role, Sending
from desktop_client.problems import Refused
from desktop_client.sending import content
from desktop_client.sending.absorb import EDITABLE
from desktop_client.sending.books import AnyReceipt, Faults, Subject, Versions
from desktop_client.sending.files import Outgoing
from desktop_client.sending.kit import Kit
from desktop_client.sending.matter import Matter
from desktop_client.store import declarations, facts
from desktop_client.store.connection import Db
from desktop_client.store.declarations import Kept

#: States in which reasons of the reviewer still wait for somebody.
WITH_FINDINGS = frozenset(
    {DeclarationState.FILLING, DeclarationState.NEEDS_CORRECTION, DeclarationState.REJECTED}
)


class DeclarationBook:
    """分类分级申报 as :class:`books.Book` asks for it."""

    matter = Matter.DECLARATION
    cursor = facts.CURSOR
    faults = Faults(
        not_found=Code.DECLARATION_NOT_FOUND,
        changed_elsewhere=Code.DECLARATION_CHANGED_ELSEWHERE,
        step_not_allowed=Code.STEP_NOT_ALLOWED,
    )

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    # -- this computer's memory -------------------------------------------------------------------------

    def get(self, db: Db, record_id: str) -> Kept | None:
        return declarations.get(db, record_id)

    def with_sending(self, db: Db, *states: Sending) -> list[Kept]:
        return declarations.with_sending(db, *states)

    def deleted(self, db: Db) -> list[Kept]:
        return declarations.where(db, "deleted = 1")

    def many(self, db: Db) -> Mapping[Sending, int]:
        return declarations.many(db)

    def change(self, db: Db, row: int, **columns: object) -> None:
        declarations.change(db, row, **columns)

    def remove(self, db: Db, row: int) -> None:
        declarations.remove(db, row)

    def draft(self, db: Db, kept: Kept) -> Draft:
        return declarations.draft(db, kept)

    def versions(self, db: Db, row: int) -> Versions[Declaration]:
        beside = declarations.beside(db, row)
        return Versions(beside.bureau, beside.theirs)

    def add(self, db: Db, theirs: Declaration) -> int:
        draft = theirs.draft
        return declarations.insert(
            db,
            id=str(theirs.id),
            number=draft.number,
            year=draft.year,
            category=draft.category,
            kind=draft.kind,
            state=theirs.state,
            sending=Sending.CLEAN,
            scheme_id=draft.scheme_id,
            scheme_version=draft.scheme_version,
            base_award=str(draft.base_award) if draft.base_award else None,
            created_at=theirs.created_at,
            updated_at=theirs.updated_at,
            version=theirs.version,
        )

    def put_theirs(self, db: Db, row: int, theirs: Declaration | None) -> None:
        declarations.put_theirs(db, row, theirs)

    def put_content(self, db: Db, row: int, theirs: Declaration) -> None:
        draft = theirs.draft
        declarations.replace_content(db, row, draft)
        scheme = self._kit.schemes.get(draft.scheme_id, draft.scheme_version)
        done, total = content.progress(scheme, draft)
        declarations.change(db, row, answered=done, total=total)

    def put_standing(self, db: Db, row: int, theirs: Declaration) -> None:
        draft = theirs.draft
        if declarations.beside(db, row).filed is None or theirs.state not in EDITABLE:
            declarations.put_filed(db, row, draft.answers)
        declarations.put_bureau(db, row, theirs)
        declarations.change(
            db,
            row,
            number=draft.number,
            state=theirs.state,
            round=theirs.round,
            findings=len(theirs.findings) if theirs.state in WITH_FINDINGS else 0,
            grade=theirs.grade,
            declared_at=theirs.declared_at,
            correction_due=theirs.correction_due,
        )

    def put_filed(self, db: Db, row: int, draft: Draft) -> None:
        declarations.put_filed(db, row, draft.answers)

    def subject(self, kept: Kept) -> Subject:
        named = self._kit.published.categories().get(kept.category)
        return Subject(kept.number, kept.year, named.title if named else kept.category, kept.kind)

    # -- telling contents apart -------------------------------------------------------------------------

    def digest(self, draft: Draft) -> str:
        return content.digest(draft)

    def frozen(self, body: bytes) -> Draft:
        return Package.model_validate_json(body).draft

    def is_open(self, theirs: Declaration) -> bool:
        return theirs.state in EDITABLE

    def may_be_filed(self, theirs: Declaration, role: Role) -> bool:
        correcting = theirs.state is DeclarationState.NEEDS_CORRECTION
        event = DeclarationEvent.RESUBMIT if correcting else DeclarationEvent.SUBMIT
        return states.find(states.DECLARATION, theirs.state, event, role) is not None

    # -- the bureau -------------------------------------------------------------------------------------

    def fetch(self, record_id: str) -> Declaration | Refusal:
        return self._kit.api.declaration(record_id)

    def save(self, record_id: str, draft: Draft, *, version: int | None) -> Declaration | Refusal:
        return self._kit.api.save_draft(record_id, draft, version=version)

    def delete(self, record_id: str, *, version: int) -> Refusal | None:
        return self._kit.api.delete(record_id, version=version)

    def changes(self, cursor: str) -> DeclarationPage | Refusal:
        return self._kit.api.changes(cursor)

    def send_files(self, draft: Draft, *, certain: bool = False) -> Refused | None:
        files = (
            Outgoing(item.sha256, item.name, item.bytes, item.media_type)
            for answer in draft.answers
            for item in answer.evidence
        )
        return self._kit.files.send(files, certain=certain)

    def submit(self, record_id: str, body: bytes, *, key: str, sha256: str) -> Receipt | Refusal:
        return self._kit.api.submit(record_id, body, key=key, sha256=sha256)

    def ask(self, key: str) -> Receipt | Refusal:
        return self._kit.api.submission(key)

    def subject_of(self, receipt: AnyReceipt) -> str:
        return str(receipt.declaration_id) if isinstance(receipt, Receipt) else ""

    def learn(self, theirs: Declaration) -> None:
        """The scheme under which it is filled."""
        self._kit.scheme(theirs.draft.scheme_id, theirs.draft.scheme_version)

    # -- news -------------------------------------------------------------------------------------------

    def changed(self, record_id: str) -> events.Event:
        return events.DeclarationChanged(record_id)

    def changed_many(self) -> events.Event:
        return events.DeclarationsChanged()
