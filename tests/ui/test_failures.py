"""Failures: said with what to do, never with anything personal, and never more than one dialog of surprise."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop_client.contract.codes import Code
from desktop_client.errors import BureauUnavailable, StoreError
from desktop_client.problems import Problem
from ui import accessibility, failures, report
from ui.widgets.buttons import Button


@pytest.fixture
def net(qapp, dress, tmp_path):
    spread = failures.install_excepthook(folder=tmp_path)
    yield spread
    spread.withdraw()
    for window in QApplication.topLevelWidgets():
        if window.objectName() == "unexpected":
            window.close()
    spread.deleteLater()


def open_reports():
    return [
        window
        for window in QApplication.topLevelWidgets()
        if window.objectName() == "unexpected" and window.isVisible()
    ]


@pytest.mark.parametrize(
    "secret",
    [
        "11010519491231002X",
        "13812345678",
        "Bearer eyJhbGciOi.J9-abc",
        "password='Hunter-2026'",
        '{"access_token": "q8Zr1xYt"}',
        "zhang.san@example.cn",
        "5f2b9c0e7d1a4c3b8e6f0a1b2c3d4e5f6a7b8c9d",
        str(Path.home() / "申报"),
        "\\".join(["C:", "Users", "zhangsan", "名册.pdf"]),
        "/".join(["", "home", "zhangsan", "名册.pdf"]),
    ],
)
def test_nothing_personal_stays_in_a_report(secret):
    told = report.masked(f"ValueError: cannot read {secret} (line 3)")

    assert secret not in told
    assert "Hunter" not in told
    assert "q8Zr1xYt" not in told
    assert "zhangsan" not in told
    assert told.startswith("ValueError: cannot read ")
    assert told.endswith("(line 3)")


def test_ordinary_words_stay_readable_in_a_report():
    line = 'File "ui/grading/indicators.py", line 120, in submit_declaration_and_show_receipt: 91110105MA01ABCDEF 2026'

    assert report.masked(line) == line


def test_an_uncaught_error_opens_one_dialog_with_a_masked_report(net, qtbot):
    class Sender(QObject):
        pressed = Signal()

    def break_down():
        raise RuntimeError("ID 11010519491231002X of 13812345678")

    sender = Sender()
    sender.pressed.connect(break_down)
    sender.pressed.emit()
    sender.pressed.emit()
    qtbot.waitUntil(lambda: len(open_reports()) == 1)

    told = open_reports()[0].text()
    assert told.count("RuntimeError: ID") == 2
    assert "break_down" in told
    assert "11010519491231002X" not in told
    assert "13812345678" not in told
    assert accessibility.unnamed_controls(open_reports()[0]) == []


def test_an_error_on_another_thread_is_shown_as_well(net, qtbot):
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: len(open_reports()) == 1)
    assert "ZeroDivisionError" in open_reports()[0].text()


def test_the_report_can_be_copied_and_is_kept_on_disk(net, qtbot, tmp_path):
    net.catch(ValueError, ValueError("kaputt"), None)
    qtbot.waitUntil(lambda: len(open_reports()) == 1)

    open_reports()[0].findChild(Button, "copy-report").click()

    assert "kaputt" in QGuiApplication.clipboard().text()
    assert "kaputt" in (tmp_path / "failures.txt").read_text(encoding="utf-8")


def test_the_last_words_of_qt_stand_in_the_report(net, qtbot):
    qWarning("something about a font")
    net.catch(ValueError, ValueError("kaputt"), None)

    qtbot.waitUntil(lambda: len(open_reports()) == 1)
    assert "warning: something about a font" in open_reports()[0].text()


@pytest.mark.parametrize(
    "failure",
    [
        BureauUnavailable(Code.BUREAU_UNREACHABLE),
        StoreError(Code.DISK_FULL),
        Problem(Code.FILE_MISSING, "名册.pdf"),
    ],
)
def test_a_failure_is_explained_with_what_to_do_and_its_code(qtbot, dress, failure):
    dialog = failures.show_failure(None, failure)
    qtbot.addWidget(dialog)

    assert dialog.isVisible()
    assert dialog.heading.text()
    assert dialog.sentence.text()
    assert dialog._code.text() == str(failure.code)
    assert accessibility.unnamed_controls(dialog) == []


def test_the_hooks_are_given_back(qapp, tmp_path):
    net = failures.install_excepthook(folder=tmp_path)
    net.withdraw()

    assert sys.excepthook is sys.__excepthook__
    assert threading.excepthook is threading.__excepthook__
