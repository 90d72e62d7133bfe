"""What is particular about one kind of shared record.

How drafts are saved, news is taken over and packages are filed exactly once is the same for every kind
(:mod:`drafts`, :mod:`absorb`, :mod:`pull`, :mod:`courier`); a book knows its table here, its endpoints there, and how
to tell two contents apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from desktop_client import events
from desktop_client.api.client import Refusal
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Receipt, SubsidyReceipt
from desktop_client.contract.states import Kind, Role, Sending
from desktop_client.problems import Problem, Refused
from desktop_client.sending.matter import Matter
from desktop_client.store.connection import Db


class Kept(Protocol):
    """A record as this computer keeps it."""

    @property
    def row(self) -> int: ...
    @property
    def id(self) -> str: ...
    @property
    def sending(self) -> Sending: ...
    @property
    def version(self) -> int | None: ...
    @property
    def edit(self) -> int: ...
    @property
    def saved_edit(self) -> int: ...
    @property
    def pushing(self) -> tuple[str, ...]: ...
    @property
    def deleted(self) -> bool: ...
    @property
    def declared_at(self) -> datetime | None: ...
    @property
    def problems(self) -> tuple[Problem, ...]: ...
    @property
    def unsaved(self) -> bool: ...


class Shared(Protocol):
    """A record as the bureau tells it."""

    @property
    def id(self) -> UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def draft(self) -> Any: ...  # each kind has its own content; its book hands it on
    @property
    def created_at(self) -> datetime: ...
    @property
    def updated_at(self) -> datetime: ...


K = TypeVar("K", bound=Kept)
R = TypeVar("R", bound=Shared)
D = TypeVar("D")
R_co = TypeVar("R_co", covariant=True)

AnyReceipt = Receipt | SubsidyReceipt


class Page(Protocol[R_co]):
    """Records changed since a cursor."""

    @property
    def items(self) -> Sequence[R_co]: ...
    @property
    def removed(self) -> Sequence[UUID]: ...
    @property
    def cursor(self) -> str: ...
    @property
    def more(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Versions(Generic[R]):
    """The bureau's record as last taken over, and its newer version while both are kept."""

    bureau: R | None = None
    theirs: R | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What a waiting package is about, for people."""

    number: int
    year: int
    title: str
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Faults:
    """What is said of a record of this kind when it cannot go on."""

    not_found: Code
    changed_elsewhere: Code
    step_not_allowed: Code


class Book(Protocol[K, R, D]):
    """One kind of record, here and at the bureau."""

    matter: Matter
    faults: Faults
    cursor: str  # the fact under which the place of the last pull is kept

    # -- this computer's memory, inside a transaction where it writes ------------------------------------

    def get(self, db: Db, record_id: str) -> K | None: ...
    def with_sending(self, db: Db, *states: Sending) -> list[K]: ...
    def deleted(self, db: Db) -> list[K]: ...
    def many(self, db: Db) -> Mapping[Sending, int]: ...
    def change(self, db: Db, row: int, **columns: object) -> None: ...
    def remove(self, db: Db, row: int) -> None: ...
    def draft(self, db: Db, kept: K, /) -> D: ...
    def versions(self, db: Db, row: int) -> Versions[R]: ...
    def add(self, db: Db, theirs: R) -> int: ...
    def put_theirs(self, db: Db, row: int, theirs: R | None) -> None: ...
    def put_content(self, db: Db, row: int, theirs: R) -> None: ...
    def put_standing(self, db: Db, row: int, theirs: R) -> None: ...
    def put_filed(self, db: Db, row: int, draft: D) -> None: ...
    def subject(self, kept: K) -> Subject: ...

    # -- telling contents apart -------------------------------------------------------------------------

    def digest(self, draft: D) -> str: ...
    def frozen(self, body: bytes) -> D: ...
    def is_open(self, theirs: R) -> bool: ...
    def may_be_filed(self, theirs: R, role: Role) -> bool: ...

    # -- the bureau -------------------------------------------------------------------------------------

    def fetch(self, record_id: str) -> R | Refusal: ...
    def save(self, record_id: str, draft: D, *, version: int | None) -> R | Refusal: ...
    def delete(self, record_id: str, *, version: int) -> Refusal | None: ...
    def changes(self, cursor: str) -> Page[R] | Refusal: ...
    def send_files(self, draft: D, *, certain: bool = False) -> Refused | None: ...
    def submit(self, record_id: str, body: bytes, *, key: str, sha256: str) -> AnyReceipt | Refusal: ...
    def ask(self, key: str) -> AnyReceipt | Refusal: ...
    def subject_of(self, receipt: AnyReceipt) -> str: ...
    def learn(self, theirs: R) -> None:
        """Fetch what is needed to take ``theirs`` over, before the transaction that does."""

    # -- news -------------------------------------------------------------------------------------------

    def changed(self, record_id: str) -> events.Event: ...
    def changed_many(self) -> events.Event: ...


#: Where kinds stand side by side each book vouches for its own types.
AnyBook = Book[Any, Any, Any]
