"""材料工坊 at work: the real widget on the real service and its processes, by keyboard, by mouse and by drop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest

from desktop_client.documents.models import SourceState
from desktop_client.documents.service import DocumentsService
from tests.documents.papers import typed
from ui import accessibility
from ui.documents import PdfDesk
from ui.documents.page_view import PAGES
from ui.tasks import Tasks

WAIT = 60_000
PERSON = "Zhang San 11010519491231002X 13800138000"

Alt, Shift, Ctrl = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture(scope="module")
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
        tiles = [self.desk.model.tile(row) for row in range(self.desk.model.rowCount())]
        return [f"{Path(tile.source.name).stem}{tile.page.index + 1}" for tile in tiles]

    def choose(self, *rows: int) -> None:
        view = self.desk.grid.view
        view.choose(rows[0])
        for row in rows[1:]:
            view.selectionModel().select(
                self.desk.model.index(row), view.selectionModel().SelectionFlag.Select
            )

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.desk.grid.view, key, modifier)

    def drop(self, data: QMimeData, *, left_of: int) -> None:
        """Let something go between two pages."""
        view = self.desk.grid.view
        place = view.visualRect(self.desk.model.index(left_of))
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
        qtbot.waitUntil(lambda: bool(condition()) and tasks.settled() and desk.is_at_rest(), timeout=WAIT)

    desk.open(request.node.name)
    settle()
    yield Room(desk, settle, tmp_path)
    assert tasks.shutdown(WAIT)


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


# ── putting files on it ─────────────────────────────────────────────────────────────────────────────────


def test_an_empty_desk_says_what_it_is_for_and_offers_files(room: Room):
    told = accessibility.name(room.desk._empty._state)
    assert "20 MB" in told
    assert not room.desk.side.isVisible()


def test_files_become_pages_in_their_order(room: Room):
    room.add(room.paper("甲", "one", "two"), room.paper("乙", "three"))
    assert room.order() == ["甲1", "甲2", "乙1"]
    assert room.desk.side.isVisible()


def test_a_bad_file_is_refused_in_place_and_fails_none_of_the_others(room: Room):
    bad = room.folder / "坏.pdf"
    bad.write_bytes(b"%PDF-1.7 nothing else")
    room.add(room.paper("好", "one"), bad)
    assert room.order() == ["好1"]
    refused = [each for each in room.desk.session.state.sources if each.state is SourceState.REFUSED]
    assert [each.name for each in refused] == ["坏.pdf"]
    shown = room.desk.side.sources.item(1).text()
    assert "坏.pdf" in shown
    assert "损坏" in shown
    assert "1 个文件不能使用" in room.desk.banner.text()


def test_files_dropped_between_pages_come_there(room: Room):
    room.add(room.paper("甲", "one", "two"))
    room.drop(files(room.paper("乙", "three")), left_of=1)
    assert room.order() == ["甲1", "乙1", "甲2"]


def test_a_picture_is_pasted_from_the_clipboard(room: Room):
    image = QImage(400, 500, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.lightGray)
    QGuiApplication.clipboard().setImage(image)
    room.desk.commands["paste"].trigger()
    room.settle(lambda: room.desk.model.rowCount() == 1)


def test_a_pasted_file_is_added(room: Room):
    QGuiApplication.clipboard().setMimeData(files(room.paper("甲", "one")))
    room.desk.commands["paste"].trigger()
    room.settle(lambda: room.order() == ["甲1"])


def test_a_scanner_folder_gives_what_is_new_in_it(room: Room):
    room.paper("扫描1", "one")
    room.desk.session.add_waiting(room.folder)
    room.settle(lambda: room.order() == ["扫描11"])
    room.paper("扫描2", "two")
    room.desk.session.add_waiting(room.folder)
    room.settle(lambda: room.order() == ["扫描11", "扫描21"])


# ── arranging ───────────────────────────────────────────────────────────────────────────────────────────


def test_pages_move_with_alt_and_arrows_however_fast_they_are_pressed(room: Room):
    room.add(room.paper("甲", "one", "two", "three", "four"))
    room.choose(0)
    for _ in range(2):
        room.press(Qt.Key.Key_Right, Alt)
    room.settle()
    assert room.order() == ["甲2", "甲3", "甲1", "甲4"]
    assert room.desk.grid.view.rows() == [2], "what was moved stays chosen"
    room.press(Qt.Key.Key_Home, Alt)
    room.settle()
    assert room.order() == ["甲1", "甲2", "甲3", "甲4"]


def test_pages_dragged_elsewhere_come_before_the_page_they_are_let_go_at(room: Room):
    room.add(room.paper("甲", "one", "two", "three"))
    data = QMimeData()
    data.setData(PAGES, room.desk.model.page(2).id.encode())
    room.drop(data, left_of=0)
    assert room.order() == ["甲3", "甲1", "甲2"]


def test_the_keyboard_walks_chooses_and_turns(room: Room):
    room.add(room.paper("甲", "one", "two", "three"))
    room.choose(0)
    room.press(Qt.Key.Key_Right, Shift)
    assert room.desk.grid.view.rows() == [0, 1]
    room.desk.commands["rotate"].trigger()
    room.settle()
    assert [room.desk.model.page(row).rotation for row in range(3)] == [90, 90, 0]
    room.desk.commands["rotate-back"].trigger()
    room.settle()
    assert room.desk.model.page(0).rotation == 0


def test_removing_is_undone_and_done_again(room: Room):
    room.add(room.paper("甲", "one", "two", "three"))
    room.choose(0, 2)
    room.desk.commands["remove"].trigger()
    room.settle()
    assert room.order() == ["甲2"]
    room.desk.commands["undo"].trigger()
    room.settle()
    assert room.order() == ["甲1", "甲2", "甲3"]
    room.desk.commands["redo"].trigger()
    room.settle()
    assert room.order() == ["甲2"]


def test_what_was_arranged_is_there_when_the_desk_is_opened_again(room: Room, qtbot):
    room.add(room.paper("甲", "one", "two"))
    room.choose(1)
    room.press(Qt.Key.Key_Left, Alt)
    room.settle()
    key = room.desk.session.key
    room.desk.open("another desk")
    room.settle()
    assert room.order() == []
    room.desk.open(key)
    room.settle()
    assert room.order() == ["甲2", "甲1"]


def test_the_model_keeps_the_rules_of_qt(room: Room):
    QAbstractItemModelTester(room.desk.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    room.add(room.paper("甲", "one", "two", "three"), room.paper("乙", "four"))
    room.desk.session.move([room.desk.model.page(3).id], room.desk.model.page(1).id)
    room.desk.session.remove([room.desk.model.page(0).id])
    room.settle()
    room.desk.session.undo()
    room.settle()
    assert room.order() == ["甲1", "乙1", "甲2", "甲3"]


# ── what is known of it ─────────────────────────────────────────────────────────────────────────────────


def test_the_meter_says_how_large_it_is_and_of_what(room: Room):
    room.add(room.paper("甲", "one"), room.paper("乙", "two"))
    assert "20 MB" in room.desk.side.meter.findChild(type(room.desk.banner._text), "size-limit").text()
    assert [entry.name for entry in room.desk.side.sources._entries] == ["甲.pdf", "乙.pdf"]


def test_findings_stand_under_their_page_and_lead_to_it(room: Room):
    room.add(room.paper("甲", "one", "", PERSON))
    marks = [room.desk.model.tile(row).mark for row in range(3)]
    assert marks[0] is None
    assert marks[1].words == "空白页"
    assert "个人信息" in marks[2].words
    lines = room.desk.side.findings
    blank = next(row for row in range(lines.count()) if "空白" in lines.item(row).text())
    lines.itemClicked.emit(lines.item(blank))
    assert room.desk.grid.view.rows() == [1]


def test_a_page_is_told_to_screen_readers_with_all_that_is_seen(room: Room):
    room.add(room.paper("甲", "one", ""))
    told = room.desk.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "第 2 页，甲.pdf，空白页"
    assert not accessibility.unnamed_controls(room.desk)


# ── looking closer, 脱敏 ─────────────────────────────────────────────────────────────────────────────────


def test_enter_shows_the_page_large_and_escape_leads_back_to_it(room: Room):
    room.add(room.paper("甲", "one", "two"))
    room.choose(0)
    room.press(Qt.Key.Key_Return)
    assert room.desk.preview.isVisible()
    QTest.keyClick(room.desk.preview._area.canvas, Qt.Key.Key_PageDown)
    room.settle()
    QTest.keyClick(room.desk.preview._area.canvas, Qt.Key.Key_Escape)
    assert room.desk.grid.isVisible()
    assert room.desk.grid.view.rows() == [1]


def test_numbers_that_were_found_are_covered_by_one_press_and_undone(room: Room):
    room.add(room.paper("甲", PERSON))
    room.choose(0)
    room.desk.commands["redact"].trigger()
    box = room.desk.preview._redaction
    room.settle(lambda: box._accept.isVisible())
    assert "11010519491231002X" not in box._list.item(0).text(), "shown masked"
    found = len(box.ticked())
    assert found > 1
    box._accept.click()
    room.settle()
    assert len(room.desk.model.page(0).boxes) == found
    room.desk.commands["undo"].trigger()
    room.settle()
    assert len(room.desk.model.page(0).boxes) < found


def test_a_region_is_drawn_with_the_mouse(room: Room):
    room.add(room.paper("甲", "one"))
    room.choose(0)
    room.desk.commands["redact"].trigger()
    room.settle()
    canvas = room.desk.preview._area.canvas
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(40, 50))
    QTest.mouseMove(canvas, QPoint(140, 90))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(140, 90))
    room.settle()
    (box,) = room.desk.model.page(0).boxes
    scale = canvas.zoom() * 96 / 72
    assert box.x == pytest.approx(40 / scale, abs=1)
    assert box.width == pytest.approx(100 / scale, abs=1)


def test_a_region_is_drawn_with_the_keyboard_alone(room: Room):
    room.add(room.paper("甲", "one"))
    room.choose(0)
    room.desk.commands["redact"].trigger()
    room.settle()
    canvas = room.desk.preview._area.canvas
    for key, modifier in ((Qt.Key.Key_Up, Ctrl), (Qt.Key.Key_Up, Ctrl), (Qt.Key.Key_Right, Shift)):
        QTest.keyClick(canvas, key, modifier)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    room.settle()
    assert len(room.desk.model.page(0).boxes) == 1


# ── finishing ───────────────────────────────────────────────────────────────────────────────────────────


def test_saving_makes_one_pdf_of_the_pages_as_they_lie(room: Room, qtbot):
    import pikepdf

    room.add(room.paper("甲", "one", "two"), room.paper("乙", "three"))
    room.choose(1)
    room.desk.commands["remove"].trigger()
    room.settle()
    with qtbot.waitSignal(room.desk.built, timeout=WAIT) as built:
        room.desk.side._save.click()
    (made,) = built.args
    with pikepdf.open(made.path) as pdf, pdf.open_outline() as outline:
        assert len(pdf.pages) == made.pages == 2
        assert [item.title for item in outline.root] == ["甲", "乙"]
    assert room.desk.session.state.meter.exact
