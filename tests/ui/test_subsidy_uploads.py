"""What goes up is seen to go up, can be held from the page, and goes on where it stopped."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop_client import events
from desktop_client.contract.states import Material
from desktop_client.subsidy.models import Attached
from tests.documents.papers import scanned
from ui.subsidy.upload_bar import UploadBar

PROJECT = "hr-conference"


@pytest.fixture
def heavy(tmp_path: Path) -> Path:
    """A scan of some megabytes: several pieces on the wire."""
    noise = Image.frombytes("RGB", (1200, 1600), os.urandom(1200 * 1600 * 3))
    return scanned(tmp_path / "扫描件.pdf", [noise], quality=95)


@pytest.fixture
def held(window, settled, heavy, qtbot) -> UploadBar:
    """The bar of an upload that was held after its first piece."""
    office = window.office
    window.pages.go("subsidies")
    settled()
    bar = window.pages.page().findChild(UploadBar)
    assert not bar.isVisible()

    def hold_the_first(event: events.Event) -> None:
        """On the sending thread, so that nothing can slip through."""
        if isinstance(event, events.UploadsChanged) and (going := office.sending.uploads.under_way()):
            stop()
            office.sending.uploads.pause(going[0].sha256)

    stop = window.client.events.subscribe(hold_the_first)
    project = office.subsidy.project(PROJECT)
    begun = office.subsidy.create(PROJECT, max(project.free_years))
    assert isinstance(office.subsidy.attach(begun.id, Material.OTHER_MATERIAL, heavy), Attached)
    window.loop.sync()

    hold = bar.findChild(QPushButton, "hold-upload")
    qtbot.waitUntil(lambda: bar.isVisible() and hold.text() == "继续", timeout=20_000)
    return bar


def test_an_upload_is_shown_and_can_be_held_and_continued(window, settled, held):
    told = held.findChild(QLabel).text()
    assert "扫描件.pdf" in told
    assert "已暂停" in told

    QTest.mouseClick(held.findChild(QPushButton, "hold-upload"), Qt.MouseButton.LeftButton)
    settled(lambda: not held.isVisible() and not window.loop.busy)
    assert not window.office.sending.uploads.under_way()


def test_a_held_upload_does_not_keep_the_program_from_ending(screen, program, held):
    assert held.isVisible()
    screen.end(program)  # says so if something still ran
