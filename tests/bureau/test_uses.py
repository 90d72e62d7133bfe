"""Practice and real work never meet in one folder: the practice reviewer decides whatever waits there."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.fixtures.bureau import ROOT


def start(kind, data):
    command = [sys.executable, "-m", "bureau", kind, "--data", str(data)]
    more = ["--port", "0"] if kind == "serve" else []
    # A practice bureau ends with its standard input; a real one would run until the time is up.
    return subprocess.run(
        [*command, *more],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        check=False,
    )


@pytest.fixture
def real_data(tmp_path):
    command = [sys.executable, "-m", "bureau", "migrate", "--data", str(tmp_path / "office")]
    subprocess.run(command, cwd=ROOT, check=True)
    return tmp_path / "office"


def test_nobody_practises_on_real_data(real_data):
    before = {file.name: file.read_bytes() for file in real_data.iterdir() if file.is_file()}
    refused = start("practice", real_data)
    assert refused.returncode == 1
    assert "正式数据" in refused.stderr
    assert {file.name: file.read_bytes() for file in real_data.iterdir() if file.is_file()} == before


def test_nobody_practises_in_the_database_of_an_office(tmp_path):
    (tmp_path / "bureau.toml").write_text('[database]\nengine = "postgresql"\nname = "bureau"\n')
    assert start("practice", tmp_path).returncode == 1


def test_nothing_real_is_served_from_practice_data(bureau):
    bureau.stop()
    refused = start("serve", bureau.data)
    assert refused.returncode == 1
    assert "练习数据" in refused.stderr
