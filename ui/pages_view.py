"""The printed pages of a document: small ones to find the place, the chosen one large enough to read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_client.errors import AppError
from ui import theme, wording
from ui.i18n import Retranslated
from ui.tasks import Tasks
from ui.widgets.buttons import IconButton
from ui.widgets.selecting import let_selection_lead
from ui.widgets.text import Label

Draw = Callable[[int, int], bytes]
"""PNG bytes of a page (from 0), this many pixels wide; called in a worker. Raises ``AppError``."""

THUMBNAIL_WIDTH, STRIP_WIDTH, PAGE_RATIO = 84, 128, 1.42
ZOOMS = (0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
"""Of the width that is there."""
FULL = ZOOMS.index(1.0)


class PagesView(Retranslated, QWidget):
    """Shows nothing until it is given pages; a page is drawn when it is looked at."""

    turned = Signal(int)
    """Another page is read now, counted from 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks: Tasks | None = None
        self._draw: Draw | None = None
        self._zoom = FULL
        self._drawn: tuple[int, int] | None = None
        self._build()
        self.retranslate()

    def clear(self) -> None:
        """Forget the document."""
        self._draw, self._drawn = None, None
        self._strip.clear()
        self._picture.clear()
        self.say(self.tr("正在取来原文……"))

    def is_empty(self) -> bool:
        """Tell whether pages were given."""
        return self._draw is None

    def page(self) -> int:
        """Return the number of the page that is read, from 1; 0 while there is none."""
        return self._strip.currentRow() + 1

    def say(self, sentence: str) -> None:
        """Say why there are no pages."""
        self._sentence.setText(sentence)
        self._stack.setCurrentWidget(self._sentence)

    def show_pages(self, count: int, draw: Draw, *, tasks: Tasks) -> None:
        """Show a document's pages, the first one large."""
        self._tasks, self._draw = tasks, draw
        self._strip.clear()
        for number in range(count):
            self._strip.addItem(self._small(number))
            self._ask(number, THUMBNAIL_WIDTH * 2, partial(self._put_small, number))
        self._stack.setCurrentWidget(self._reading)
        self._strip.setCurrentRow(0)

    def turn_to(self, page: int) -> None:
        """Read this page, counted from 1."""
        self._strip.setCurrentRow(max(0, min(self._strip.count() - 1, page - 1)))

    def retranslate(self) -> None:
        """Word the strip and the keys."""
        self._strip.setAccessibleName(self.tr("页面缩略图"))
        self._out.set_name(self.tr("缩小"))
        self._in.set_name(self.tr("放大"))
        self._before.set_name(self.tr("上一页"))
        self._after.set_name(self.tr("下一页"))
        for number in range(self._strip.count()):
            self._strip.item(number).setText(str(number + 1))
            self._strip.item(number).setData(Qt.ItemDataRole.AccessibleTextRole, self._name(number))
        self._say_where()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the page anew for the width there is now."""
        super().resizeEvent(event)
        self._show_page()

    # -- inside -------------------------------------------------------------------------------------------

    def _name(self, number: int) -> str:
        return self.tr("第 {page} 页").format(page=number + 1)

    def _small(self, number: int) -> QListWidgetItem:
        item = QListWidgetItem(str(number + 1))
        item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, self._name(number))
        item.setSizeHint(QSize(STRIP_WIDTH - 26, round(THUMBNAIL_WIDTH * PAGE_RATIO) + 34))
        return item

    def _put_small(self, number: int, png: bytes) -> None:
        picture = _framed(png)
        if number < self._strip.count() and not picture.isNull():
            icon = QIcon(picture)
            icon.addPixmap(picture, QIcon.Mode.Selected)  # Qt would tint a selected one
            self._strip.item(number).setIcon(icon)

    def _turn(self) -> None:
        self._show_page()
        self._say_where()
        if self.page():
            self.turned.emit(self.page())

    def _show_page(self) -> None:
        number = self._strip.currentRow()
        width = round(
            (self._scroll.viewport().width() - theme.GAP_3) * ZOOMS[self._zoom] * self.devicePixelRatioF()
        )
        if number < 0 or width < 100 or (number, width) == self._drawn:
            return
        self._drawn = number, width
        self._ask(number, width, partial(self._put_large, (number, width)))

    def _put_large(self, wanted: tuple[int, int], png: bytes) -> None:
        if wanted != self._drawn:
            return  # the reader has turned on meanwhile
        picture = _framed(png)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(picture)
        self._scroll.verticalScrollBar().setValue(0)

    def _ask(self, number: int, width: int, done: Callable[[bytes], None]) -> None:
        if self._tasks is None or self._draw is None:
            return
        draw = self._draw

        def put(png: bytes) -> None:
            if draw is self._draw:
                done(png)

        self._tasks.run(partial(draw, number, width), owner=self, done=put, failed=self._failed)

    def _failed(self, error: AppError) -> None:
        self.say(wording.fault(error))

    def _step(self, by: int) -> None:
        self._strip.setCurrentRow(max(0, min(self._strip.count() - 1, self._strip.currentRow() + by)))

    def _zoom_by(self, by: int) -> None:
        self._zoom = max(0, min(len(ZOOMS) - 1, self._zoom + by))
        self._show_page()
        self._say_where()

    def _say_where(self) -> None:
        where = self.tr("第 {page} 页，共 {count} 页 · {zoom}%").format(
            page=self.page(), count=self._strip.count(), zoom=round(ZOOMS[self._zoom] * 100)
        )
        self._where.setText(where)
        self._picture.setAccessibleName(self._name(self._strip.currentRow()))
        self._before.setEnabled(self.page() > 1)
        self._after.setEnabled(self.page() < self._strip.count())
        self._out.setEnabled(self._zoom > 0)
        self._in.setEnabled(self._zoom < len(ZOOMS) - 1)

    def _build(self) -> None:
        self._sentence = Label(role="muted", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._reading = QWidget()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._sentence)
        self._stack.addWidget(self._reading)
        line = QHBoxLayout(self._reading)
        line.setContentsMargins(0, theme.GAP_2, 0, 0)
        line.setSpacing(theme.GAP_2)
        line.addWidget(self._build_strip())
        line.addLayout(self._build_page(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _build_strip(self) -> QListWidget:
        self._strip = QListWidget()
        self._strip.setObjectName("policy-pages")
        self._strip.setViewMode(QListWidget.ViewMode.IconMode)
        self._strip.setMovement(QListWidget.Movement.Static)
        self._strip.setFlow(QListWidget.Flow.TopToBottom)
        self._strip.setWrapping(False)
        self._strip.setIconSize(QSize(THUMBNAIL_WIDTH, round(THUMBNAIL_WIDTH * PAGE_RATIO)))
        self._strip.setFixedWidth(STRIP_WIDTH)
        self._strip.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._strip.currentRowChanged.connect(lambda _: self._turn())
        let_selection_lead(self._strip)
        return self._strip

    def _build_page(self) -> QVBoxLayout:
        self._picture = Label()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._picture)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._before, self._after = IconButton("chevron-left"), IconButton("chevron-right")
        self._out, self._in = IconButton("zoom-out"), IconButton("zoom-in")
        self._where = Label(role="muted")
        keys = (
            (self._before, lambda: self._step(-1)),
            (self._after, lambda: self._step(1)),
            (self._out, lambda: self._zoom_by(-1)),
            (self._in, lambda: self._zoom_by(1)),
        )
        line = QHBoxLayout()
        line.setSpacing(theme.GAP_1)
        for button, do in keys:
            button.clicked.connect(do)
            line.addWidget(button)
        line.addSpacing(theme.GAP_2)
        line.addWidget(self._where)
        line.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(theme.GAP_2)
        column.addLayout(line)
        column.addWidget(self._scroll, 1)
        return column


def _framed(png: bytes) -> QPixmap:
    """The page with a thin edge: white paper on a white ground has none."""
    picture = QPixmap()
    if picture.loadFromData(png):
        painter = QPainter(picture)
        painter.setPen(theme.color("line"))
        painter.drawRect(picture.rect().adjusted(0, 0, -1, -1))
        painter.end()
    return picture
