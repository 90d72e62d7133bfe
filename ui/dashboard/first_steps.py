"""工作台 of an institution that has nothing yet: the guide's four steps, and the button for the first."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.frames import Card
from ui.widgets.text import Label


class FirstSteps(Retranslated, Card):
    """Said in the guide's words, so that the paper beside the keyboard fits."""

    begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=theme.GAP_5, parent=parent)
        self.setObjectName("first-steps")
        self._heading, self._text = Label(role="heading", wrap=True), Label(role="muted", wrap=True)
        self._titles = [Label(role="section") for _ in range(4)]
        self._sentences = [Label(role="muted", wrap=True) for _ in range(4)]
        self._begin = Button(kind="primary", icon="plus")
        self._begin.setObjectName("begin")
        self._begin.clicked.connect(self.begun)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP_5)
        grid.setVerticalSpacing(theme.GAP_4)
        for number in range(4):
            grid.addLayout(self._step(number), number // 2, number % 2)
            grid.setColumnStretch(number % 2, 1)
        line = QHBoxLayout()
        line.addWidget(self._begin)
        line.addStretch(1)
        for item in (self._heading, self._text):
            self.body.addWidget(item)
        self.body.addSpacing(theme.GAP_2)
        self.body.addLayout(grid)
        self.body.addSpacing(theme.GAP_3)
        self.body.addLayout(line)
        self.retranslate()

    def retranslate(self) -> None:
        """Word the steps."""
        self._heading.setText(self.tr("从这里开始"))
        self._text.setText(self.tr("申报一个等级只有四步，断网时也能填写。"))
        steps = (
            (self.tr("分类分级申报"), self.tr("选择申报年度和申报类别，保存后出现在申请列表。")),
            (self.tr("填写"), self.tr("逐项勾选评价指标，附上佐证材料；每一步都自动保存，并显示预计等级。")),
            (self.tr("上报"), self.tr("检查无误后勾选填报承诺，等待审核；回执可以导出。")),
            (self.tr("评定结果"), self.tr("查看等级和有效期；到期前保级，有效期内可以升级。")),
        )
        for number, (title, sentence) in enumerate(steps):
            self._titles[number].setText(title)
            self._sentences[number].setText(sentence)
        self._begin.setText(self.tr("分类分级申报"))
        self.setAccessibleName(self._heading.text())

    def _step(self, number: int) -> QHBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._titles[number])
        texts.addWidget(self._sentences[number])
        line = QHBoxLayout()
        line.setSpacing(theme.GAP_3)
        line.addWidget(_Numeral(number + 1), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        return line


class _Numeral(QWidget):
    """A numeral on a soft disc."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setFixedSize(QSize(36, 36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("soft"))
        painter.drawEllipse(self.rect())
        painter.setPen(theme.color("accent"))
        painter.setFont(theme.font(pixels=theme.BRAND, bold=True))
        painter.drawText(QRect(0, 0, 36, 36), Qt.AlignmentFlag.AlignCenter, str(self._number))
