"""Which project's application form lies on a page, and in which version: the mark that the form was printed with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window imports this module, and no library for pictures
    from PIL import Image

PREFIX = "SHENBAO"
MARK = re.compile(rf"{PREFIX}:(?P<project>[^:\s]+):(?P<version>[^\s]+)")
#: Enough for the smallest dots of a mark that was printed, sealed and scanned.
DPI = 200


@dataclass(frozen=True, slots=True)
class FormMark:
    """The project and the version of its form, as printed."""

    project: str
    version: str


def in_text(text: str) -> FormMark | None:
    """The mark as it stands in a page's text, if it does."""
    found = MARK.search(text)
    return FormMark(found["project"], found["version"]) if found else None


def in_picture(picture: Image.Image) -> FormMark | None:
    """The mark read from its square code, whichever way the page was laid on the scanner."""
    import zxingcpp  # late: only forms have marks

    for code in zxingcpp.read_barcodes(
        picture.convert("L"), formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    ):
        mark = in_text(code.text)
        if mark is not None:
            return mark
    return None
