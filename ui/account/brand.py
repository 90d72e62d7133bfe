"""The coloured side of the sign-in window: what the product is, what it promises, what the bureau announces."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import Retranslated
from ui.widgets.frames import Picture
from ui.widgets.text import Label

WIDTH = 380
ARCS = 7


class BrandPanel(Retranslated, QWidget):
    """Calm words on the brand's colour, over the thin lines of a dome."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("brand-panel")
        self.setFixedWidth(WIDTH)
        self._name = Label(role="brand-name")
        self._tagline = Label(role="brand-tagline", wrap=True)
        self._promises = [Label(role="brand-promise", wrap=True) for _ in _PROMISE_ICONS]
        self._details = [Label(role="brand-detail", wrap=True) for _ in _PROMISE_ICONS]
        self._announcement = Label(role="brand-detail", wrap=True)
        self._announcement.setObjectName("announcement")
        self._build()
        self.retranslate()

    def announce(self, text: str) -> None:
        """Show what the bureau has to say to everybody, or nothing."""
        self._announcement.setText(text)
        self._announcement.setVisible(bool(text))

    def retranslate(self) -> None:
        """Word the panel in the language of the window."""
        self._name.setText(self.tr("申报台"))
        self._tagline.setText(self.tr("人力资源服务机构分类分级申报"))
        promises = (
            (self.tr("断网也能填"), self.tr("内容存在本机，网络恢复后自动同步")),
            (self.tr("断电不会丢"), self.tr("每一项填写都即时保存")),
            (self.tr("一份只报一次"), self.tr("上报有回执，重发也不会重复")),
        )
        for number, (promise, detail) in enumerate(promises):
            self._promises[number].setText(promise)
            self._details[number].setText(detail)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the dome."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._ground())
        self._draw_dome(painter)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 52, 36, 40)
        column.setSpacing(0)
        column.addWidget(Picture("landmark", tone="on_brand", size=40))
        column.addSpacing(theme.GAP_4)
        column.addWidget(self._name)
        column.addSpacing(theme.GAP_1)
        column.addWidget(self._tagline)
        column.addSpacing(44)
        for number, icon in enumerate(_PROMISE_ICONS):
            column.addLayout(self._promise_row(icon, number))
            column.addSpacing(20)
        column.addStretch(1)
        column.addWidget(self._announcement)
        self._announcement.hide()

    def _promise_row(self, icon: str, number: int) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._promises[number])
        words.addWidget(self._details[number])
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(Picture(icon, tone="on_brand", size=20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _ground(self) -> QLinearGradient:
        deep = theme.color("brand")
        lit = QColor(deep).lighter(118) if deep.lightness() > 8 else deep
        gradient = QLinearGradient(QPointF(0, 0), QPointF(self.width(), self.height()))
        gradient.setColorAt(0, lit)
        gradient.setColorAt(1, deep)
        return gradient

    def _draw_dome(self, painter: QPainter) -> None:
        line = theme.color("on_brand")
        line.setAlphaF(0.09)
        painter.setPen(QPen(line, 1.2))
        middle = QPointF(self.width() * 0.86, self.height() + 40)
        for number in range(1, ARCS + 1):
            radius = number * 62
            painter.drawArc(
                QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius), 0, 180 * 16
            )


_PROMISE_ICONS = ("cloud-off", "save", "badge-check")
