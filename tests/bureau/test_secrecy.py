"""What lies on the bureau's disk: for its owner's eyes only, and nothing a password could be guessed from quickly."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from tests.fixtures.bureau import ROOT, RunningBureau
from tests.fixtures.institution import Institution, document, registration


@pytest.fixture
def lax_bureau(bureau_data: Path, tmp_path: Path):
    """A bureau in a folder that somebody made beforehand, open to all, under the usual mask."""
    running = RunningBureau(tmp_path / "srv" / "bureau")
    shutil.copytree(bureau_data, running.data)
    (running.data / "bureau.log").unlink(missing_ok=True)
    running.data.chmod(0o755)
    before = os.umask(0o022)
    try:
        running.start()
    finally:
        os.umask(before)
    yield running
    running.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists instead")
def test_nobody_else_on_this_computer_can_read_what_it_writes(lax_bureau):
    person = Institution.registered(lax_bureau)
    person.send_file(document("private"))
    written = [*lax_bureau.data.glob("bureau.*"), *(lax_bureau.data / "files").rglob("*")]
    fresh = [
        each
        for each in written
        if each.name.startswith("bureau.log") or person.institution["id"].replace("-", "") in str(each)
    ]
    assert len(fresh) >= 4
    for each in fresh:
        assert not stat.S_IMODE(each.stat().st_mode) & 0o077, each


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists instead")
def test_a_new_database_is_its_owners_alone(tmp_path):
    (tmp_path / "office").mkdir(mode=0o755)
    command = [sys.executable, "-m", "bureau", "migrate", "--data", str(tmp_path / "office")]
    subprocess.run(command, cwd=ROOT, check=True, umask=0o022)
    for each in (tmp_path / "office").rglob("*"):
        assert not stat.S_IMODE(each.stat().st_mode) & 0o077, each


def test_a_registration_leaves_no_quick_hash_of_its_password(bureau):
    # The remembered body of a registration holds the password: its plain hash would undo the slow one.
    body = json.dumps(registration()).encode()
    headers = {"Idempotency-Key": secrets.token_hex(16), "Content-Type": "application/json"}

    def register(sent):
        return requests.post(f"{bureau.api}/institutions", data=sent, headers=headers, timeout=30)

    first, again = register(body), register(body)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.content == again.content
    assert register(body + b" ").json()["code"] == "request-idempotency-key-reused"
    bureau.stop()
    kept = b"".join(file.read_bytes() for file in bureau.data.glob("bureau.db*"))
    assert hashlib.sha256(body).hexdigest().encode() not in kept
    assert hashlib.sha256(body).digest() not in kept
