"""``pdf inspect`` as scripts run it: one line each, nobody signed in, and no file that stops the others."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.gate import made

ROOT = Path(__file__).resolve().parents[2]
KEYS = [
    "file", "pages", "bytes", "sha256", "encrypted", "damaged", "repaired", "scripts", "attachments", "signatures",
    "fields", "verdict", "code", "message",
]  # fmt: skip


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Good, bad and hostile files side by side."""
    folder = tmp_path_factory.mktemp("pile")
    (folder / "一 良好.pdf").write_bytes(made.good(5))
    (folder / "二 加密.pdf").write_bytes(made.locked(user="u", owner="o"))
    (folder / "三 循环.pdf").write_bytes(made.CASES["a page tree that contains itself"][0]())
    (folder / "四 展开.pdf").write_bytes(made.bomb(150, 2))
    (folder / "五 无尾.pdf").write_bytes(made.CASES["end cut off"][0]())
    (folder / "六 空白.pdf").write_bytes(b"")
    return folder


def inspect(folder: Path, *words: str | bytes, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(home or folder), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "desktop_client", "pdf", "inspect", *words],
        cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip


def documents(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    assert "Traceback" not in done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_each_file_is_one_line_of_json_with_the_promised_keys(pile: Path) -> None:
    names = sorted(file.name for file in pile.iterdir())
    done = inspect(pile, *names, "没有.pdf", ".", "--json")
    told = documents(done)
    assert done.returncode == 1
    assert [report["file"] for report in told] == [*names, "没有.pdf", "."]
    assert all(list(report) == KEYS for report in told)
    by_name = {report["file"][:1]: report for report in told}
    assert (by_name["一"]["verdict"], by_name["一"]["pages"]) == ("accept", 5)
    assert (by_name["二"]["verdict"], by_name["二"]["encrypted"], by_name["二"]["pages"]) == (
        "refuse",
        True,
        None,
    )
    assert (by_name["三"]["verdict"], by_name["三"]["code"]) == ("refuse", "pdf-damaged")
    assert (by_name["四"]["verdict"], by_name["四"]["code"]) == ("refuse", "pdf-bomb")
    assert (by_name["五"]["verdict"], by_name["五"]["repaired"]) == ("warn", True)
    assert (by_name["六"]["code"], by_name["没"]["code"], by_name["."]["code"]) == (
        "file-empty", "file-missing", "file-is-folder",
    )  # fmt: skip


def test_only_usable_files_end_well_and_leave_no_trace(pile: Path, tmp_path: Path) -> None:
    done = inspect(pile, "一 良好.pdf", "五 无尾.pdf", "--json", home=tmp_path)
    assert done.returncode == 0
    assert len(documents(done)) == 2
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []  # no profile, no store, no log


def test_people_read_a_line_in_their_language(pile: Path) -> None:
    assert inspect(pile, "五 无尾.pdf").stdout.startswith(
        "注意  五 无尾.pdf  1  文件“五 无尾.pdf”有损坏，已自动修复。"
    )
    english = inspect(pile, "二 加密.pdf", "--language", "en")
    assert english.stdout.startswith('refused  二 加密.pdf  –  The file "二 加密.pdf" needs a password')
    assert english.returncode == 1


def test_no_file_is_wrong_usage(pile: Path) -> None:
    assert inspect(pile).returncode == 2


@pytest.mark.skipif(sys.platform != "linux", reason="names there are text")
def test_a_name_that_is_no_text_is_still_told(pile: Path) -> None:
    name = b"\xff\xfe.pdf"
    (Path(os.fsdecode(bytes(pile) + b"/" + name))).write_bytes(made.good())
    done = inspect(pile, name, "--json")
    told = documents(done)[0]
    assert (done.returncode, told["pages"], told["code"]) == (0, 3, "pdf-sound")
    assert os.fsencode(told["file"]) == name
