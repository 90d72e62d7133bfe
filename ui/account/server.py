"""更换服务器: practise on this computer, or work with a bureau's server."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget

from ui.frame.dialog import Dialog
from ui.widgets.rows import FormRow
from ui.widgets.text import Label

if TYPE_CHECKING:
    from desktop_client.settings import Settings

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class ServerDialog(Dialog):
    """Two choices; the address is only asked for where it matters."""

    chosen = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("server")
        self._settings = settings
        self._practice = QRadioButton()
        self._practice.setObjectName("server-practice")
        self._practice_hint = Label(role="muted", wrap=True)
        self.real = QRadioButton()
        self.real.setObjectName("server-real")
        self.address = QLineEdit(settings.bureau_url)
        self.address.setObjectName("server-address")
        self.address.setPlaceholderText("https://")
        self.row = FormRow(self.address)
        for widget in (self._practice, self._practice_hint, self.real, self.row):
            self.body.addWidget(widget)
        self._cancel = self.add_button("cancel")
        self._save = self.add_button("save", primary=True)
        self._cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._take)
        self.real.toggled.connect(self.row.setEnabled)
        self.address.textChanged.connect(lambda: self.row.show_problem(None))
        self.row.setEnabled(not settings.practice)
        (self._practice if settings.practice else self.real).setChecked(True)
        self.retranslate()

    def retranslate(self) -> None:
        """Word the dialog in the language of the window."""
        self.set_title(self.tr("更换服务器"))
        self._practice.setText(self.tr("练习办事机构"))
        self._practice_hint.setText(self.tr("在这台电脑上运行，可以放心尝试，不会报给任何办事机构。"))
        self.real.setText(self.tr("办事机构的服务器"))
        self.row.set_label(self.tr("服务器地址"))
        self.row.set_hint(self.tr("由办事机构提供，以 https:// 开头。"))
        self._cancel.setText(self.tr("取消"))
        self._save.setText(self.tr("确定"))

    def _take(self) -> None:
        practice = self._practice.isChecked()
        address = self.address.text().strip().rstrip("/")
        if not practice and (problem := self._problem(address)):
            self.row.show_problem(problem)
            self.address.setFocus()
            return
        self._settings.practice = practice
        if not practice:
            self._settings.bureau_url = address
        self._settings.save()
        self.accept()
        self.chosen.emit()

    def _problem(self, address: str) -> str | None:
        try:
            parts = urlsplit(address)
            host = parts.hostname
        except ValueError:
            host = None
            parts = urlsplit("")
        if not host:
            return self.tr("请输入完整的地址，例如 https://shenbao.example.gov.cn")
        if parts.scheme != "https" and not (parts.scheme == "http" and host in LOOPBACK):
            return self.tr("地址要以 https:// 开头，否则密码会在网络上明文传输。")
        return None
