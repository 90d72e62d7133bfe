"""Take over what the bureau says about a declaration without losing what was typed here."""

from __future__ import annotations

from enum import Enum

from desktop_client.contract import states
from desktop_client.contract.messages import Declaration
from desktop_client.contract.scheme import Scheme
from desktop_client.contract.states import DeclarationState, Role, Sending, SendingEvent
from desktop_client.sending import content
from desktop_client.store import declarations
from desktop_client.store.connection import Db
from desktop_client.store.declarations import Kept

#: States in which the content is open for filling.
EDITABLE = frozenset({DeclarationState.FILLING, DeclarationState.NEEDS_CORRECTION})
#: States in which reasons of the reviewer still wait for somebody.
WITH_FINDINGS = frozenset(
    {DeclarationState.FILLING, DeclarationState.NEEDS_CORRECTION, DeclarationState.REJECTED}
)
#: A package is on its way: what the bureau says is taken over when that has ended.
ON_ITS_WAY = frozenset({Sending.QUEUED, Sending.SENDING, Sending.UNKNOWN})


class Absorbed(Enum):
    NOTHING = "nothing"
    TAKEN = "taken"
    CONFLICT = "conflict"


def absorb(db: Db, theirs: Declaration, scheme: Scheme | None) -> Absorbed:
    """Inside a transaction. Where both sides have changed the content, both are kept and the state is ``conflict``."""
    kept = declarations.get(db, str(theirs.id))
    if kept is None:
        take(db, _add(db, theirs), theirs, scheme)
        return Absorbed.TAKEN
    if kept.sending in ON_ITS_WAY or (kept.version is not None and theirs.version <= kept.version):
        return Absorbed.NOTHING
    if kept.sending is Sending.CONFLICT:
        return _newer_conflict(db, kept, theirs)
    if not kept.unsaved or kept.deleted:
        take(db, kept.row, theirs, scheme)
        return Absorbed.TAKEN
    return _meet(db, kept, theirs)


def take(db: Db, row: int, theirs: Declaration, scheme: Scheme | None) -> None:
    """The bureau's record, content and all."""
    declarations.replace_content(db, row, theirs.draft)
    take_standing(db, row, theirs)
    done, total = content.progress(scheme, theirs.draft)
    declarations.change(
        db,
        row,
        sending=Sending.CLEAN,
        saved_edit=_edit(db, theirs),
        answered=done,
        total=total,
        pushing="",
        deleted=0,
        problems=(),
        updated_at=theirs.updated_at,
    )


def take_standing(db: Db, row: int, theirs: Declaration) -> None:
    """Everything but the content: number, state, round, findings, grade, version."""
    draft = theirs.draft
    before = declarations.beside(db, row)
    if before.filed is None or theirs.state not in EDITABLE:
        declarations.put_filed(db, row, draft.answers)
    declarations.put_bureau(db, row, theirs)
    declarations.put_theirs(db, row, None)
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
        version=theirs.version,
    )


def saved(db: Db, kept: Kept, theirs: Declaration, *, edit: int) -> None:
    """The bureau has the content as it was at local change ``edit``; later changes stay to be saved."""
    take_standing(db, kept.row, theirs)
    declarations.change(db, kept.row, saved_edit=edit, pushing="")
    if kept.edit == edit and kept.sending is Sending.DIRTY:
        declarations.change(db, kept.row, sending=moved(Sending.DIRTY, SendingEvent.SAVED), problems=())


def moved(state: Sending, event: SendingEvent, role: Role = Role.SYSTEM) -> Sending:
    """What becomes of a sending state; the table knows every step that is ever taken."""
    step = states.find(states.SENDING, state, event, role)
    if step is None or step.target is None:
        raise ValueError(f"{event} in {state}")
    return Sending(step.target)


def _meet(db: Db, kept: Kept, theirs: Declaration) -> Absorbed:
    """Something is unsaved here and something is new there."""
    mine = declarations.draft(db, kept)
    said = content.digest(theirs.draft)
    if said == content.digest(mine):
        saved(db, kept, theirs, edit=kept.edit)
        return Absorbed.TAKEN
    before = declarations.beside(db, kept.row).bureau
    untouched = before is not None and said == content.digest(before.draft)
    if (untouched or said in kept.pushing) and theirs.state in EDITABLE:
        # Only the standing changed there, or it is our own earlier save whose answer was lost.
        take_standing(db, kept.row, theirs)
        return Absorbed.TAKEN
    declarations.put_theirs(db, kept.row, theirs)
    declarations.change(db, kept.row, sending=_conflicting(kept.sending))
    return Absorbed.CONFLICT


def _newer_conflict(db: Db, kept: Kept, theirs: Declaration) -> Absorbed:
    before = declarations.beside(db, kept.row).theirs
    if before is not None and before.version >= theirs.version:
        return Absorbed.NOTHING
    declarations.put_theirs(db, kept.row, theirs)
    return Absorbed.CONFLICT


def _conflicting(state: Sending) -> Sending:
    dirty = Sending.DIRTY if state is Sending.CLEAN else state
    return moved(dirty, SendingEvent.SERVER_NEWER)


def _add(db: Db, theirs: Declaration) -> int:
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


def _edit(db: Db, theirs: Declaration) -> int:
    kept = declarations.get(db, str(theirs.id))
    return kept.edit if kept else 0
