"""One page in its full size: zoomed, walked over, and marked where something is to be burnt out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_client.documents.model import Box
from desktop_client.documents.models import DeskPage
from ui import theme

SCREEN_DPI = 96
"""What 100 % means on a screen."""

STEP, LEAST = 4, 6
"""Points by which the keyboard moves the frame; the least side of a region."""

FRAME = (160.0, 24.0)
"""Points: about one line of print, where the keyboard begins."""

BLACK, HINT, HINT_GROUND = QColor(0, 0, 0), QColor("#B3261E"), QColor(179, 38, 30, 60)
"""On paper, which is white whatever the window wears."""


class PageCanvas(QWidget):
    """Paints a page at a zoom. While ``marking``, a drag or the arrow keys draw a frame and Enter takes it."""

    marked = Signal(object)
    """A region was drawn: a :class:`Box` on the page as it lies."""

    turned_page = Signal(int)
    """Page up and down: the page before or after."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page-canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._page: DeskPage | None = None
        self._picture: QPixmap | None = None
        self._hints: tuple[Box, ...] = ()
        self._zoom = 1.0
        self._marking = False
        self._frame: QRectF | None = None
        self._pressed: QPointF | None = None

    # -- what is shown ---------------------------------------------------------------------------------------

    def show_page(self, page: DeskPage, picture: QPixmap | None) -> None:
        """Show another page, or the same with another picture; without one its shape."""
        if self._page is None or self._page.id != page.id:
            self._frame = None
        self._page, self._picture = page, picture
        self._fit()

    def show_picture(self, image: QImage) -> None:
        """Paint this picture of the page from now on."""
        self._picture = QPixmap.fromImage(image)
        self.update()

    def show_hints(self, boxes: Sequence[Box]) -> None:
        """Outline regions that could be burnt out."""
        self._hints = tuple(boxes)
        self.update()

    def zoom(self) -> float:
        """Return how large the page is shown; 1 is its own size."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show the page larger or smaller."""
        self._zoom = zoom
        self._fit()

    def zoom_to_fit(self, room: QSize) -> float:
        """Return the zoom at which the whole page is seen in this room."""
        if self._page is None:
            return 1.0
        scale = SCREEN_DPI / 72
        return max(
            0.05,
            min(room.width() / (self._page.width * scale), room.height() / (self._page.height * scale)),
        )

    def set_marking(self, *, marking: bool) -> None:
        """Let regions be drawn, or no longer."""
        self._marking = marking
        self._frame = None
        self.setCursor(Qt.CursorShape.CrossCursor if marking else Qt.CursorShape.ArrowCursor)
        self.update()

    def frame(self) -> QRectF | None:
        """Return the frame being drawn, in pixels of the canvas."""
        return self._frame

    # -- marking ---------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._marking and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self._frame = QRectF(self._pressed, self._pressed)
            self.update()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            self._frame = QRectF(self._pressed, event.position()).normalized() & QRectF(self.rect())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the region, unless it was only a click."""
        if self._pressed is None:
            super().mouseReleaseEvent(event)
            return
        self._pressed = None
        self._take()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the frame, with Shift its lower right corner; Enter takes it, Escape puts it away."""
        if self._marking and self._handle_frame(event):
            return
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.turned_page.emit(step)
            return
        super().keyPressEvent(event)

    def _handle_frame(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        directions = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if key in directions:
            faster = 5 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1
            resizing = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._push_frame(*directions[key], faster=faster, resizing=resizing)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._frame is not None:
            self._take()
            return True
        if key == Qt.Key.Key_Escape and self._frame is not None:
            self._frame, self._pressed = None, None
            self.update()
            return True
        return False

    def _push_frame(self, right: int, down: int, *, faster: int, resizing: bool) -> None:
        scale = self._scale()
        if self._frame is None:
            width, height = FRAME[0] * scale, FRAME[1] * scale
            centre = QRectF(self.rect()).center()
            self._frame = QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)
        else:
            x, y = right * STEP * scale * faster, down * STEP * scale * faster
            if resizing:
                self._frame.setRight(max(self._frame.left() + LEAST * scale, self._frame.right() + x))
                self._frame.setBottom(max(self._frame.top() + LEAST * scale, self._frame.bottom() + y))
            else:
                self._frame.translate(x, y)
            self._frame = self._kept_inside(self._frame)
        self.update()

    def _kept_inside(self, frame: QRectF) -> QRectF:
        page = QRectF(self.rect())
        width, height = min(frame.width(), page.width()), min(frame.height(), page.height())
        left = min(max(page.left(), frame.left()), page.right() - width)
        top = min(max(page.top(), frame.top()), page.bottom() - height)
        return QRectF(left, top, width, height)

    def _take(self) -> None:
        frame, self._frame = self._frame, None
        self.update()
        scale = self._scale()
        if frame is None or min(frame.width(), frame.height()) < LEAST * scale:
            return
        self.marked.emit(
            Box(frame.left() / scale, frame.top() / scale, frame.width() / scale, frame.height() / scale)
        )

    # -- painting --------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page, what is burnt out of it, what could be, and the frame."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self._picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.rect(), self._picture)
        if self._page is None:
            return
        for box in self._page.boxes:
            painter.fillRect(self._place(box), BLACK)
        painter.setPen(QPen(HINT, 1))
        for box in self._hints:
            place = self._place(box)
            painter.fillRect(place, HINT_GROUND)
            painter.drawRect(place)
        if self._frame is not None:
            painter.fillRect(self._frame, QColor(0, 0, 0, 110))
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(self._frame)

    def _place(self, box: Box) -> QRectF:
        scale = self._scale()
        return QRectF(box.x * scale, box.y * scale, box.width * scale, box.height * scale)

    def _scale(self) -> float:
        """Pixels of the canvas to a point of the page."""
        return self._zoom * SCREEN_DPI / 72

    def _fit(self) -> None:
        if self._page is None:
            return
        size = QRect(
            0, 0, round(self._page.width * self._scale()), round(self._page.height * self._scale())
        ).size()
        self.setFixedSize(size.expandedTo(QSize(8, 8)))
        self.update()
