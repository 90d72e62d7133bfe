"""One account's encrypted database: opening, one writer at a time, and what can break about it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from desktop_client import paths
from desktop_client.contract.codes import Code
from desktop_client.errors import StoreError

#: Above this a start no longer reads the whole file; every page is still checked when it is read.
CHECKED_AT_START = 32_000_000
BUSY_MS = 10_000
SETTINGS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "temp_store = MEMORY",
    "cache_size = -8000",
)


class Record(Protocol):
    # Any: a column holds whatever its table says.
    def __getitem__(self, column: str | int, /) -> Any: ...


class Cursor(Protocol):
    rowcount: int
    lastrowid: int

    def fetchone(self) -> Record | None: ...

    def fetchall(self) -> list[Record]: ...

    def __iter__(self) -> Iterator[Record]: ...


class Db(Protocol):
    """The part of a DB-API connection that is used here; sqlcipher3 brings no types."""

    def execute(self, sql: str, values: Sequence[object] = ..., /) -> Cursor: ...

    def executemany(self, sql: str, rows: Sequence[Sequence[object]], /) -> Cursor: ...

    def close(self) -> None: ...


class Store:
    """Reads go through :meth:`read` on any thread, writes through :meth:`write`, one transaction each."""

    def __init__(self, file: Path, key: bytes) -> None:
        self._file = file
        self._key = key
        self._own = threading.local()
        self._open: list[Db] = []
        self._guard = threading.Lock()
        self._writer = threading.Lock()
        try:
            with told(file):
                _check(self.read(), file)
        except BaseException:
            self.close()
            raise

    def read(self) -> Db:
        """This thread's connection."""
        own: Db | None = getattr(self._own, "db", None)
        if own is None:
            own = self._own.db = connect(self._file, self._key)
            with self._guard:
                self._open.append(own)
        return own

    @contextlib.contextmanager
    def write(self) -> Iterator[Db]:
        """All of it or nothing; on the disk when the block has ended."""
        db = self.read()
        with self._writer, told(self._file):
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                # A full disk may have ended the transaction already.
                with contextlib.suppress(database_error()):
                    db.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close every thread's connection; the database is one file again."""
        with self._writer, self._guard:
            for db in self._open:
                with contextlib.suppress(database_error()):
                    db.close()
            self._open.clear()
            self._own = threading.local()


def connect(file: Path, key: bytes) -> Db:
    """Open with the raw key (no derivation at start); stop unless the library really encrypts."""
    from sqlcipher3 import dbapi2

    paths.private_folder(file.parent)
    with told(file):
        file.touch(
            mode=0o600
        )  # SQLite would let everybody read; its side files take the mode of the database
        raw = dbapi2.connect(str(file), isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000)
    raw.row_factory = dbapi2.Row
    db: Db = raw
    try:
        _unlock(db, file, key)
        with told(file):
            for pragma in SETTINGS:
                db.execute(f"PRAGMA {pragma}")
    except BaseException:
        db.close()
        raise
    return db


def _unlock(db: Db, file: Path, key: bytes) -> None:
    db.execute("PRAGMA cipher_log_level = NONE")
    db.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    answer = db.execute("PRAGMA cipher_version").fetchone()
    if answer is None or not answer[0]:
        # Another library in the process has taken SQLCipher's place: the key would be silently ignored.
        raise StoreError(Code.STORE_LOCKED_AWAY, name=file.name)


def _check(db: Db, file: Path) -> None:
    db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if file.stat().st_size > CHECKED_AT_START:
        return
    answer = db.execute("PRAGMA quick_check(1)").fetchone()
    if answer is None or answer[0] != "ok":
        raise StoreError(Code.STORE_DAMAGED, name=file.name)


def database_error() -> type[Exception]:
    """The library's own error class, imported late."""
    from sqlcipher3 import dbapi2

    error: type[Exception] = dbapi2.Error
    return error


@contextlib.contextmanager
def told(file: Path) -> Iterator[None]:
    """Turn what the disk and the database library raise into :class:`StoreError`."""
    from sqlcipher3 import dbapi2

    try:
        yield
    except OSError as error:
        if error.errno not in paths.NO_ROOM:
            raise
        raise StoreError(Code.DISK_FULL, name=file.name) from error
    except (dbapi2.OperationalError, dbapi2.DatabaseError) as error:
        code = _code(str(error), file)
        if code is None:
            raise
        raise StoreError(code, name=file.name) from error


def _code(message: str, file: Path) -> Code | None:
    if "full" in message or ("disk I/O error" in message and _no_room(file)):
        return Code.DISK_FULL
    if any(sign in message for sign in ("malformed", "not a database", "disk I/O error", "integrity")):
        return Code.STORE_DAMAGED
    return None


def _no_room(file: Path) -> bool:
    """SQLite says only "I/O error" when the shared-memory file cannot grow."""
    import shutil

    return shutil.disk_usage(file.parent).free < 1_000_000
