"""Which key opens an account's store, and where that key is kept: keyring for comfort, keybox for certainty."""

from __future__ import annotations

import contextlib
import secrets
from dataclasses import dataclass

from desktop_client import paths
from desktop_client.contract.codes import Code
from desktop_client.credentials import keybox
from desktop_client.credentials.model import Credentials, Secret
from desktop_client.errors import KeyringError, StoreError
from desktop_client.problems import Problem, Severity

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Vault:
    """The keys of one account on this computer."""

    folder: paths.AccountFolder
    name: str
    credentials: Credentials

    def remembered(self) -> Secret | None:
        """What the keyring holds, if it fits what is on the disk; :class:`KeyringError` when it cannot be asked."""
        secret = self.credentials.load(self.name)
        return secret if secret and keybox.fits(self.folder.keybox, secret.database_key) else None

    def open_offline(self, password: str) -> bytes | None:
        """The key, by the password alone."""
        return keybox.unseal(self.folder.keybox, password)

    @property
    def can_open_offline(self) -> bool:
        return self.folder.keybox.exists()

    def open(self, password: str, *, previous_password: str | None = None) -> bytes:
        """The key for a password that the bureau has just confirmed; a new one for a new store.

        The password may have been changed on another computer: then the keyring or the previous password help,
        and the box is sealed anew. A new key is never made while a store exists that it would not open.
        """
        key = self.open_offline(password)
        if key is not None:
            return key
        key = self._other_way(previous_password)
        if key is None and self.folder.store.exists():
            raise StoreError(Code.STORE_LOCKED_AWAY, name=self.folder.root.name)
        key = key or secrets.token_bytes(KEY_BYTES)
        self.reseal(password, key)
        return key

    def reseal(self, password: str, key: bytes) -> None:
        """Let ``password`` open the box from now on."""
        keybox.seal(self.folder.keybox, password, key)

    def remember(self, key: bytes, refresh_token: str) -> Problem | None:
        """Put both into the keyring; the problem says why it could not be."""
        try:
            self.credentials.save(self.name, Secret(key, refresh_token))
        except KeyringError as error:
            return Problem(error.code, severity=Severity.WARNING)
        return None

    def forget(self) -> None:
        """Leave nothing in the keyring; one that cannot be asked holds nothing that we may use either."""
        with contextlib.suppress(KeyringError):
            self.credentials.forget(self.name)

    def set_aside(self) -> None:
        """Move the whole folder to a name beside it: a store nobody can open any more is kept, not deleted."""
        if self.folder.root.exists():
            paths.move_aside(self.folder.root)

    def _other_way(self, previous_password: str | None) -> bytes | None:
        if previous_password is not None and (key := self.open_offline(previous_password)) is not None:
            return key
        with contextlib.suppress(KeyringError):
            secret = self.remembered()
            return secret.database_key if secret else None
        return None
