"""A file on its way to the bureau: how far, how fast, how long still; to be held, continued or given up."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop_client.sending.files import FilePost
from ui import theme, wording
from ui.events import News
from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.text import ElidedLabel

LEAST_BYTES = 256 * 1024
"""What is smaller has gone before anybody could read about it."""


class UploadBar(Retranslated, QWidget):
    """Hidden while nothing goes up."""

    def __init__(self, uploads: FilePost, news: News, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("upload-bar")
        self._uploads = uploads
        self._sha256 = ""
        self._is_held = False
        self._text = ElidedLabel(role="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._hold, self._cancel = Button(kind="link"), Button(kind="link")
        self._hold.setObjectName("hold-upload")
        self._cancel.setObjectName("cancel-upload")
        self._hold.clicked.connect(self._hold_or_go_on)
        self._cancel.clicked.connect(self._give_up)
        line = QHBoxLayout()
        line.setSpacing(theme.GAP_2)
        line.addWidget(self._text)
        line.addStretch(1)
        line.addWidget(self._hold)
        line.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_1)
        column.addLayout(line)
        column.addWidget(self._bar)
        news.uploads_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what goes up at this moment."""
        under_way = [each for each in self._uploads.under_way() if each.total >= LEAST_BYTES]
        self.setVisible(bool(under_way))
        if not under_way:
            return
        now = under_way[0]
        self._sha256, self._is_held = now.sha256, self._uploads.is_held(now.sha256)
        percent = now.sent * 100 // max(1, now.total)
        self._text.setText(
            self.tr("正在上传 {name}　{percent}%　{pace}").format(
                name=now.name, percent=percent, pace=self._pace(now.bytes_per_second, now.rest_seconds)
            )
        )
        self._bar.setRange(0, 100)
        self._bar.setValue(percent)
        self._bar.setAccessibleName(self._text.text())
        self.retranslate()

    def retranslate(self) -> None:
        """Word the buttons."""
        self._hold.setText(self.tr("继续") if self._is_held else self.tr("暂停"))
        self._cancel.setText(self.tr("取消上传"))

    def _pace(self, bytes_per_second: float, rest_seconds: float | None) -> str:
        if self._is_held:
            return self.tr("已暂停，继续时从断开处接着传")
        if not bytes_per_second or rest_seconds is None:
            return ""
        speed = wording.size(round(bytes_per_second))
        if rest_seconds < 60:
            return self.tr("{speed}/秒　还需约 {seconds} 秒").format(
                speed=speed, seconds=max(1, round(rest_seconds))
            )
        return self.tr("{speed}/秒　还需约 {minutes} 分钟").format(
            speed=speed, minutes=round(rest_seconds / 60)
        )

    def _hold_or_go_on(self) -> None:
        change = self._uploads.resume if self._is_held else self._uploads.pause
        change(self._sha256)
        self.refresh()

    def _give_up(self) -> None:
        self._uploads.cancel(self._sha256)
