"""What stands on every page of a printed form: its version mark as text and as a square code, page numbers, 练习."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from desktop_client.documents import form_font

WIDTH, HEIGHT = A4
MARGIN = 22 * mm
TOP = 34 * mm
BOTTOM = 24 * mm
#: Large enough that the smallest dot is four pixels of a 200 dpi scan.
CODE_SIZE = 20 * mm
CODE_PLACE = (WIDTH - MARGIN - CODE_SIZE, HEIGHT - CODE_SIZE - 9 * mm)
BLACK = Color(0, 0, 0)
SMALL = 8
GREY = Color(0.45, 0.45, 0.45)
PALE = Color(0.9, 0.9, 0.9)


@dataclass(frozen=True, slots=True)
class Running:
    """Texts that repeat. ``watermark`` lies under each page; empty: none."""

    mark: str
    head: str
    watermark: str = ""


class FormCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Keeps all pages back until their number is known. The same content gives the same bytes."""

    def __init__(self, *args: Any, running: Running, **more: Any) -> None:  # Any: reportlab's own arguments
        fixed = {"invariant": 1, "pageCompression": 1, "initialFontName": form_font.NAME}
        super().__init__(*args, **{**more, **fixed})
        self._running = running
        self._waiting: list[dict[str, Any]] = []

    @property
    def pages(self) -> int:
        """How many there are, once it is built."""
        return len(self._waiting)

    def showPage(self) -> None:  # noqa: N802 - reportlab's own name
        """Keep the page for later."""
        self._waiting.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Finish the pages that were kept back."""
        waiting = self._waiting
        for number, page in enumerate(waiting, start=1):
            self.__dict__.update(page)
            self._dress(number, len(waiting))
            super().showPage()
        self._waiting = waiting
        super().save()

    def _dress(self, number: int, total: int) -> None:
        self.saveState()
        self._draw_code()
        self.setFillColor(GREY)
        self.setFont(form_font.NAME, SMALL)
        self.drawString(MARGIN, HEIGHT - 16 * mm, _cut(self._running.head, CODE_PLACE[0] - MARGIN - 3 * mm))
        self.drawString(MARGIN, 13 * mm, self._running.mark)
        self.drawRightString(WIDTH - MARGIN, 13 * mm, f"第 {number} 页，共 {total} 页")
        self.restoreState()

    def under(self) -> None:
        """What lies under the content of the page that begins."""
        if not self._running.watermark:
            return
        self.saveState()
        self.setFillColor(PALE)
        self.setFont(form_font.NAME, 150)
        self.translate(WIDTH / 2, HEIGHT / 2)
        self.rotate(45)
        self.drawCentredString(0, -50, self._running.watermark)
        self.restoreState()

    def _draw_code(self) -> None:
        """Dark dots that touch are one rectangle: no hairline between them on any printer."""
        code = QrCodeWidget(self._running.mark, barLevel="M").qr
        code.make()
        dots = code.getModuleCount()
        size = CODE_SIZE / dots
        left, bottom = CODE_PLACE
        self.setFillColor(BLACK)
        for row in range(dots):
            dark = "".join("1" if code.isDark(row, column) else "0" for column in range(dots))
            for run in re.finditer("1+", dark):
                height = bottom + (dots - 1 - row) * size
                self.rect(left + run.start() * size, height, len(run[0]) * size, size, stroke=0, fill=1)


def _cut(text: str, width: float) -> str:
    """As much of a line as there is room for."""
    shown = text
    while shown and stringWidth(shown, form_font.NAME, SMALL) > width:
        shown = shown.removesuffix("…")[:-1] + "…" if len(shown) > 1 else ""
    return shown
