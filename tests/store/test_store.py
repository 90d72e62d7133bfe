"""This computer's memory: encrypted, whole or not at all, never deleted."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from desktop_client.contract.codes import Code
from desktop_client.errors import StoreError
from desktop_client.sending import outbox
from desktop_client.sending.matter import Matter
from desktop_client.store import facts
from desktop_client.store.attachments import Attachments
from desktop_client.store.connection import Store, database_error
from desktop_client.store.migrate import FOLDER, migrate, open_store

KEY = bytes(range(32))
MARKER = "不许看见的内容"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "account" / "store.db"


def opened(file: Path) -> Store:
    store, aside = open_store(file, KEY)
    assert aside is None
    return store


def test_nothing_of_what_is_kept_can_be_read_in_the_files(file):
    store = opened(file)
    with store.write() as db:
        facts.put(db, "note", MARKER)

    everything = b"".join(each.read_bytes() for each in file.parent.iterdir())

    assert MARKER.encode() not in everything
    assert b"SQLite format 3" not in everything
    store.close()


@pytest.mark.skipif(
    os.name == "nt", reason="file modes are of POSIX; the folder's own rights hold on Windows"
)
def test_the_files_are_for_their_owner_only(file):
    store = opened(file)
    with store.write() as db:
        facts.put(db, "note", "x")

    assert {each.stat().st_mode & 0o777 for each in file.parent.iterdir() if each.is_file()} == {0o600}
    store.close()


def test_it_is_encrypted_waits_for_the_disk_and_minds_references(file):
    db = opened(file).read()

    assert db.execute("PRAGMA cipher_version").fetchone()[0]
    assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert db.execute("PRAGMA synchronous").fetchone()[0] == 2
    assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_a_write_that_fails_leaves_everything_as_it_was(file):
    store = opened(file)

    def half() -> None:
        with store.write() as db:
            facts.put(db, "half", "done")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()

    assert facts.get(store.read(), "half") is None


def test_many_threads_write_one_after_the_other(file):
    store = opened(file)

    def count() -> None:
        for _ in range(20):
            with store.write() as db:
                facts.put(db, "count", str(int(facts.get(db, "count") or 0) + 1))

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert facts.get(store.read(), "count") == "80"


@pytest.mark.parametrize("harm", ["first bytes", "cut short", "no database"])
def test_a_damaged_database_is_moved_aside_and_a_new_one_begun(file, harm):
    store = opened(file)
    with store.write() as db:
        db.executemany("INSERT INTO fact VALUES (?, ?)", [(str(number), "x" * 500) for number in range(200)])
    store.close()
    content = file.read_bytes()
    file.write_bytes(
        {"first bytes": b"\0" * 64 + content[64:], "cut short": content[:5000], "no database": b"hello"}[harm]
    )

    store, aside = open_store(file, KEY)

    assert aside is not None
    assert aside.exists()
    assert facts.get(store.read(), "1") is None
    store.close()


def test_one_flipped_bit_in_the_middle_is_found(file):
    store = opened(file)
    with store.write() as db:
        db.executemany("INSERT INTO fact VALUES (?, ?)", [(str(number), "x" * 500) for number in range(200)])
    store.close()
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)

    _, aside = open_store(file, KEY)

    assert aside is not None


def test_a_failed_step_up_leaves_the_version_before_it_and_a_copy(file, tmp_path):
    store = opened(file)
    before = store.read().execute("PRAGMA user_version").fetchone()[0]
    with store.write() as db:
        facts.put(db, "kept", "yes")
    folder = tmp_path / "migrations"
    shutil.copytree(FOLDER, folder)
    (folder / "900_broken.sql").write_text("CREATE TABLE new (a);\nINSERT INTO nowhere VALUES (1);\n")

    with pytest.raises(database_error()):
        migrate(store, file, folder)

    assert store.read().execute("PRAGMA user_version").fetchone()[0] == before
    assert not store.read().execute("SELECT 1 FROM sqlite_master WHERE name = 'new'").fetchall()
    assert facts.get(store.read(), "kept") == "yes"
    assert (file.parent / f"store.db.before-{before + 1}").exists()


def test_a_step_up_keeps_everything(file, tmp_path):
    store = opened(file)
    with store.write() as db:
        facts.put(db, "kept", "yes")
    folder = tmp_path / "migrations"
    shutil.copytree(FOLDER, folder)
    (folder / "900_more.sql").write_text("-- more\nCREATE TABLE more (a);\n")

    migrate(store, file, folder)

    assert store.read().execute("PRAGMA user_version").fetchone()[0] == 900
    assert facts.get(store.read(), "kept") == "yes"


def test_the_step_to_subsidies_keeps_what_waits_and_the_history(file, tmp_path):
    folder = tmp_path / "first"
    folder.mkdir()
    shutil.copy(FOLDER / "001_beginning.sql", folder)
    store = Store(file, KEY)
    migrate(store, file, folder)
    with store.write() as db:
        db.execute(
            "INSERT INTO outbox (key, declaration_id, round, sha256, body, edit, frozen_at) "
            "VALUES ('k', 'd', 1, 'h', x'00', 1, '2026-11-21T00:00:00+00:00')"
        )
        db.execute("INSERT INTO history (declaration_id, at, reason, draft) VALUES ('d', 'now', 'why', '{}')")

    migrate(store, file)

    [waiting] = outbox.waiting(store.read())
    assert (waiting.matter, waiting.record_id) == (Matter.DECLARATION, "d")
    assert store.read().execute("SELECT record_id FROM history").fetchone()[0] == "d"


def test_a_store_of_a_newer_program_is_not_touched(file):
    store = opened(file)
    store.read().execute("PRAGMA user_version = 99")
    store.close()

    with pytest.raises(StoreError) as raised:
        open_store(file, KEY)

    assert raised.value.code is Code.STORE_LOCKED_AWAY


SAVER = """
import sys
from pathlib import Path
from desktop_client.sending import outbox
from desktop_client.sending.matter import Matter
from desktop_client.store import facts
from desktop_client.store.migrate import open_store
store, _ = open_store(Path(sys.argv[1]), bytes(range(32)))
for number in range(100_000):
    with store.write() as db:
        facts.put(db, "last", str(number))
    print(number, flush=True)
"""


@pytest.mark.parametrize("after", [1, 17, 60])
def test_what_was_acknowledged_survives_the_power_cut(file, after):
    saver = subprocess.Popen(
        [sys.executable, "-c", SAVER, str(file)], stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
    )
    acknowledged = next(line for line in saver.stdout if int(line) >= after)
    saver.send_signal(signal.SIGKILL)
    rest = saver.stdout.read().split()
    saver.wait()

    kept = int(facts.get(opened(file).read(), "last"))

    assert kept >= int(rest[-1] if rest else acknowledged)


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0, reason="needs a small disk of its own"
)
def test_a_full_disk_is_said_and_nothing_old_is_lost(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(disk)], check=True)
    try:
        store = opened(disk / "store.db")
        with store.write() as db:
            facts.put(db, "old", "kept")

        def fill() -> None:
            for number in range(2_000):
                with store.write() as db:
                    facts.put(db, f"new {number}", "x" * 4000)

        with pytest.raises(StoreError) as raised:
            fill()
        assert raised.value.code is Code.DISK_FULL
        assert facts.get(store.read(), "old") == "kept"
        with pytest.raises(StoreError) as raised:
            Attachments(disk / "files", KEY).put(os.urandom(2_000_000))
        assert raised.value.code is Code.DISK_FULL

        subprocess.run(["mount", "-o", "remount,size=8m", str(disk)], check=True)
        with store.write() as db:
            facts.put(db, "again", "yes")
        assert facts.get(store.read(), "again") == "yes"
        store.close()
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


# -- attachments --------------------------------------------------------------------------------------------


def test_evidence_is_kept_encrypted_and_comes_back_unchanged(tmp_path):
    files = Attachments(tmp_path, KEY)
    content = MARKER.encode() * 1000

    name = files.put(content)

    assert files.get(name) == content
    assert all(MARKER.encode() not in each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())


def test_a_swapped_or_harmed_file_is_never_given_out(tmp_path):
    files = Attachments(tmp_path, KEY)
    one, two = files.put(b"one"), files.put(b"two")
    place = tmp_path / one[:2] / one
    place.write_bytes((tmp_path / two[:2] / two).read_bytes())

    with pytest.raises(StoreError) as raised:
        files.get(one)

    assert raised.value.code is Code.STORE_DAMAGED
    assert list(place.parent.glob("*.aside-*")), "moved aside, not deleted"


def test_another_key_opens_nothing(tmp_path):
    name = Attachments(tmp_path, KEY).put(b"one")

    with pytest.raises(StoreError):
        Attachments(tmp_path, bytes(32)).get(name)
