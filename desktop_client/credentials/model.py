"""What is kept secret, and who can keep it."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from typing import Protocol

#: Windows takes no more in one entry, counted in UTF-16.
LIMIT_BYTES = 2_560


@dataclass(frozen=True, slots=True)
class Secret:
    """What a start without a password needs: the key of the local database, and the way back into the session."""

    database_key: bytes = field(repr=False)
    refresh_token: str = field(default="", repr=False)

    def to_text(self) -> str:
        """Short enough for every system's keyring."""
        text = json.dumps({"k": base64.b64encode(self.database_key).decode(), "r": self.refresh_token})
        if len(text.encode("utf-16-le")) > LIMIT_BYTES:
            raise ValueError("secret too long for the keyring")
        return text

    @staticmethod
    def from_text(text: str) -> Secret | None:
        """None for anything that is not ours."""
        try:
            kept = json.loads(text)
            return Secret(base64.b64decode(kept["k"], validate=True), str(kept["r"]))
        except (ValueError, KeyError, TypeError):
            return None


class Credentials(Protocol):
    """The system's keyring, or what stands for it. Every verb may block (unlock window): never on the GUI thread.

    ``KeyringError`` with ``KEYRING_UNAVAILABLE`` or ``KEYRING_LOCKED`` is the only way to fail.
    """

    def probe(self) -> None:
        """Raise what a real use would raise."""
        ...

    def load(self, name: str) -> Secret | None: ...

    def save(self, name: str, secret: Secret) -> None: ...

    def forget(self, name: str) -> None: ...
