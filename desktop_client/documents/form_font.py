"""The font of printed forms, and what becomes of signs that it lacks."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from desktop_client.paths import resource

if TYPE_CHECKING:
    from desktop_client.documents.embedding import ReadableFont

NAME = "Noto Sans SC"
#: Printed where a sign is wanted that the font has not: seen, and large enough to write into.
BOX = "□"
#: Chooses between shapes of the sign before it; that sign is printed in its usual shape.
SELECTORS = frozenset((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))


@cache
def font() -> ReadableFont:
    """Registered with reportlab once; parsing it takes longer than printing a form."""
    from reportlab.pdfbase import pdfmetrics

    from desktop_client.documents.embedding import ReadableFont

    made = ReadableFont(NAME, str(resource("fonts", "NotoSansSC-Regular.ttf")))
    pdfmetrics.registerFont(made)
    return made


@dataclass(slots=True)
class Ink:
    """Makes texts printable and remembers what could not be printed, by the label it stands beside."""

    missing: dict[str, str] = field(default_factory=dict)

    def printable(self, text: str, *, label: str) -> str:
        """``text`` in signs that the font has; line ends stay."""
        known = font().face.charToGlyph
        signs = []
        for sign in unicodedata.normalize("NFC", text):
            if ord(sign) in SELECTORS or (sign != "\n" and unicodedata.category(sign) in ("Cc", "Cf")):
                continue
            if sign == "\n" or ord(sign) in known:
                signs.append(sign)
            else:
                signs.append(BOX)
                before = self.missing.get(label, "")
                self.missing[label] = before if sign in before else before + sign
        return "".join(signs)
