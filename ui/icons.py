"""Outline icons (Lucide) that take the colour of the theme and stay crisp at every scale.

``icon("send")`` gives a QIcon for buttons and actions, ``pixmap("send", …)`` a picture for painters.
Nothing is read or drawn before it is shown; after a change of theme the next painting uses the new colours.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from ui import theme

SIZE = 18
FOLDER = theme.RESOURCES / "icons"


def icon(name: str, tone: str = "text") -> QIcon:
    """Return an icon in a tone of the theme (``text muted accent on_accent good warn bad …``)."""
    return QIcon(_OutlineEngine(name, tone))


def application_icon() -> QIcon:
    """Return the product's own sign, for windows and task bars."""
    return QIcon(str(FOLDER / "app.svg"))


def pixmap(name: str, tone: str = "text", *, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """Return a picture of the icon for this device pixel ratio; drawn once per colour and size."""
    colour = theme.color(tone).name()
    pixels = round(size * ratio)
    key = f"outline {name} {colour} {pixels}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _drawn(name, colour, pixels)
        QPixmapCache.insert(key, found)
    found.setDevicePixelRatio(ratio)
    return found


def paint(painter: QPainter, name: str, tone: str, where: QRect) -> None:
    """Draw the icon into a rectangle of a widget or an item."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(where.topLeft(), pixmap(name, tone, size=where.width(), ratio=ratio))


def _drawn(name: str, colour: str, pixels: int) -> QPixmap:
    drawn = QPixmap(pixels, pixels)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    source = _source(name).replace("currentColor", colour)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return drawn


@cache
def _source(name: str) -> str:
    # Lucide's two-pixel line looks heavy beside 13 px text once the 24-unit drawing is shown at 18 px.
    drawing = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    return drawing.replace('stroke-width="2"', 'stroke-width="1.9"')


class _OutlineEngine(QIconEngine):
    """Draws when asked, in the colour the theme has at that moment."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name = name
        self._tone = tone

    def clone(self) -> QIconEngine:
        return _OutlineEngine(self._name, self._tone)

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        side = min(size.width(), size.height())
        drawn = pixmap(self._name, self._tone_for(mode), size=side)
        if size.width() == size.height():
            return drawn
        # A button may ask for a wider picture, to keep its words at a distance.
        wider = QPixmap(size)
        wider.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wider)
        painter.drawPixmap((size.width() - side) // 2, (size.height() - side) // 2, drawn)
        painter.end()
        return wider

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        where = QRect(0, 0, side, side)
        where.moveCenter(rect.center())
        paint(painter, self._name, self._tone_for(mode), where)

    def _tone_for(self, mode: QIcon.Mode) -> str:
        return "disabled" if mode is QIcon.Mode.Disabled else self._tone
