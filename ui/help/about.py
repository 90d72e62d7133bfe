"""Which version this is, what it stands on, and under which licence."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_client import __version__
from ui.frame.dialog import Dialog
from ui.widgets.frames import Picture
from ui.widgets.text import Label


class AboutDialog(Dialog):
    """Everything can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=420)
        self.setObjectName("about")
        self._what = Label(wrap=True)
        self._versions = Label(role="muted", wrap=True)
        self._licence = Label(role="muted", wrap=True)
        for label in (self._what, self._versions, self._licence):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(Picture("landmark", tone="accent", size=40))
        for label in (self._what, self._versions, self._licence):
            self.body.addWidget(label)
        self._close = self.add_button("close", primary=True)
        self._close.clicked.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        """Word the dialog in the language of the window."""
        self.set_title(self.tr("关于申报台"))
        self._what.setText(self.tr("人力资源服务机构的分类分级申报：离线可填，在线即报，全程有回执。"))
        self._versions.setText(
            self.tr("申报台 {version}，PySide6 {qt}，Python {python}，{system}").format(
                version=__version__,
                qt=PySide6.__version__,
                python=platform.python_version(),
                system=platform.platform(terse=True),
            )
        )
        self._licence.setText(
            self.tr("申报台以 Apache-2.0 许可发布；Qt 与 PySide6 为 LGPL-3.0，图标为 Lucide（ISC）。")
        )
        self._close.setText(self.tr("关闭"))
