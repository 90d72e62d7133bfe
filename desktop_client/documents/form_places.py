"""Places on a printed form that are left to the pen and to the seal."""

from __future__ import annotations

from typing import Final

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.flowables import Flowable

from desktop_client.documents import form_font

#: Height of one line of hand-writing, in points.
LINE: Final = 26.0
PALE = Color(0.7, 0.7, 0.7)
BLACK = Color(0, 0, 0)
SEAL_RADIUS: Final = 58.0  # 公章 are 40 to 42 mm wide
SEAL_HEIGHT: Final = 150.0


class Ruled(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Free space; from two lines on with fine lines to write along."""

    def __init__(self, width: float, lines: int) -> None:
        super().__init__()
        self.width, self.height = width, lines * LINE
        self._lines = lines

    def draw(self) -> None:
        self.canv.setStrokeColor(PALE)
        self.canv.setLineWidth(0.4)
        self.canv.setDash(2, 2)
        for number in range(1, self._lines):
            self.canv.line(0, number * LINE, self.width, number * LINE)


class SealPlace(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A framed space with a circle where 公章 goes, and what is signed beside it."""

    MOST_LINES = 12

    def __init__(self, width: float, lines: list[str]) -> None:
        super().__init__()
        self._lines = lines
        self.width, self.height = width, max(SEAL_HEIGHT, 24 + len(lines) * LINE)

    @staticmethod
    def has_room(line: str, width: float) -> bool:
        """Whether a line fits beside the seal."""
        return bool(stringWidth(line, form_font.NAME, 10.5) < width - 2 * SEAL_RADIUS - 60)

    def draw(self) -> None:
        canvas, across, up = self.canv, self.width - SEAL_RADIUS - 24, self.height / 2
        canvas.setLineWidth(0.6)
        canvas.setStrokeColor(BLACK)
        canvas.rect(0, 0, self.width, self.height)
        canvas.setFillColor(BLACK)
        canvas.setFont(form_font.NAME, 10.5)
        for number, line in enumerate(self._lines):
            canvas.drawString(10, self.height - 26 - number * LINE, line)
        canvas.setStrokeColor(PALE)
        canvas.setFillColor(PALE)
        canvas.setDash(3, 3)
        canvas.circle(across, up, SEAL_RADIUS)
        canvas.setFont(form_font.NAME, 9)
        canvas.drawCentredString(across, up - 3, "（加盖公章处）")
