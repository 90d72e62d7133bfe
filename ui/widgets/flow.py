"""A layout that fills lines and breaks them, for chips and small cards."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui import theme


class FlowLayout(QLayout):
    """Places its items one after another and goes on in the next line when there is no room."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = theme.GAP_2) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._least: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def invalidate(self) -> None:
        """Measure anew: something inside has changed. In between the layouts around ask a hundred times."""
        self._heights.clear()
        self._least = None
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Append an item; Qt calls this for ``addWidget``."""
        self._items.append(item)
        self.invalidate()

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Put a widget before the item at this place."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at this place, nothing past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at this place."""
        self.invalidate()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Take no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Less width means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at this width."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Place the items inside the rectangle."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """Return the least size; more comes from ``heightForWidth``."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return room for the largest single item."""
        if self._least is None:
            size = QSize()
            for item in self._items:
                size = size.expandedTo(item.minimumSize())
            margins = self.contentsMargins()
            self._least = size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())
        return self._least

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        inside = rect.marginsRemoved(self.contentsMargins())
        x, y, line_height = inside.x(), inside.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(inside.width(), item.minimumSize().width())))
            if line_height and x + size.width() > inside.right() + 1:
                x, y, line_height = inside.x(), y + line_height + self.spacing(), 0
            if place:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            line_height = max(line_height, size.height())
        return y + line_height - rect.y() + self.contentsMargins().bottom()
