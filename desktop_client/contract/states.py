"""The state tables of everything that is filed: who may do what, when, and what becomes of it.

A table is a tuple of :class:`Step`; the bureau enforces it in transactions, the client computes from it what is
enabled. Business states are the bureau's word. :class:`Sending` is the local axis and never mixed with them.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Word(StrEnum):
    """A closed set whose members travel as their plain lower-case text."""


class Role(Word):
    CLERK = "clerk"
    MANAGER = "manager"
    REVIEWER = "reviewer"
    SYSTEM_ADMIN = "system_admin"
    SYSTEM = "system"  # the program or the server, by rule
    VISITOR = "visitor"  # not signed in


class Kind(Word):
    ASSESS = "assess"
    UPGRADE = "upgrade"
    KEEP = "keep"


class DeclarationState(Word):
    FILLING = "filling"
    AWAITING_INSTITUTION = "awaiting_institution"
    AWAITING_REVIEW = "awaiting_review"
    IN_REVIEW = "in_review"
    NEEDS_CORRECTION = "needs_correction"
    REJECTED = "rejected"
    GRADED = "graded"
    TERMINATED = "terminated"
    SUSPENDED = "suspended"


class DeclarationEvent(Word):
    ANSWER = "answer"
    DELETE = "delete"
    ASK_INSTITUTION = "ask_institution"
    RETURN_TO_CLERK = "return_to_clerk"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    TAKE = "take"
    ASK_CORRECTION = "ask_correction"
    RESUBMIT = "resubmit"
    CORRECTION_EXPIRED = "correction_expired"
    REJECT = "reject"
    REVISE = "revise"
    ABANDON = "abandon"
    GRADE = "grade"
    SUSPEND = "suspend"


class SubsidyState(Word):
    PREPARING = "preparing"
    READY = "ready"
    AWAITING_REVIEW = "awaiting_review"
    IN_REVIEW = "in_review"
    NEEDS_CORRECTION = "needs_correction"
    REJECTED = "rejected"
    APPROVED = "approved"
    PUBLICISED = "publicised"
    PAID = "paid"


class SubsidyEvent(Word):
    CHANGE = "change"
    COMPLETE = "complete"
    REOPEN = "reopen"
    DELETE = "delete"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    TAKE = "take"
    PASS_STEP = "pass_step"
    ASK_CORRECTION = "ask_correction"
    RESUBMIT = "resubmit"
    REJECT = "reject"
    REVISE = "revise"
    APPROVE = "approve"
    PUBLICISE = "publicise"
    PAY = "pay"


class Material(Word):
    """The two uploads of a subsidy application (source 003, figure 15)."""

    APPLICATION_FORM = "application_form"
    OTHER_MATERIAL = "other_material"


class GradeState(Word):
    ACTIVE = "active"
    EXPIRING = "expiring"
    RENEWING = "renewing"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    REVOKED = "revoked"


class GradeEvent(Word):
    WINDOW_OPENS = "window_opens"
    UPGRADED = "upgraded"
    KEPT = "kept"
    EXPIRES_WITH_OPEN_CASE = "expires_with_open_case"
    EXPIRES = "expires"
    REVOKE = "revoke"


class InstitutionState(Word):
    AWAITING_REVIEW = "awaiting_review"
    REFUSED = "refused"
    AWAITING_ACTIVATION = "awaiting_activation"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class InstitutionEvent(Word):
    APPROVE = "approve"
    REFUSE = "refuse"
    RESUBMIT = "resubmit"
    ACTIVATE = "activate"
    SUSPEND = "suspend"
    RESUME = "resume"
    CLOSE = "close"


class AccountState(Word):
    AWAITING_INSTITUTION = "awaiting_institution"
    REFUSED = "refused"
    AWAITING_ACTIVATION = "awaiting_activation"
    ACTIVE = "active"
    LOCKED = "locked"
    DISABLED = "disabled"


class AccountEvent(Word):
    APPROVE = "approve"
    REFUSE = "refuse"
    RESUBMIT = "resubmit"
    ACTIVATE = "activate"
    LOCK = "lock"
    UNLOCK = "unlock"
    CHANGE_PASSWORD = "change_password"
    DISABLE = "disable"


class Sending(Word):
    """Where a record stands between this computer and the bureau (the local axis)."""

    CLEAN = "clean"
    DIRTY = "dirty"
    QUEUED = "queued"
    SENDING = "sending"
    UNKNOWN = "unknown"
    FAILED = "failed"
    CONFLICT = "conflict"


class SendingEvent(Word):
    EDIT = "edit"
    SAVED = "saved"
    QUEUE = "queue"
    CANCEL = "cancel"
    START = "start"
    RECEIPT = "receipt"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"
    FOUND = "found"
    NOT_FOUND = "not_found"
    SERVER_NEWER = "server_newer"
    RESOLVE = "resolve"


class Step(NamedTuple):
    """One row of a state table: from ``sources``, on ``event`` by one of ``roles``, to ``target`` (None: deleted)."""

    sources: tuple[Word, ...]
    event: Word
    target: Word | None
    roles: tuple[Role, ...]


_D, _E = DeclarationState, DeclarationEvent
_FILERS = (Role.CLERK, Role.MANAGER)

DECLARATION: tuple[Step, ...] = (
    Step((_D.FILLING,), _E.ANSWER, _D.FILLING, _FILERS),
    Step((_D.NEEDS_CORRECTION,), _E.ANSWER, _D.NEEDS_CORRECTION, _FILERS),
    Step((_D.FILLING,), _E.DELETE, None, _FILERS),
    Step((_D.FILLING,), _E.ASK_INSTITUTION, _D.AWAITING_INSTITUTION, (Role.CLERK,)),
    Step((_D.AWAITING_INSTITUTION,), _E.RETURN_TO_CLERK, _D.FILLING, (Role.MANAGER,)),
    Step((_D.FILLING, _D.AWAITING_INSTITUTION), _E.SUBMIT, _D.AWAITING_REVIEW, _FILERS),
    Step((_D.AWAITING_REVIEW,), _E.WITHDRAW, _D.FILLING, (Role.MANAGER,)),
    Step((_D.AWAITING_REVIEW,), _E.TAKE, _D.IN_REVIEW, (Role.REVIEWER,)),
    Step((_D.IN_REVIEW,), _E.ASK_CORRECTION, _D.NEEDS_CORRECTION, (Role.REVIEWER,)),
    Step((_D.NEEDS_CORRECTION,), _E.RESUBMIT, _D.IN_REVIEW, _FILERS),
    Step((_D.NEEDS_CORRECTION,), _E.CORRECTION_EXPIRED, _D.REJECTED, (Role.SYSTEM,)),
    Step((_D.IN_REVIEW,), _E.REJECT, _D.REJECTED, (Role.REVIEWER,)),
    Step((_D.REJECTED,), _E.REVISE, _D.FILLING, _FILERS),
    Step((_D.REJECTED,), _E.ABANDON, _D.TERMINATED, (Role.MANAGER,)),
    Step((_D.IN_REVIEW,), _E.GRADE, _D.GRADED, (Role.REVIEWER,)),
    Step(
        (
            _D.FILLING,
            _D.AWAITING_INSTITUTION,
            _D.AWAITING_REVIEW,
            _D.IN_REVIEW,
            _D.NEEDS_CORRECTION,
            _D.REJECTED,
        ),
        _E.SUSPEND,
        _D.SUSPENDED,
        (Role.SYSTEM_ADMIN,),
    ),
)

#: States in which a declaration still occupies its institution x category x year.
OPEN_DECLARATION = frozenset(
    {_D.FILLING, _D.AWAITING_INSTITUTION, _D.AWAITING_REVIEW, _D.IN_REVIEW, _D.NEEDS_CORRECTION, _D.REJECTED}
)

_Y, _YE = SubsidyState, SubsidyEvent

#: A subsidy application: ``ready`` (待提交) as soon as everything the project demands is attached, several steps of
#: review (``pass_step`` stays in review, the last one is ``approve``).
SUBSIDY: tuple[Step, ...] = (
    Step((_Y.PREPARING,), _YE.CHANGE, _Y.PREPARING, _FILERS),
    Step((_Y.READY,), _YE.CHANGE, _Y.READY, _FILERS),
    Step((_Y.NEEDS_CORRECTION,), _YE.CHANGE, _Y.NEEDS_CORRECTION, _FILERS),
    Step((_Y.PREPARING,), _YE.COMPLETE, _Y.READY, _FILERS),
    Step((_Y.READY,), _YE.REOPEN, _Y.PREPARING, _FILERS),
    Step((_Y.PREPARING, _Y.READY), _YE.DELETE, None, _FILERS),
    Step((_Y.READY,), _YE.SUBMIT, _Y.AWAITING_REVIEW, _FILERS),
    Step((_Y.AWAITING_REVIEW,), _YE.WITHDRAW, _Y.READY, (Role.MANAGER,)),
    Step((_Y.AWAITING_REVIEW,), _YE.TAKE, _Y.IN_REVIEW, (Role.REVIEWER,)),
    Step((_Y.IN_REVIEW,), _YE.PASS_STEP, _Y.IN_REVIEW, (Role.REVIEWER,)),
    Step((_Y.IN_REVIEW,), _YE.ASK_CORRECTION, _Y.NEEDS_CORRECTION, (Role.REVIEWER,)),
    Step((_Y.NEEDS_CORRECTION,), _YE.RESUBMIT, _Y.IN_REVIEW, _FILERS),
    Step((_Y.IN_REVIEW,), _YE.REJECT, _Y.REJECTED, (Role.REVIEWER,)),
    Step((_Y.REJECTED,), _YE.REVISE, _Y.READY, _FILERS),
    Step((_Y.IN_REVIEW,), _YE.APPROVE, _Y.APPROVED, (Role.REVIEWER,)),
    Step((_Y.APPROVED,), _YE.PUBLICISE, _Y.PUBLICISED, (Role.REVIEWER,)),
    Step((_Y.APPROVED, _Y.PUBLICISED), _YE.PAY, _Y.PAID, (Role.REVIEWER,)),
)

#: States in which an application's content is open for changing.
OPEN_SUBSIDY = frozenset({_Y.PREPARING, _Y.READY, _Y.NEEDS_CORRECTION})


def by_materials(state: SubsidyState, *, has_form: bool, has_other: bool, needs_other: bool) -> SubsidyState:
    """材料准备 or 待提交, by what is attached: both sides reckon it so. Any other state does not depend on it."""
    if state not in (SubsidyState.PREPARING, SubsidyState.READY):
        return state
    is_complete = has_form and (has_other or not needs_other)
    return SubsidyState.READY if is_complete else SubsidyState.PREPARING


_G, _GE = GradeState, GradeEvent

GRADE: tuple[Step, ...] = (
    Step((_G.ACTIVE,), _GE.WINDOW_OPENS, _G.EXPIRING, (Role.SYSTEM,)),
    Step((_G.ACTIVE, _G.EXPIRING, _G.RENEWING), _GE.UPGRADED, _G.SUPERSEDED, (Role.SYSTEM,)),
    Step((_G.EXPIRING, _G.RENEWING), _GE.KEPT, _G.ACTIVE, (Role.SYSTEM,)),
    Step((_G.EXPIRING,), _GE.EXPIRES_WITH_OPEN_CASE, _G.RENEWING, (Role.SYSTEM,)),
    Step((_G.ACTIVE, _G.EXPIRING, _G.RENEWING), _GE.EXPIRES, _G.EXPIRED, (Role.SYSTEM,)),
    Step((_G.ACTIVE, _G.EXPIRING, _G.RENEWING), _GE.REVOKE, _G.REVOKED, (Role.REVIEWER, Role.SYSTEM_ADMIN)),
)

#: Grades that are in force.
LIVE_GRADE = frozenset({_G.ACTIVE, _G.EXPIRING, _G.RENEWING})

_I, _IE = InstitutionState, InstitutionEvent

INSTITUTION: tuple[Step, ...] = (
    Step((_I.AWAITING_REVIEW,), _IE.APPROVE, _I.AWAITING_ACTIVATION, (Role.REVIEWER,)),
    Step((_I.AWAITING_REVIEW,), _IE.REFUSE, _I.REFUSED, (Role.REVIEWER,)),
    Step((_I.REFUSED,), _IE.RESUBMIT, _I.AWAITING_REVIEW, (Role.VISITOR,)),
    Step((_I.AWAITING_ACTIVATION,), _IE.ACTIVATE, _I.ACTIVE, (Role.VISITOR,)),
    Step((_I.ACTIVE,), _IE.SUSPEND, _I.SUSPENDED, (Role.SYSTEM_ADMIN,)),
    Step((_I.SUSPENDED,), _IE.RESUME, _I.ACTIVE, (Role.SYSTEM_ADMIN,)),
    Step((_I.ACTIVE,), _IE.CLOSE, _I.CLOSED, (Role.REVIEWER,)),
)

_A, _AE = AccountState, AccountEvent

ACCOUNT: tuple[Step, ...] = (
    Step((_A.AWAITING_INSTITUTION,), _AE.APPROVE, _A.AWAITING_ACTIVATION, (Role.MANAGER,)),
    Step((_A.AWAITING_INSTITUTION,), _AE.REFUSE, _A.REFUSED, (Role.MANAGER,)),
    Step((_A.REFUSED,), _AE.RESUBMIT, _A.AWAITING_INSTITUTION, (Role.VISITOR,)),
    Step((_A.AWAITING_ACTIVATION,), _AE.ACTIVATE, _A.ACTIVE, (Role.VISITOR,)),
    Step((_A.ACTIVE,), _AE.LOCK, _A.LOCKED, (Role.SYSTEM,)),
    Step((_A.LOCKED,), _AE.UNLOCK, _A.ACTIVE, (Role.SYSTEM, Role.MANAGER, Role.SYSTEM_ADMIN)),
    Step((_A.ACTIVE,), _AE.CHANGE_PASSWORD, _A.ACTIVE, (Role.CLERK, Role.MANAGER)),
    Step((_A.ACTIVE, _A.LOCKED), _AE.DISABLE, _A.DISABLED, (Role.MANAGER, Role.SYSTEM_ADMIN)),
)

_S, _SE = Sending, SendingEvent
_LOCAL = (Role.CLERK, Role.MANAGER)

SENDING: tuple[Step, ...] = (
    Step((_S.CLEAN, _S.DIRTY, _S.FAILED), _SE.EDIT, _S.DIRTY, _LOCAL),
    Step((_S.DIRTY,), _SE.SAVED, _S.CLEAN, (Role.SYSTEM,)),
    Step((_S.CLEAN, _S.DIRTY, _S.FAILED), _SE.QUEUE, _S.QUEUED, _LOCAL),
    Step((_S.QUEUED,), _SE.CANCEL, _S.DIRTY, _LOCAL),
    Step((_S.QUEUED,), _SE.START, _S.SENDING, (Role.SYSTEM,)),
    Step((_S.SENDING,), _SE.RECEIPT, _S.CLEAN, (Role.SYSTEM,)),
    Step((_S.SENDING,), _SE.REFUSED, _S.FAILED, (Role.SYSTEM,)),
    Step((_S.SENDING,), _SE.NO_ANSWER, _S.UNKNOWN, (Role.SYSTEM,)),
    Step((_S.UNKNOWN,), _SE.FOUND, _S.CLEAN, (Role.SYSTEM,)),
    Step((_S.UNKNOWN,), _SE.NOT_FOUND, _S.QUEUED, (Role.SYSTEM,)),
    Step((_S.DIRTY, _S.FAILED), _SE.SERVER_NEWER, _S.CONFLICT, (Role.SYSTEM,)),
    Step((_S.CONFLICT,), _SE.RESOLVE, _S.DIRTY, _LOCAL),
)

#: Local states in which the person may edit.
EDITABLE_SENDING = frozenset({_S.CLEAN, _S.DIRTY, _S.FAILED})


def find(table: Iterable[Step], state: Word, event: Word, role: Role) -> Step | None:
    """The row that lets ``role`` do ``event`` in ``state``, or None."""
    for step in table:
        if step.event == event and state in step.sources and role in step.roles:
            return step
    return None


def events(table: Iterable[Step], state: Word, role: Role) -> frozenset[Word]:
    """Everything ``role`` may do in ``state``."""
    return frozenset(step.event for step in table if state in step.sources and role in step.roles)
