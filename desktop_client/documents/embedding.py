"""A font whose texts can be read back out of the PDF, whatever signs they have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

#: The most lines that one list of a character map may have.
MOST_LINES = 100
_LISTS = re.compile(r"\d+ beginbfchar\n.*endbfchar", re.DOTALL)
_LINE = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]+)>")


class ReadableFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """reportlab writes characters beyond U+FFFF as they are; readers want them as surrogate pairs (ISO 32000, 9.10.3).

    Rare characters of names lie there, and would be read back as something else.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's own name; Any: its document
        """Embed what is used, and mend the maps by which texts are read back."""
        super().addObjects(doc)
        for name, made in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                made.content = _LISTS.sub(lambda found: "\n".join(_lists(found[0])), made.content)


def _lists(text: str) -> Iterator[str]:
    lines = [f"<{code}> <{_utf16(int(sign, 16))}>" for code, sign in _LINE.findall(text)]
    for first in range(0, len(lines), MOST_LINES):
        part = lines[first : first + MOST_LINES]
        yield "\n".join((f"{len(part)} beginbfchar", *part, "endbfchar"))


def _utf16(sign: int) -> str:
    return chr(sign).encode("utf-16-be", "surrogatepass").hex().upper()
