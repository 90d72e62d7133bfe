"""Numbers of persons in a page's text layer, 公民身份号码 and 手机号码: where they stand, and masked."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from desktop_client.documents.model import Box, PersonalData, PersonalKind
from desktop_client.documents.rendering import PdfPages, box_of, opened
from desktop_client.identifiers import id_card, mobile
from desktop_client.problems import blocking

#: Digits may stand apart by single spaces, as in the boxes of a form.
ID_NUMBER = re.compile(r"(?<![0-9A-Za-z])[1-9](?: ?[0-9]){16} ?[0-9Xx](?![0-9A-Za-z])")
MOBILE = re.compile(r"(?<![0-9])(?:\+?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])")
#: More text than this on one page is no page.
MOST_CHARACTERS = 50_000
#: Rims of letters reach a little over the box that a font claims.
RIM_POINTS = 1.0


def find_personal(source: Path, page: int) -> tuple[PersonalData, ...]:
    """What stands in the text of one page (from 0) of a file; nothing in a picture, which has no text."""
    pages = opened(source)
    try:
        if not isinstance(pages, PdfPages):
            return ()
        with pages.page(page) as opened_page:
            return find(opened_page, page)
    finally:
        pages.close()


def find(page: pypdfium2.PdfPage, number: int) -> tuple[PersonalData, ...]:
    """What stands in the text of an opened page."""
    text = page.get_textpage()
    try:
        count = min(text.count_chars(), MOST_CHARACTERS)
        letters = "".join(_letter(raw.FPDFText_GetUnicode(text, place)) for place in range(count))
        return tuple(
            PersonalData(kind, number, _box(page, text, range(*span)), found, shown)
            for kind, span, found, shown in _numbers(letters)
        )
    finally:
        text.close()


def _letter(code: int) -> str:
    """One sign for each place, so that places stay what they are; full-width digits are digits."""
    if 0xFF10 <= code <= 0xFF19:
        return chr(code - 0xFF10 + 0x30)
    return chr(code) if 0 < code < 0x110000 else "\0"


def _numbers(letters: str) -> Iterator[tuple[PersonalKind, tuple[int, int], str, str]]:
    taken: list[tuple[int, int]] = []
    for match in ID_NUMBER.finditer(letters):
        found = id_card.normalise(match[0])
        if not blocking(id_card.check(found, document=id_card.guess(found))):
            taken.append(match.span())
            yield PersonalKind.ID_NUMBER, match.span(), found, id_card.mask(found)
    for match in MOBILE.finditer(letters):
        found = mobile.normalise(match[0])
        is_free = all(match.end() <= start or match.start() >= end for start, end in taken)
        if is_free and mobile.is_mobile(found):
            yield PersonalKind.MOBILE, match.span(), found, mobile.mask(found)


def _box(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, places: Sequence[int]) -> Box:
    """Around all of the signs, with the whole height of their line."""
    corners = [_corners(text, place) for place in places if raw.FPDFText_IsGenerated(text, place) != 1]
    left, bottom = min(each[0] for each in corners), min(each[1] for each in corners)
    right, top = max(each[2] for each in corners), max(each[3] for each in corners)
    return box_of(page, left - RIM_POINTS, bottom - RIM_POINTS, right + RIM_POINTS, top + RIM_POINTS)


def _corners(text: pypdfium2.PdfTextPage, place: int) -> tuple[float, float, float, float]:
    loose = raw.FS_RECTF()
    if raw.FPDFText_GetLooseCharBox(text, place, ctypes.byref(loose)):
        return (
            min(loose.left, loose.right),
            min(loose.top, loose.bottom),
            max(loose.left, loose.right),
            max(loose.top, loose.bottom),
        )
    left, bottom, right, top = text.get_charbox(place)
    return left, bottom, right, top
