"""Take over what the bureau says about a record without losing what was typed here."""

from __future__ import annotations

from enum import Enum

from desktop_client.contract import states
from desktop_client.contract.states import DeclarationState, Role, Sending, SendingEvent
from desktop_client.sending.books import Book, D, K, R
from desktop_client.sending.kit import Kit
from desktop_client.store.connection import Db

#: States of a declaration in which the content is open for filling.
EDITABLE = frozenset({DeclarationState.FILLING, DeclarationState.NEEDS_CORRECTION})
#: A package is on its way: what the bureau says is taken over when that has ended.
ON_ITS_WAY = frozenset({Sending.QUEUED, Sending.SENDING, Sending.UNKNOWN})


class Absorbed(Enum):
    NOTHING = "nothing"
    TAKEN = "taken"
    CONFLICT = "conflict"


def take_over(kit: Kit, book: Book[K, R, D], theirs: R, *, tell: bool = True) -> Absorbed:
    """Let the bureau's record into the store, and tell whoever shows it."""
    book.learn(theirs)
    with kit.store.write() as db:
        done = absorb(db, book, theirs)
    if tell and done is not Absorbed.NOTHING:
        kit.bus.publish(book.changed(str(theirs.id)))
    return done


def absorb(db: Db, book: Book[K, R, D], theirs: R) -> Absorbed:
    """Inside a transaction. Where both sides have changed the content, both are kept and the state is ``conflict``."""
    kept = book.get(db, str(theirs.id))
    if kept is None:
        take(db, book, book.add(db, theirs), theirs)
        return Absorbed.TAKEN
    if kept.sending in ON_ITS_WAY or (kept.version is not None and theirs.version <= kept.version):
        return Absorbed.NOTHING
    if kept.sending is Sending.CONFLICT:
        return _newer_conflict(db, book, kept, theirs)
    if not kept.unsaved or kept.deleted:
        take(db, book, kept.row, theirs)
        return Absorbed.TAKEN
    return _meet(db, book, kept, theirs)


def take(db: Db, book: Book[K, R, D], row: int, theirs: R) -> None:
    """The bureau's record, content and all."""
    book.put_content(db, row, theirs)
    take_standing(db, book, row, theirs)
    kept = book.get(db, str(theirs.id))
    book.change(
        db,
        row,
        sending=Sending.CLEAN,
        saved_edit=kept.edit if kept else 0,
        pushing="",
        deleted=0,
        problems=(),
        updated_at=theirs.updated_at,
    )


def take_standing(db: Db, book: Book[K, R, D], row: int, theirs: R) -> None:
    """Everything but the content: number, state, round, findings, version."""
    book.put_standing(db, row, theirs)
    book.put_theirs(db, row, None)
    book.change(db, row, version=theirs.version)


def saved(db: Db, book: Book[K, R, D], kept: K, theirs: R, *, edit: int) -> None:
    """The bureau has the content as it was at local change ``edit``; later changes stay to be saved."""
    take_standing(db, book, kept.row, theirs)
    book.change(db, kept.row, saved_edit=edit, pushing="")
    if kept.edit == edit and kept.sending is Sending.DIRTY:
        book.change(db, kept.row, sending=moved(Sending.DIRTY, SendingEvent.SAVED), problems=())


def moved(state: Sending, event: SendingEvent, role: Role = Role.SYSTEM) -> Sending:
    """What becomes of a sending state; the table knows every step that is ever taken."""
    step = states.find(states.SENDING, state, event, role)
    if step is None or step.target is None:
        raise ValueError(f"{event} in {state}")
    return Sending(step.target)


def _meet(db: Db, book: Book[K, R, D], kept: K, theirs: R) -> Absorbed:
    """Something is unsaved here and something is new there."""
    said = book.digest(theirs.draft)
    if said == book.digest(book.draft(db, kept)):
        saved(db, book, kept, theirs, edit=kept.edit)
        return Absorbed.TAKEN
    before = book.versions(db, kept.row).bureau
    untouched = before is not None and said == book.digest(before.draft)
    if (untouched or said in kept.pushing) and book.is_open(theirs):
        # Only the standing changed there, or it is our own earlier save whose answer was lost.
        take_standing(db, book, kept.row, theirs)
        return Absorbed.TAKEN
    book.put_theirs(db, kept.row, theirs)
    book.change(db, kept.row, sending=_conflicting(kept.sending))
    return Absorbed.CONFLICT


def _newer_conflict(db: Db, book: Book[K, R, D], kept: K, theirs: R) -> Absorbed:
    before = book.versions(db, kept.row).theirs
    if before is not None and before.version >= theirs.version:
        return Absorbed.NOTHING
    book.put_theirs(db, kept.row, theirs)
    return Absorbed.CONFLICT


def _conflicting(state: Sending) -> Sending:
    dirty = Sending.DIRTY if state is Sending.CLEAN else state
    return moved(dirty, SendingEvent.SERVER_NEWER)
