"""Evidence files on this computer: each encrypted with AES-256-GCM under a key that the database key opens."""

from __future__ import annotations

import hashlib
import secrets
from pathlib import Path

from desktop_client import paths
from desktop_client.contract.codes import Code
from desktop_client.errors import StoreError
from desktop_client.store.connection import told

MARK = b"SBA1"
NONCE_BYTES = 12


class Attachments:
    """Files by the SHA-256 of their content; the hash is bound into the encryption, so files cannot be swapped."""

    def __init__(self, folder: Path, database_key: bytes) -> None:
        self._folder = folder
        self._key = _derive(database_key)

    def put(self, content: bytes) -> str:
        """Keep ``content``; the answer is its hash. The same content is kept once."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        name = hashlib.sha256(content).hexdigest()
        file = self._file(name)
        if not file.exists():
            nonce = secrets.token_bytes(NONCE_BYTES)
            with told(file):
                paths.write_private(
                    file, MARK + nonce + AESGCM(self._key).encrypt(nonce, content, name.encode())
                )
        return name

    def get(self, sha256: str) -> bytes | None:
        """The content, or None when it is not on this computer."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            sealed = self._file(sha256).read_bytes()
        except FileNotFoundError:
            return None
        nonce, body = sealed[len(MARK) : len(MARK) + NONCE_BYTES], sealed[len(MARK) + NONCE_BYTES :]
        try:
            if not sealed.startswith(MARK):
                raise InvalidTag
            return AESGCM(self._key).decrypt(nonce, body, sha256.encode())
        except (InvalidTag, ValueError) as error:
            paths.move_aside(self._file(sha256))
            raise StoreError(Code.STORE_DAMAGED, name=sha256[:12]) from error

    def has(self, sha256: str) -> bool:
        return self._file(sha256).exists()

    def _file(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256


def _derive(database_key: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"shenbao attachments 1").derive(database_key)
