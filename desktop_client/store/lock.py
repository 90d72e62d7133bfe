"""One client per profile: a lock that the system itself releases when the holder dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

from desktop_client import paths
from desktop_client.contract.codes import Code
from desktop_client.errors import AppError


class ProfileLock:
    """Held from construction until :meth:`release`."""

    def __init__(self, file: Path) -> None:
        paths.private_folder(file.parent)
        self._handle: int | None = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._handle)
        except OSError:
            self.release()
            raise AppError(Code.PROFILE_IN_USE, name=str(file.parent)) from None

    def release(self) -> None:
        """Let the next client in; closing the file ends the lock on every system."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> ProfileLock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
