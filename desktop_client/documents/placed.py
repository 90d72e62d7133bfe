"""Which pictures a PDF shows, on which pages, and how large: only that says what resolution they need."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Stream

from desktop_client.documents.source import ObjectNumber, dictionary, items, number
from desktop_client.gate.opening import READER_ERRORS

Matrix = tuple[float, float, float, float, float, float]
Noted = Callable[[Stream, float, float], None]
_Instruction = tuple[list[pikepdf.Object], pikepdf.Operator]

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
FORM_DEPTH = 8
#: Smaller ones are logos and rules; recoding them spoils more than it saves.
LEAST_BYTES = 3_000
#: Pages with more drawing than this are not read for the places of their pictures.
MOST_CONTENT_BYTES = 4_000_000
MOST_THINGS_SHOWN = 20_000
POINTS_AN_INCH = 72


@dataclass(slots=True)
class Placed:
    """A picture with the largest size (in inches) at which it is shown, and the pages (from 0) that show it."""

    stream: Stream
    bytes: int
    width: int
    height: int
    inches: tuple[float, float]
    pages: set[int] = field(default_factory=set)
    is_soft_mask: bool = False

    @property
    def dpi(self) -> float:
        return max(self.width / max(self.inches[0], 0.01), self.height / max(self.inches[1], 0.01))


def find(pdf: pikepdf.Pdf, watch: Callable[[int, int], None]) -> list[Placed]:
    """All pictures worth recoding, with the soft masks that belong to them."""
    found: dict[ObjectNumber, Placed] = {}
    total = len(pdf.pages)
    for index, page in enumerate(pdf.pages):
        if index % 8 == 0:
            watch(index, total)

        def note(stream: Stream, width: float, height: float, index: int = index) -> None:
            _note(found, stream, (width, height), index)

        resources = dictionary(page.obj, "/Resources")
        if resources is not None and _has_pictures(resources):
            _walk_page(page, resources, note)
        for annotation in items(page.obj, "/Annots"):
            _walk_annotation(annotation, note)
    return list(found.values())


def _walk_page(page: pikepdf.Page, resources: pikepdf.Object, note: Noted) -> None:
    if _content_bytes(page.obj) <= MOST_CONTENT_BYTES:
        _Walk(note).through(page.obj, resources, IDENTITY, FORM_DEPTH)
        return
    # Shown at most as large as the page: its resolution is rather taken for too low than for too high.
    box = page.cropbox
    width, height = (abs(float(box[2]) - float(box[0])), abs(float(box[3]) - float(box[1])))
    for stream in _streams(resources):
        if stream.get("/Subtype") == "/Image":
            note(stream, width / POINTS_AN_INCH, height / POINTS_AN_INCH)


def _walk_annotation(annotation: object, note: Noted) -> None:
    """A stamp is a picture, too: its look is stretched into its place."""
    if not isinstance(annotation, Dictionary):
        return
    looks = dictionary(annotation, "/AP")
    look = looks.get("/N") if looks is not None else None
    resources = dictionary(look, "/Resources") if isinstance(look, Stream) else None
    if look is None or resources is None or not _has_pictures(resources):
        return
    own = _matrix(items(look, "/Matrix"))
    wide, high = _extent(items(look, "/BBox"), own)
    across, up = _extent(items(annotation, "/Rect"), IDENTITY)
    if wide and high:
        stretch = (across / wide, 0.0, 0.0, up / high, 0.0, 0.0)
        _Walk(note).through(look, resources, _times(own, stretch), FORM_DEPTH)


def _extent(box: list[pikepdf.Object], matrix: Matrix) -> tuple[float, float]:
    """Width and height of a box where a matrix puts it."""
    try:
        left, bottom, right, top = (float(edge) for edge in box)
    except (TypeError, ValueError):
        return 0.0, 0.0
    width, height = abs(right - left), abs(top - bottom)
    a, b, c, d, _, _ = matrix
    return abs(a) * width + abs(c) * height, abs(b) * width + abs(d) * height


class _Walk:
    """Through a page's content and the forms in it; a few forms that show each other many times are no page."""

    def __init__(self, note: Noted) -> None:
        self._note = note
        self._left = MOST_THINGS_SHOWN
        self._read: dict[ObjectNumber, list[_Instruction]] = {}

    def through(self, content: pikepdf.Object, resources: pikepdf.Object, start: Matrix, depth: int) -> None:
        """Follows the transformations of a content stream to every picture that it shows."""
        shown = dictionary(resources, "/XObject")
        if shown is None:
            return
        now, kept = start, list[Matrix]()
        for operands, operator in self._instructions(content):
            match str(operator):
                case "q":
                    kept.append(now)
                case "Q":
                    now = kept.pop() if kept else start
                case "cm":
                    now = _times(_matrix(operands), now)
                case "Do":
                    thing = shown.get(str(operands[0])) if operands else None
                    if isinstance(thing, Stream) and self._left:
                        self._left -= 1
                        self._show(thing, resources, now, depth)

    def _show(self, thing: Stream, resources: pikepdf.Object, now: Matrix, depth: int) -> None:
        if thing.get("/Subtype") == "/Image":
            across, up = math.hypot(now[0], now[1]), math.hypot(now[2], now[3])
            self._note(thing, across / POINTS_AN_INCH, up / POINTS_AN_INCH)
        elif thing.get("/Subtype") == "/Form" and depth:
            inner = _times(_matrix(items(thing, "/Matrix")), now)
            self.through(thing, dictionary(thing, "/Resources") or resources, inner, depth - 1)

    def _instructions(self, content: pikepdf.Object) -> list[_Instruction]:
        if content.objgen not in self._read:
            self._read[content.objgen] = _parsed(content)
        return self._read[content.objgen]


def _note(found: dict[ObjectNumber, Placed], stream: Stream, inches: tuple[float, float], index: int) -> None:
    for picture, is_mask in ((stream, False), (stream.get("/SMask"), True)):
        if not isinstance(picture, Stream):
            continue
        size = number(picture, "/Length")
        placed = found.get(picture.objgen)
        if placed is None:
            if size < LEAST_BYTES:
                continue
            width, height = number(picture, "/Width"), number(picture, "/Height")
            placed = Placed(picture, size, width, height, inches, is_soft_mask=is_mask)
            found[picture.objgen] = placed
        placed.inches = (max(placed.inches[0], inches[0]), max(placed.inches[1], inches[1]))
        placed.pages.add(index)


def _parsed(content: pikepdf.Object) -> list[_Instruction]:
    try:
        parsed = pikepdf.parse_content_stream(content, "q Q cm Do")
    except READER_ERRORS:
        return []
    return [(list(each.operands), each.operator) for each in parsed if hasattr(each, "operands")]


def _has_pictures(resources: pikepdf.Object) -> bool:
    """Anywhere among the forms that it uses; many of them share what they use."""
    waiting, seen = [resources], set[ObjectNumber]()
    while waiting:
        for stream in _streams(waiting.pop()):
            if stream.get("/Subtype") == "/Image":
                return True
            inner = dictionary(stream, "/Resources") if stream.objgen not in seen else None
            seen.add(stream.objgen)
            if inner is not None:
                waiting.append(inner)
    return False


def _streams(resources: pikepdf.Object) -> list[Stream]:
    shown = dictionary(resources, "/XObject") or Dictionary()
    return [thing for _, thing in shown.items() if isinstance(thing, Stream)]


def _content_bytes(page: pikepdf.Object) -> int:
    contents = page.get("/Contents")
    parts = list(contents) if isinstance(contents, Array) else [contents]
    return sum(number(part, "/Length") for part in parts if isinstance(part, Stream))


def _matrix(operands: list[pikepdf.Object]) -> Matrix:
    try:
        a, b, c, d, e, f = (float(each) for each in operands)
    except (TypeError, ValueError):
        return IDENTITY
    return a, b, c, d, e, f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    k, m, n, o, p, q = outer
    return a * k + b * n, a * m + b * o, c * k + d * n, c * m + d * o, e * k + f * n + p, e * m + f * o + q
