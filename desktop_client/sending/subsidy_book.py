"""Subsidy applications for the engine of sending: their table here, their endpoints there."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_client import events
from desktop_client.api.client import Refusal
from desktop_client.contract import states
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import (
    Subsidy,
    SubsidyDraft,
    SubsidyPackage,
    SubsidyPage,
    SubsidyReceipt,
)
from desktop_client.contract.states import OPEN_SUBSIDY, Role, Sending, SubsidyEvent, SubsidyState
from desktop_client.problems import Refused
from desktop_client.sending import content
from desktop_client.sending.books import AnyReceipt, Faults, Subject, Versions
from desktop_client.sending.files import Outgoing
from desktop_client.sending.kit import Kit
from desktop_client.sending.matter import Matter
from desktop_client.store import facts, projects, subsidies
from desktop_client.store.connection import Db
from desktop_client.store.subsidies import Kept

#: States in which reasons of the reviewer still wait for somebody.
WITH_FINDINGS = OPEN_SUBSIDY | {SubsidyState.REJECTED}


class SubsidyBook:
    """补贴申报 as :class:`books.Book` asks for it."""

    matter = Matter.SUBSIDY
    cursor = facts.SUBSIDY_CURSOR
    faults = Faults(
        not_found=Code.SUBSIDY_NOT_FOUND,
        changed_elsewhere=Code.SUBSIDY_CHANGED_ELSEWHERE,
        step_not_allowed=Code.SUBSIDY_STEP_NOT_ALLOWED,
    )

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    # -- this computer's memory -------------------------------------------------------------------------

    def get(self, db: Db, record_id: str) -> Kept | None:
        return subsidies.get(db, record_id)

    def with_sending(self, db: Db, *states: Sending) -> list[Kept]:
        return subsidies.with_sending(db, *states)

    def deleted(self, db: Db) -> list[Kept]:
        return subsidies.deleted(db)

    def many(self, db: Db) -> Mapping[Sending, int]:
        return subsidies.many(db)

    def change(self, db: Db, row: int, **columns: object) -> None:
        subsidies.change(db, row, **columns)

    def remove(self, db: Db, row: int) -> None:
        subsidies.remove(db, row)

    def draft(self, _db: Db, kept: Kept) -> SubsidyDraft:
        return kept.draft

    def versions(self, db: Db, row: int) -> Versions[Subsidy]:
        beside = subsidies.beside(db, row)
        return Versions(beside.bureau, beside.theirs)

    def add(self, db: Db, theirs: Subsidy) -> int:
        return subsidies.insert(
            db,
            id=str(theirs.id),
            title=theirs.project_title,
            state=theirs.state,
            sending=Sending.CLEAN,
            draft=theirs.draft,
            created_at=theirs.created_at,
            updated_at=theirs.updated_at,
            version=theirs.version,
        )

    def put_theirs(self, db: Db, row: int, theirs: Subsidy | None) -> None:
        subsidies.put_theirs(db, row, theirs)

    def put_content(self, db: Db, row: int, theirs: Subsidy) -> None:
        subsidies.change(db, row, draft=theirs.draft)

    def put_standing(self, db: Db, row: int, theirs: Subsidy) -> None:
        """The number is the bureau's to settle; 材料准备 or 待提交 goes by what is attached here."""
        kept = subsidies.by_row(db, row)
        draft = kept.draft.model_copy(update={"number": theirs.draft.number})
        if subsidies.beside(db, row).filed is None or theirs.state not in OPEN_SUBSIDY:
            subsidies.put_filed(db, row, theirs.draft)
        subsidies.put_bureau(db, row, theirs)
        subsidies.change(
            db,
            row,
            draft=draft,
            title=theirs.project_title,
            state=prepared(db, theirs.state, draft),
            round=theirs.round,
            findings=len(theirs.findings) if theirs.state in WITH_FINDINGS else 0,
            declared_at=theirs.declared_at,
        )

    def put_filed(self, db: Db, row: int, draft: SubsidyDraft) -> None:
        subsidies.put_filed(db, row, draft)

    def subject(self, kept: Kept) -> Subject:
        return Subject(kept.draft.number, kept.draft.year, kept.title)

    # -- telling contents apart -------------------------------------------------------------------------

    def digest(self, draft: SubsidyDraft) -> str:
        return content.subsidy_digest(draft)

    def frozen(self, body: bytes) -> SubsidyDraft:
        return SubsidyPackage.model_validate_json(body).draft

    def is_open(self, theirs: Subsidy) -> bool:
        return theirs.state in OPEN_SUBSIDY

    def may_be_filed(self, theirs: Subsidy, role: Role) -> bool:
        """Also from 材料准备 there: the package brings what the bureau's draft still lacks."""
        if theirs.state is SubsidyState.NEEDS_CORRECTION:
            return _allows(theirs.state, SubsidyEvent.RESUBMIT, role)
        is_open = theirs.state in OPEN_SUBSIDY
        return is_open and _allows(SubsidyState.READY, SubsidyEvent.SUBMIT, role)

    # -- the bureau -------------------------------------------------------------------------------------

    def fetch(self, record_id: str) -> Subsidy | Refusal:
        return self._kit.api.subsidy(record_id)

    def save(self, record_id: str, draft: SubsidyDraft, *, version: int | None) -> Subsidy | Refusal:
        return self._kit.api.save_subsidy(record_id, draft, version=version)

    def delete(self, record_id: str, *, version: int) -> Refusal | None:
        return self._kit.api.delete_subsidy(record_id, version=version)

    def changes(self, cursor: str) -> SubsidyPage | Refusal:
        return self._kit.api.subsidy_changes(cursor)

    def send_files(self, draft: SubsidyDraft, *, certain: bool = False) -> Refused | None:
        materials = (draft.application_form, draft.other_material)
        files = (Outgoing(item.sha256, item.name, item.bytes) for item in materials if item)
        return self._kit.files.send(files, certain=certain)

    def submit(self, record_id: str, body: bytes, *, key: str, sha256: str) -> SubsidyReceipt | Refusal:
        return self._kit.api.submit_subsidy(record_id, body, key=key, sha256=sha256)

    def ask(self, key: str) -> SubsidyReceipt | Refusal:
        return self._kit.api.subsidy_submission(key)

    def subject_of(self, receipt: AnyReceipt) -> str:
        return str(receipt.subsidy_id) if isinstance(receipt, SubsidyReceipt) else ""

    def learn(self, theirs: Subsidy) -> None:
        """Nothing more is needed: a project that is not here is fetched with the list of projects."""

    # -- news -------------------------------------------------------------------------------------------

    def changed(self, record_id: str) -> events.Event:
        return events.SubsidyChanged(record_id)

    def changed_many(self) -> events.Event:
        return events.SubsidiesChanged()


def prepared(db: Db, state: SubsidyState, draft: SubsidyDraft) -> SubsidyState:
    """材料准备 or 待提交 by what ``draft`` names and its project demands."""
    project = projects.get(db, draft.project_id)
    return states.by_materials(
        state,
        has_form=draft.application_form is not None,
        has_other=draft.other_material is not None,
        needs_other=project is not None and project.other_material == "required",
    )


def _allows(state: SubsidyState, event: SubsidyEvent, role: Role) -> bool:
    return states.find(states.SUBSIDY, state, event, role) is not None
