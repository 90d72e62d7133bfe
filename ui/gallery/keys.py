"""A keyring that ends with the program: a gallery leaves nothing in anybody's real one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_client.credentials.model import Secret


class ForgetfulCredentials:
    """Works like a system's keyring, and is empty again at the next start."""

    def __init__(self) -> None:
        self._kept: dict[str, Secret] = {}

    def probe(self) -> None:
        """Raise nothing: this one always works."""

    def load(self, name: str) -> Secret | None:
        return self._kept.get(name)

    def save(self, name: str, secret: Secret) -> None:
        self._kept[name] = secret

    def forget(self, name: str) -> None:
        self._kept.pop(name, None)
