"""What may be handed to whoever helps: versions, settings, states. Shown before it goes anywhere, and masked."""

from __future__ import annotations

import platform
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QSysInfo
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_client import __version__
from ui import report
from ui.frame.dialog import Dialog
from ui.tasks import Tasks
from ui.widgets.file_dialog import FileDialog
from ui.widgets.text import Label

if TYPE_CHECKING:
    from desktop_client.client import Client

LAST_FAILURES = 4_000
"""Characters of the written-down failures that go along."""


def describe_screen() -> list[str]:
    """What only the screen's own thread may ask."""
    screens = ", ".join(
        f"{screen.size().width()}×{screen.size().height()} @ {screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    )
    return [
        f"platform: {QGuiApplication.platformName()}; screens: {screens}",
        f"languages: {QGuiApplication.inputMethod().locale().name()}; fonts: {len(QFontDatabase.families())}",
    ]


def compose(client: Client, screen: list[str]) -> str:
    """Gather everything else; asks the keyring, so not on the screen's own thread."""
    chosen = client.settings
    state = client.office.sending.state()
    lines = [
        f"Shenbao {__version__}; {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        f"{QSysInfo.prettyProductName()}; {QSysInfo.currentCpuArchitecture()}",
        f"Python {platform.python_version()}; Qt {QLibraryInfo.version().toString()}",
        *screen,
        f"language: {chosen.language or 'system'}; theme: {chosen.theme}; scale: {chosen.scale}",
        f"bureau: {'practice' if chosen.practice else chosen.bureau_url}; own authority: {bool(chosen.ca_file)}",
        f"keyring: {client.account.keyring_state()}; remember: {chosen.remember}",
        f"online: {state.online}; last sync: {state.last_sync}; drafts: {state.drafts}; queued: {state.queued}",
        f"unknown: {state.unknown}; conflicts: {state.conflicts}",
        f"problem: {state.problem.code if state.problem else 'none'}",
        "",
        *_failures(client.profile.root / "failures.txt"),
    ]
    return report.masked("\n".join(lines))


def _failures(file: Path) -> list[str]:
    try:
        return ["failures:", file.read_text(encoding="utf-8")[-LAST_FAILURES:]]
    except OSError:
        return ["failures: none"]


class DiagnosticsDialog(Dialog):
    """The whole text to read; copied or saved only when asked."""

    def __init__(self, client: Client, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=620)
        self.setObjectName("diagnostics")
        self._note = Label(wrap=True)
        self._text = QPlainTextEdit()
        self._text.setObjectName("diagnostics-text")
        self._text.setReadOnly(True)
        self._text.setMinimumHeight(280)
        self.body.addWidget(self._note)
        self.body.addWidget(self._text)
        self._copy = self.add_button("copy-diagnostics")
        self._copy.clicked.connect(self._copy_text)
        self._save = self.add_button("save-diagnostics")
        self._save.clicked.connect(self._ask_where)
        self._close = self.add_button("close", primary=True)
        self._close.clicked.connect(self.accept)
        self._copied = False
        self.retranslate()
        tasks.run(partial(compose, client, describe_screen()), owner=self, done=self._text.setPlainText)

    def text(self) -> str:
        """Return what is shown."""
        return self._text.toPlainText()

    def save(self, file: Path) -> None:
        """Write it where the person wants it."""
        file.write_text(self.text(), encoding="utf-8")

    def retranslate(self) -> None:
        """Word the dialog in the language of the window."""
        self.set_title(self.tr("导出诊断"))
        self._note.setText(
            self.tr("证件号码、手机号、密码和用户名已隐去。内容不会自动发送，由您决定交给谁。")
        )
        self._text.setAccessibleName(self.tr("诊断内容"))
        self._copy.setText(self.tr("已复制") if self._copied else self.tr("复制"))
        self._save.setText(self.tr("另存为…"))
        self._close.setText(self.tr("关闭"))

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        self._copied = True
        self.retranslate()

    def _ask_where(self) -> None:
        dialog = FileDialog(self, self.tr("导出诊断"), "*.txt", save_as="shenbao-diagnostics.txt")
        dialog.fileSelected.connect(self._save_as)
        dialog.open()

    def _save_as(self, chosen: str) -> None:
        try:
            self.save(Path(chosen))
        except OSError:
            self._note.setText(self.tr("没有写成，请换一个位置或检查磁盘空间。"))
