"""Opening an account's store: for whom the bureau has just named, or for whom this computer remembers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop_client import paths
from desktop_client.account.vault import Vault
from desktop_client.api.client import ApiClient
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Account, BureauInfo
from desktop_client.errors import StoreError
from desktop_client.problems import Problem, Severity
from desktop_client.store import facts
from desktop_client.store.connection import Store
from desktop_client.store.migrate import open_store


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody is in: what the rooms are built from. ``problems`` are warnings about the opening."""

    account: Account
    store: Store
    api: ApiClient
    vault: Vault
    database_key: bytes
    problems: tuple[Problem, ...] = ()

    @property
    def folder(self) -> paths.AccountFolder:
        return self.vault.folder


def confirmed(
    vault: Vault,
    api: ApiClient,
    account: Account,
    password: str,
    *,
    previous_password: str | None,
    practice: bool,
) -> Entered:
    """The bureau has confirmed the password. What lies here under this name but is not this account's goes aside."""
    key = _key(vault, password, previous_password=previous_password, practice=practice)
    store, aside = open_store(vault.folder.store, key)
    owner = _owner(store)
    if owner is not None and owner.id != account.id:
        store.close()
        vault.set_aside()
        key = vault.open(password)
        store, aside = open_store(vault.folder.store, key)
    with store.write() as db:
        facts.put(db, facts.ACCOUNT, account.model_dump_json())
    return Entered(account, store, api, vault, key, _damage(aside))


def remembered(vault: Vault, api: ApiClient, key: bytes) -> Entered | None:
    """No word from the bureau: the account is who the store says; None when it does not know yet."""
    store, aside = open_store(vault.folder.store, key)
    owner = _owner(store)
    if owner is None:
        store.close()
        return None
    return Entered(owner, store, api, vault, key, _damage(aside))


def kept_bureau(store: Store) -> BureauInfo | None:
    """What the bureau last said about itself."""
    text = facts.get(store.read(), facts.BUREAU)
    return BureauInfo.model_validate_json(text) if text else None


def keep_bureau(store: Store, info: BureauInfo) -> None:
    with store.write() as db:
        facts.put(db, facts.BUREAU, info.model_dump_json())


def _key(vault: Vault, password: str, *, previous_password: str | None, practice: bool) -> bytes:
    try:
        return vault.open(password, previous_password=previous_password)
    except StoreError:
        if not practice:
            raise
    # A practice bureau that began anew knows the same name with another password: what was here is no longer its.
    vault.set_aside()
    return vault.open(password)


def _owner(store: Store) -> Account | None:
    text = facts.get(store.read(), facts.ACCOUNT)
    return Account.model_validate_json(text) if text else None


def _damage(aside: Path | None) -> tuple[Problem, ...]:
    if aside is None:
        return ()
    return (Problem(Code.STORE_DAMAGED, severity=Severity.WARNING, facts={"name": aside.name}),)
