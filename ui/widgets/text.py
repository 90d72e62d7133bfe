"""Labels: text in its roles, a line that is cut politely, a key as it looks on a keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme
from ui.widgets.styling import mark
from ui.widgets.tips import tip


class Label(QLabel):
    """Plain text (never mark-up: what people type must not become it) in a role of the style sheet."""

    def __init__(
        self, text: str = "", *, role: str = "", wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if role:
            mark(self, "role", role)

    def set_role(self, role: str) -> None:
        """Wear another role."""
        mark(self, "role", role)


class SectionLabel(Label):
    """Bold words over a group of things."""

    def __init__(self, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, role="section", parent=parent)


class ElidedLabel(Label):
    """One line that gives way: cut with … without room, whole in the tool tip and for screen readers."""

    def __init__(
        self,
        text: str = "",
        *,
        role: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role=role, parent=parent)
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._hint_at_the_rest()

    def minimumSizeHint(self) -> QSize:
        """Three characters and the dots are the least that still says something."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), self.fontMetrics().horizontalAdvance("申报台…")), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text in a tool tip as soon as it is cut."""
        super().resizeEvent(event)
        self._hint_at_the_rest()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much of the line as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        painter.drawText(self.contentsRect(), self.alignment(), self._fitting())

    def _fitting(self) -> str:
        return QFontMetrics(self.font()).elidedText(self.text(), self._mode, self.contentsRect().width())

    def _hint_at_the_rest(self) -> None:
        self.setToolTip(tip(self.text()) if self._fitting() != self.text() else "")


class KeyHint(QWidget):
    """A key as it looks on a keyboard, beside the button it stands for; not a control of its own."""

    def __init__(self, keys: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setFont(theme.font(pixels=11))
        self.setAccessibleName(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the word and its frame."""
        return QSize(max(22, self.fontMetrics().horizontalAdvance(self._keys) + 12), 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a key cap."""
        paint_key(QPainter(self), self.rect(), self._keys)


def paint_key(
    painter: QPainter, where: QRect, keys: str, *, ink: str = "muted", ground: str = "surface"
) -> None:
    """Paint a key cap with its word into a rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("line"), 1))
    painter.setBrush(theme.color(ground))
    painter.drawRoundedRect(where.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(theme.font(pixels=11))
    painter.setPen(theme.color(ink))
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, keys)
    painter.restore()
