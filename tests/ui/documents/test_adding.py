"""Files on their way to the desk: by dialog, drop, paste and scanner; a bad one stops none of the others."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from desktop_client.documents.models import SourceState
from ui import accessibility


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_an_empty_desk_says_what_it_is_for_and_offers_files(room):
    told = accessibility.name(room.desk.table.empty._state)
    assert "20 MB" in told
    assert not room.desk.side.isVisible()


def test_files_become_pages_in_their_order(room):
    room.add(room.paper("甲", "one", "two"), room.paper("乙", "three"))
    assert room.order() == ["甲1", "甲2", "乙1"]
    assert room.desk.side.isVisible()


def test_a_bad_file_is_refused_in_place_and_fails_none_of_the_others(room):
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


def test_files_dropped_between_pages_come_there(room):
    room.add(room.paper("甲", "one", "two"))
    room.drop(files(room.paper("乙", "three")), left_of=1)
    assert room.order() == ["甲1", "乙1", "甲2"]


def test_a_picture_is_pasted_from_the_clipboard(room):
    image = QImage(400, 500, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.lightGray)
    QGuiApplication.clipboard().setImage(image)
    room.desk.commands["paste"].trigger()
    room.settle(lambda: room.desk.table.model.rowCount() == 1)


def test_a_pasted_file_is_added(room):
    QGuiApplication.clipboard().setMimeData(files(room.paper("甲", "one")))
    room.desk.commands["paste"].trigger()
    room.settle(lambda: room.order() == ["甲1"])


def test_a_scanner_folder_gives_what_is_new_in_it(room):
    room.paper("扫描1", "one")
    room.desk.session.add_waiting(room.folder)
    room.settle(lambda: room.order() == ["扫描11"])
    room.paper("扫描2", "two")
    room.desk.session.add_waiting(room.folder)
    room.settle(lambda: room.order() == ["扫描11", "扫描21"])
