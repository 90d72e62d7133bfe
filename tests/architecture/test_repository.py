"""What the repository itself must be: movable, pinned, hashed, and free of this or that machine's habits."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
TEXT = {
    ".py",
    ".toml",
    ".md",
    ".in",
    ".txt",
    ".json",
    ".ts",
    ".sql",
    ".html",
    ".css",
    ".svg",
    ".sh",
    ".spec",
    "",
}
MACHINE_PATH = re.compile(r"(?<![\w./-])(/home/\w|/root/|/Users/\w|/work/|[A-Z]:\\\\?Users)")
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^ \\;]+)", re.MULTILINE)

TOP_LEVEL = {
    *(
        "desktop_client",
        "ui",
        "bureau",
        "resources",
        "requirements",
        "packaging",
        "tests",
        "docs",
        "benchmarks",
    ),
    *(
        "dev.py",
        "pyproject.toml",
        "LICENSE",
        "README.md",
        "README.zh-CN.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
    ),
    *(".ci", ".gitignore", ".gitattributes"),
}


def tracked_files() -> list[Path]:
    """Every file that git keeps and that is still there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git check-out")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def pins(lock: Path) -> dict[str, str]:
    """Package and version of every line of a lock."""
    return dict(PIN.findall(lock.read_text("utf-8")))


def test_nothing_unexpected_lies_at_the_top() -> None:
    assert {file.relative_to(ROOT).parts[0] for file in tracked_files()} <= TOP_LEVEL


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    texts = [file for file in tracked_files() if file.suffix in TEXT and file != Path(__file__).resolve()]
    assert [file for file in texts if MACHINE_PATH.search(file.read_text("utf-8", errors="replace"))] == []


def test_packaging_does_not_hide_the_library_of_that_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_every_set_is_locked() -> None:
    assert [lock.stem for lock in LOCKS] == ["dev", "freeze", "run", "test-core"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_pins_by_hash_and_names_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
    entries = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert len(entries) == len(pins(lock)) > 20


@pytest.mark.parametrize("name", ["run", "test-core"])
def test_the_developers_set_contains_the_others_with_the_same_versions(name: str) -> None:
    assert (
        pins(ROOT / "requirements" / f"{name}.txt").items() <= pins(ROOT / "requirements" / "dev.txt").items()
    )


def test_the_core_is_tested_without_qt() -> None:
    assert (
        not {"pyside6", "pyside6-essentials", "shiboken6", "pytest-qt"}
        & pins(ROOT / "requirements" / "test-core.txt").keys()
    )


def test_pyside_stays_below_the_version_that_crashes() -> None:
    version = pins(ROOT / "requirements" / "run.txt")["pyside6-essentials"]
    assert (6, 9) <= tuple(map(int, version.split(".")[:2])) < (6, 12)
