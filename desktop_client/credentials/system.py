"""The system's keyring through the library ``keyring``, with backends that are known to keep secrets secret."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from desktop_client.contract.codes import Code
from desktop_client.credentials.model import Secret
from desktop_client.errors import KeyringError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

#: Only these: ``keyrings.alt`` and whatever PYTHON_KEYRING_BACKEND or keyringrc.cfg name may write plain text.
#: In this order; the first that works here is taken.
ALLOWED = (
    "keyring.backends.Windows.WinVaultKeyring",
    "keyring.backends.macOS.Keyring",
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.libsecret.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
)
#: Lets a system administrator choose one of the allowed backends.
CHOICE = "PYTHON_KEYRING_BACKEND"


class SystemCredentials:
    """One entry per account under ``service``."""

    def __init__(self, service: str) -> None:
        self._service = service

    def probe(self) -> None:
        """Ask for an entry that does not exist: opens the collection without changing anything."""
        self._use(lambda backend: backend.get_password(self._service, "?"))

    def load(self, name: str) -> Secret | None:
        text = self._use(lambda backend: backend.get_password(self._service, name))
        return Secret.from_text(text) if text else None

    def save(self, name: str, secret: Secret) -> None:
        text = secret.to_text()
        self._use(lambda backend: backend.set_password(self._service, name, text))

    def forget(self, name: str) -> None:
        import keyring.errors

        def remove(backend: KeyringBackend) -> None:
            # Deleting what is not there is what some backends call an error and others do not.
            if backend.get_password(self._service, name) is not None:
                backend.delete_password(self._service, name)

        try:
            self._use(remove)
        except keyring.errors.PasswordDeleteError:
            raise KeyringError(Code.KEYRING_LOCKED) from None

    def _use(self, action: Callable[[KeyringBackend], T]) -> T:
        import keyring.errors

        backend = _backend()
        if backend is None:
            raise KeyringError(Code.KEYRING_UNAVAILABLE)
        try:
            return action(backend)
        except (keyring.errors.KeyringLocked, keyring.errors.PasswordSetError) as error:
            raise KeyringError(Code.KEYRING_LOCKED) from error
        except keyring.errors.PasswordDeleteError:
            raise
        except (keyring.errors.KeyringError, RuntimeError, OSError) as error:
            # RuntimeError and OSError: the bus went away, or Windows' own error numbers.
            raise KeyringError(Code.KEYRING_UNAVAILABLE) from error


def _backend() -> KeyringBackend | None:
    """The first allowed backend that works here, named one by one: no search, no configuration file."""
    import importlib

    chosen = os.environ.get(CHOICE)
    for path in (chosen,) if chosen in ALLOWED else ALLOWED:
        module, _, kind = str(path).rpartition(".")
        try:
            made: type[KeyringBackend] = getattr(importlib.import_module(module), kind)
            if made.viable:
                return made()
        except (ImportError, AttributeError):
            continue
    return None
