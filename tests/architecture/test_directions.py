"""Who may know whom: the contracts of pyproject.toml, and the few things that only one module may do."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_imports_go_down_and_never_sideways() -> None:
    pytest.importorskip("importlinter", reason="comes with the developers' set")
    lint = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True))"
    answer = subprocess.run(
        [sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize("package", ["desktop_client", "bureau"])
def test_the_core_names_no_toolkit_anywhere(package: str) -> None:
    assert not places_of({"PySide6", "shiboken6", "PyQt6", "tkinter"}, imported_modules, below=package)


@pytest.mark.parametrize(
    ("names", "home"),
    [
        ({"QThreadPool", "QThread", "QRunnable", "threading", "ThreadPoolExecutor"}, "ui/tasks.py"),
        ({"QMessageBox"}, "ui/failures.py"),
    ],
)
def test_one_module_alone_knows(names: set[str], home: str) -> None:
    assert places_of(names, used_names, below="ui") <= {home}


def places_of(names: set[str], found_in: Callable[[ast.AST], Iterator[str]], *, below: str) -> set[str]:
    """The files below a package that mention one of these names."""
    files = sorted((ROOT / below).rglob("*.py"))
    assert files, below
    return {
        file.relative_to(ROOT).as_posix()
        for file in files
        if names & set(found_in(ast.parse(file.read_text("utf-8"))))
    }


def imported_modules(tree: ast.AST) -> Iterator[str]:
    """The first part of every module imported anywhere, inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def used_names(tree: ast.AST) -> Iterator[str]:
    """Every plain or dotted name in the code, and every imported one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name
