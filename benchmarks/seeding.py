"""A profile that has been in use: an account, the published standard, and as many declarations as wanted.

Everything goes through the client's own functions; nothing here knows a table.
"""

from __future__ import annotations

import tomllib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop_client import paths, settings
from desktop_client.account.entrance import Entered
from desktop_client.account.vault import Vault
from desktop_client.api.client import ApiClient
from desktop_client.api.transport import Transport
from desktop_client.client import make_kit
from desktop_client.clock import SystemClock
from desktop_client.contract.messages import (
    Account,
    Answer,
    Catalogue,
    Declaration,
    Draft,
    SchemeRef,
    TrailStep,
)
from desktop_client.contract.scheme import Scheme
from desktop_client.contract.scheme_file import load_scheme
from desktop_client.contract.states import DeclarationState, InstitutionState, Kind, Role, Sending
from desktop_client.credentials.system import SystemCredentials
from desktop_client.events import Bus
from desktop_client.sending import absorb
from desktop_client.sending.declaration_book import DeclarationBook
from desktop_client.store import declarations, facts
from desktop_client.store.connection import Db
from desktop_client.store.migrate import open_store
from desktop_client.store.published import Published
from desktop_client.store.schemes import Schemes

USERNAME, PASSWORD = "bench", "Only-for-measuring-1"
#: Nothing listens there: what is measured is this computer, not a network.
BUREAU = "http://127.0.0.1:9"
#: So many come with the bureau's whole record; of the others only what the list shows.
WITH_RECORDS = 500
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FIRST_YEAR, YEARS = 2010, 17


@dataclass(frozen=True, slots=True)
class Standard:
    """What declarations are made under."""

    scheme: Scheme
    catalogue: Catalogue

    @property
    def categories(self) -> list[str]:
        return [category.code for category in self.catalogue.categories]


def seed(profile: Path, *, declarations: int) -> None:
    """Make the profile; :data:`USERNAME` can sign in offline with :data:`PASSWORD`."""
    place = paths.Profile(profile)
    chosen = settings.Settings(
        file=place.settings,
        language="zh_CN",
        practice=False,
        bureau_url=BUREAU,
        username=USERNAME,
        remember=False,
    )
    chosen.save()
    vault = Vault(place.account(BUREAU, USERNAME), name=USERNAME, credentials=SystemCredentials("benchmarks"))
    key = vault.open(PASSWORD)
    store, _ = open_store(vault.folder.store, key)
    standard = _standard()
    Schemes(store).put(standard.scheme)
    inside = Entered(_account(), store, ApiClient(Transport(lambda: BUREAU)), vault, key)
    book = DeclarationBook(make_kit(inside, bus=Bus(), clock=SystemClock()))
    with store.write() as db:
        facts.put(db, facts.ACCOUNT, _account().model_dump_json())
        Published.put(db, standard.catalogue, etag="")
        _fill(db, book, standard, count=declarations)
    store.close()


def open_id(number: int = 1) -> str:
    """The id of a seeded declaration; the first is still being filled in, with nothing answered."""
    return str(uuid.UUID(int=number))


def _fill(db: Db, book: DeclarationBook, standard: Standard, *, count: int) -> None:
    for number in range(1, count + 1):
        if number <= WITH_RECORDS:
            absorb.absorb(db, book, _record(number, standard))
        else:
            _insert_narrow(db, number, standard)


def _record(number: int, standard: Standard) -> Declaration:
    state, changed = _state(number), _changed(number)
    steps = (DeclarationState.FILLING, DeclarationState.AWAITING_REVIEW, state)
    trail = [
        TrailStep(at=changed, actor="测算机构", role=Role.CLERK, event="submit", state=each, round=1)
        for each in steps
    ]
    return Declaration(
        id=uuid.UUID(int=number),
        version=1,
        draft=Draft(
            number=number,
            year=FIRST_YEAR + number % YEARS,
            category=standard.categories[number % len(standard.categories)],
            kind=list(Kind)[number % len(Kind)],
            scheme_id=standard.scheme.id,
            scheme_version=standard.scheme.version,
            answers=[] if number == 1 else list(_answers(number, standard)),
        ),
        state=state,
        round=1,
        trail=trail,
        created_at=changed,
        updated_at=changed,
    )


def _answers(number: int, standard: Standard) -> Iterator[Answer]:
    """Every second question answered, with the first option."""
    category = standard.categories[number % len(standard.categories)]
    for criterion in list(standard.scheme.criteria(category))[::2]:
        if criterion.mode == "single":
            yield Answer(indicator=criterion.code, options=(criterion.options[0].code,), note="如实填写。")


def _insert_narrow(db: Db, number: int, standard: Standard) -> None:
    changed = _changed(number)
    declarations.insert(
        db,
        id=str(uuid.UUID(int=number)),
        number=number,
        year=FIRST_YEAR + number % YEARS,
        category=standard.categories[number % len(standard.categories)],
        kind=list(Kind)[number % len(Kind)],
        state=_state(number),
        sending=Sending.CLEAN,
        scheme_id=standard.scheme.id,
        scheme_version=standard.scheme.version,
        answered=number % 41,
        total=40,
        created_at=changed,
        updated_at=changed,
        version=1,
    )


def _state(number: int) -> DeclarationState:
    """Mostly over, as in a real list; the first, and one in fifty, still open."""
    if number % 50 == 1:
        return DeclarationState.FILLING
    if number % 50 == 2:
        return DeclarationState.NEEDS_CORRECTION
    return (DeclarationState.GRADED, DeclarationState.REJECTED, DeclarationState.AWAITING_REVIEW)[number % 3]


def _changed(number: int) -> datetime:
    # A stride that shares no factor with the count scatters the times: sorting has something to do.
    return NOW - timedelta(minutes=number * 7919 % 100_003)


def _account() -> Account:
    return Account.model_validate(
        {
            "id": uuid.UUID(int=1),
            "username": USERNAME,
            "name": "王测算",
            "role": Role.MANAGER,
            "mobile": "138****0000",
            "institution": {
                "id": uuid.UUID(int=2),
                "name": "测算人力资源服务有限公司",
                "credit_code": "91110105MA01HT2B2X",
                "state": InstitutionState.ACTIVE,
                "qualifications": [],
                "licence_number": "1",
            },
        }
    )


def _standard() -> Standard:
    """What the bureau would publish, from its own files."""
    with paths.resource("bureau", "catalogue.toml").open("rb") as file:
        written = tomllib.load(file)
    (scheme_file,) = (each for each in paths.resource("schemes").glob(f"{written['scheme']['id']}-*.toml"))
    scheme = load_scheme(scheme_file)
    reference = SchemeRef(
        id=scheme.id, version=scheme.version, title=scheme.title, sample=scheme.sample, sha256="0" * 64
    )
    catalogue = Catalogue.model_validate(
        {
            "years": range(FIRST_YEAR, FIRST_YEAR + YEARS),
            "categories": written["categories"],
            "scheme": reference,
            "commitment": written["commitment"],
            "clerks_may_submit": True,
            "qualifications": written["qualifications"],
        }
    )
    return Standard(scheme, catalogue)
