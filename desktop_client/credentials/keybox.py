"""The keybox: an account's database key, wrapped by its password. It opens the store offline and without a keyring."""

from __future__ import annotations

import base64
import hmac
import json
import secrets
from pathlib import Path

from desktop_client import paths

#: argon2's own default figures: 64 MiB, three passes, four lanes; about 0.15 s on a small machine.
MEMORY_KIB, PASSES, LANES = 65_536, 3, 4
#: A file that asks for more than this was not written by us.
MOST_MEMORY_KIB, MOST_PASSES, MOST_LANES = 1_048_576, 16, 16
PURPOSE = b"shenbao keybox 1"


def seal(file: Path, password: str, key: bytes) -> None:
    """Wrap ``key`` anew under ``password``; the old box stays until the new one is on the disk."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    figures = {"memory_kib": MEMORY_KIB, "passes": PASSES, "lanes": LANES}
    wrapped = AESGCM(_stretch(password, salt, **figures)).encrypt(nonce, key, PURPOSE)
    secrets_of_box = {"salt": _text(salt), "nonce": _text(nonce), "key": _text(wrapped), "check": _check(key)}
    paths.write_private(
        file, json.dumps({"version": 1, "kdf": "argon2id", **figures, **secrets_of_box}).encode()
    )


def fits(file: Path, key: bytes) -> bool:
    """Whether this is the key in the box: a keyring may hold an older one, and that must never reach the store."""
    try:
        return hmac.compare_digest(str(json.loads(file.read_bytes())["check"]), _check(key))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def unseal(file: Path, password: str) -> bytes | None:
    """The key, or None when there is no box, the password is wrong or the box is damaged."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        box = json.loads(file.read_bytes())
        memory, passes, lanes = int(box["memory_kib"]), int(box["passes"]), int(box["lanes"])
        if memory > MOST_MEMORY_KIB or passes > MOST_PASSES or lanes > MOST_LANES:
            return None
        stretched = _stretch(password, _bytes(box["salt"]), memory_kib=memory, passes=passes, lanes=lanes)
        return AESGCM(stretched).decrypt(_bytes(box["nonce"]), _bytes(box["key"]), PURPOSE)
    except (OSError, ValueError, KeyError, TypeError, InvalidTag):
        return None


def _stretch(password: str, salt: bytes, *, memory_kib: int, passes: int, lanes: int) -> bytes:
    import unicodedata

    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    typed = unicodedata.normalize("NFKC", password).encode()
    return Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory_kib).derive(
        typed
    )


def _check(key: bytes) -> str:
    """Sixty-four bits that tell keys apart and say nothing about them."""
    return hmac.digest(key, b"shenbao keybox check", "sha256")[:8].hex()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
