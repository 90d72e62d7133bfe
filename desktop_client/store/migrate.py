"""Bring a database to the present form: numbered SQL files, one transaction each, a copy of the file before."""

from __future__ import annotations

import shutil
from pathlib import Path

from desktop_client import paths
from desktop_client.contract.codes import Code
from desktop_client.errors import StoreError
from desktop_client.store.connection import Db, Store, told

FOLDER = Path(__file__).parent / "migrations"


def migrate(store: Store, file: Path, folder: Path = FOLDER) -> None:
    """Apply what is missing. A step that fails leaves the version before it, and the copy."""
    done = _version(store.read())
    steps = [(number, script) for number, script in _scripts(folder) if number > done]
    if done > max((number for number, _ in _scripts(folder)), default=0):
        # Made by a newer program: writing into it would lose what we do not know.
        raise StoreError(Code.STORE_LOCKED_AWAY, name=file.name)
    if steps and done:
        _copy(store.read(), file, done)
    for number, script in steps:
        with store.write() as db:
            for statement in _statements(script):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {number}")


def open_store(file: Path, key: bytes) -> tuple[Store, Path | None]:
    """Open and migrate; a damaged database is moved aside, never deleted, and a new one begun in its place.

    The second answer is where the damaged one lies now.
    """
    try:
        return _open(file, key), None
    except StoreError as error:
        if error.code is not Code.STORE_DAMAGED:
            raise
    aside = paths.move_aside(file)
    for suffix in ("-wal", "-shm"):
        if (companion := file.with_name(file.name + suffix)).exists():
            companion.rename(aside.with_name(aside.name + suffix))
    return _open(file, key), aside


def _open(file: Path, key: bytes) -> Store:
    store = Store(file, key)
    try:
        migrate(store, file)
    except BaseException:
        store.close()
        raise
    return store


def _version(db: Db) -> int:
    answer = db.execute("PRAGMA user_version").fetchone()
    return int(answer[0]) if answer else 0


def _scripts(folder: Path) -> list[tuple[int, str]]:
    return [
        (int(file.name[:3]), file.read_text("utf-8")) for file in sorted(folder.glob("[0-9][0-9][0-9]_*.sql"))
    ]


def _statements(script: str) -> list[str]:
    """Split at semicolons that end a line; ``executescript`` would commit before it begins."""
    lines = "\n".join(line for line in script.splitlines() if not line.lstrip().startswith("--"))
    return [statement for part in lines.split(";\n") if (statement := part.strip().rstrip(";"))]


def _copy(db: Db, file: Path, version: int) -> None:
    """The encrypted file as it is now, beside it."""
    with told(file):
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy2(file, file.with_name(f"{file.name}.before-{version + 1}"))
