"""The command palette: places, actions and declarations by a few letters, for hands that stay on the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_client.grading.models import ListQuery
from ui import icons, theme
from ui.i18n import Retranslated
from ui.widgets.foreground import Foreground
from ui.widgets.text import paint_key
from ui.words import word

if TYPE_CHECKING:
    from desktop_client.client import Office

WIDTH, LINE_HEIGHT, MOST_LINES, MOST_DECLARATIONS = 560, 44, 9, 6


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to go to or to do. ``search`` holds everything it may be found by, in small letters."""

    words: str
    icon: str
    run: Callable[[], object]
    detail: str = ""
    keys: str = ""
    search: str = ""

    def matches(self, text: str) -> bool:
        """Tell whether every word of the text is found in the entry."""
        haystack = f"{self.words} {self.detail} {self.search}".lower()
        return all(part in haystack for part in text.lower().split())


class Palette(Retranslated, Foreground, QDialog):
    """Type, walk with the arrows, Enter. Found declarations are led to through ``open_declaration``."""

    def __init__(
        self,
        entries: Iterable[Entry],
        *,
        office: Office,
        open_declaration: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries = list(entries)
        self._office = office
        self._open_declaration = open_declaration
        self.text = QLineEdit()
        self.text.setObjectName("palette-text")
        self.text.textChanged.connect(self._search)
        self.text.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("palette-list")
        self.list.setProperty("look", "plain")
        self.list.setItemDelegate(_EntryDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._run)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_3, theme.GAP_3, theme.GAP_3, theme.GAP_3)
        column.setSpacing(theme.GAP_2)
        column.addWidget(self.text)
        column.addWidget(self.list)
        self.setFixedWidth(WIDTH)
        self.retranslate()
        self._search("")

    def open_over(self, window: QWidget) -> None:
        """Show it in the upper middle of the window."""
        corner = window.mapToGlobal(
            QPoint((window.width() - self.width()) // 2, min(110, window.height() // 8))
        )
        self.move(corner)
        self.show()
        self.text.setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self) -> None:
        """Word the palette in the language of the window."""
        self.setWindowTitle(self.tr("搜索或执行"))
        self.text.setPlaceholderText(self.tr("输入要去的地方、要做的事，或申报的年度、类别、ID"))
        self.text.setAccessibleName(self.tr("搜索或执行"))
        self.list.setAccessibleName(self.tr("找到的内容"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk through the list while typing goes on."""
        if watched is self.text and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._walk(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _walk(self, key: Qt.Key) -> bool:
        lines = self.list.count()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and lines:
            step = 1 if key is Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % lines)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if item := self.list.currentItem():
                self._run(item)
            return True
        return False

    def _search(self, text: str) -> None:
        self.list.clear()
        found = [entry for entry in self._entries if entry.matches(text)]
        for entry in [*found, *self._declarations(text)]:
            item = QListWidgetItem(entry.words)
            item.setData(Qt.ItemDataRole.UserRole, entry)
            item.setSizeHint(QSize(0, LINE_HEIGHT))
            self.list.addItem(item)
        if not self.list.count():
            nothing = QListWidgetItem(self.tr("没有找到。可以试试申报年度、类别或 ID。"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            nothing.setSizeHint(QSize(0, LINE_HEIGHT))
            self.list.addItem(nothing)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(min(self.list.count(), MOST_LINES) * LINE_HEIGHT + 2)
        self.adjustSize()

    def _declarations(self, text: str) -> list[Entry]:
        if not text.strip():
            return []
        rows = self._office.grading.query(ListQuery(text=text.strip())).rows(0, MOST_DECLARATIONS)
        return [
            Entry(
                words=self.tr("第 {number} 条：{year} {category} {kind}").format(
                    number=row.number, year=row.year, category=row.category_title, kind=word(row.kind)
                ),
                icon="file-text",
                detail=word(row.state),
                run=partial(self._open_declaration, row.id),
            )
            for row in rows
        ]

    def _run(self, item: QListWidgetItem) -> None:
        entry: Entry | None = item.data(Qt.ItemDataRole.UserRole)
        if entry is None:
            return
        self.close()
        entry.run()


class _EntryDelegate(QStyledItemDelegate):
    """Icon, words, a quieter detail, and the key at the right end."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry | None = index.data(Qt.ItemDataRole.UserRole)
        if entry is None:
            super().paint(painter, option, index)
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option.rect, chosen=chosen)
        inside = option.rect.adjusted(theme.GAP_3, 0, -theme.GAP_3, 0)
        middle = inside.center().y()
        icons.paint(
            painter, entry.icon, "accent" if chosen else "muted", QRect(inside.left(), middle - 8, 18, 18)
        )
        inside.setLeft(inside.left() + 18 + theme.GAP_3)
        if entry.keys:
            width = painter.fontMetrics().horizontalAdvance(entry.keys) + 8
            paint_key(painter, QRect(inside.right() - width, middle - 10, width, 20), entry.keys)
            inside.setRight(inside.right() - width - theme.GAP_2)
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(theme.font())
        painter.setPen(theme.color("text"))
        painter.drawText(inside, aligned, entry.words)
        inside.setLeft(inside.left() + painter.fontMetrics().horizontalAdvance(entry.words) + theme.GAP_3)
        painter.setFont(theme.font(pixels=theme.SMALL))
        painter.setPen(theme.color("muted"))
        painter.drawText(inside, aligned, entry.detail)

    def _paint_ground(self, painter: QPainter, rect: QRect, *, chosen: bool) -> None:
        if not chosen:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("soft"))
        painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), theme.RADIUS, theme.RADIUS)
