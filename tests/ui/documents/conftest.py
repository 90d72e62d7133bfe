"""The PDF desk on the screen: the real widget, the real service and its processes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from desktop_client.documents.service import DocumentsService
from tests.documents.papers import typed
from ui.documents import PdfDesk
from ui.tasks import Tasks

WAIT = 60_000


@pytest.fixture(scope="package")
def documents(tmp_path_factory: pytest.TempPathFactory):
    """One service for all tests here: each has a desk of its own on it."""
    service = DocumentsService(tmp_path_factory.mktemp("desks"), language=lambda: "zh_CN")
    service.warm()
    yield service
    service.close()


@dataclass
class Room:
    """A desk on the screen, and somebody who waits until it is at rest."""

    desk: PdfDesk
    settle: Callable[..., None]
    folder: Path

    def paper(self, name: str, *words: str) -> Path:
        """A typed PDF with one page for each of these words; an empty one is blank."""
        return typed(self.folder / f"{name}.pdf", words)

    def add(self, *files: Path) -> None:
        self.desk.add(list(files))
        self.settle()

    def order(self) -> list[str]:
        """Where each page came from, as it lies now: file and page."""
        tiles = [self.desk.table.model.tile(row) for row in range(self.desk.table.model.rowCount())]
        return [f"{Path(tile.source.name).stem}{tile.page.index + 1}" for tile in tiles]

    def choose(self, *rows: int) -> None:
        view = self.desk.table.grid.view
        view.choose(rows[0])
        for row in rows[1:]:
            view.selectionModel().select(
                self.desk.table.model.index(row), view.selectionModel().SelectionFlag.Select
            )

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.desk.table.grid.view, key, modifier)

    def drop(self, data: QMimeData, *, left_of: int) -> None:
        """Let something go between two pages."""
        view = self.desk.table.grid.view
        place = view.visualRect(self.desk.table.model.index(left_of))
        event = QDropEvent(
            QPointF(place.left() + 4, place.center().y()),
            Qt.DropAction.MoveAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        view.dropEvent(event)
        self.settle()


@pytest.fixture
def room(qtbot, dress, documents: DocumentsService, tmp_path: Path, request: pytest.FixtureRequest):
    """An empty desk of this test."""
    tasks = Tasks(threads=4)
    desk = PdfDesk(documents, tasks, save_words="保存")
    qtbot.addWidget(desk)
    desk.resize(980, 640)
    desk.show()

    def settle(condition: Callable[[], object] = lambda: True) -> None:
        def is_done() -> bool:
            return bool(condition()) and desk.session.is_idle and desk.table.thumbnails.settled()

        qtbot.waitUntil(is_done, timeout=WAIT)

    desk.open(request.node.name)
    settle()
    yield Room(desk, settle, tmp_path)
    assert tasks.shutdown(WAIT)
