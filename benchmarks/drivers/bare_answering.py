"""The reference for answering: a tick box in an empty window, and one row committed to a fully synced SQLite file."""

from __future__ import annotations

import sqlite3
import sys

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QMainWindow

from benchmarks.drivers.stage import Paintings, timed, wait_until
from benchmarks.drivers.telling import tell_and_go

STROKES = 400
BODY = "x" * 300


def prepared(file: str) -> sqlite3.Connection:
    """The client's own settings for safety."""
    db = sqlite3.connect(file, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE answer (indicator TEXT PRIMARY KEY, body TEXT)")
    return db


if __name__ == "__main__":
    application = QApplication([])
    window, box, db = QMainWindow(), QCheckBox("bare"), prepared(sys.argv[1])
    window.setCentralWidget(box)
    box.toggled.connect(lambda _on: db.execute("INSERT OR REPLACE INTO answer VALUES ('1', ?)", (BODY,)))
    paintings = Paintings(window)
    window.show()
    wait_until(lambda: paintings.count > 0)
    tell_and_go([timed(lambda: QTest.keyClick(box, Qt.Key.Key_Space), paintings) for _ in range(STROKES)])
