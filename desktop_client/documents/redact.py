"""脱敏: marked regions are burnt out. The page becomes a picture of itself; nothing of what it was stays in the file.

Covering text with a black bar leaves it in the file for everybody to copy. So a marked page is drawn at 200 dpi, the
regions are blackened in the picture, and the picture takes the place of all that the page had: text, pictures, notes,
form fields, thumbnail, private data. What speaks of the whole document and might repeat it goes, too: metadata, the
structure tree with its reading texts, attached files, scripts. Other pages stay as they are.
"""

from __future__ import annotations

import io
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image, ImageChops, ImageDraw

from desktop_client.contract.codes import Code
from desktop_client.documents import fields, stored, unpacked, writing
from desktop_client.documents.model import Box, Dropped, Mark, Redacted, Step, Watch, unwatched
from desktop_client.documents.opening import Opened, open_pdf
from desktop_client.documents.recode import Recoded, as_flate, as_jpeg
from desktop_client.documents.source import ObjectNumber, dictionary, items
from desktop_client.documents.verify import verify
from desktop_client.errors import AppError
from desktop_client.problems import Problem, Refused

DPI = 200
#: A0 at 200 dpi; larger pages are drawn with fewer dots rather than not at all.
MOST_PIXELS = 70_000_000
JPEG_QUALITY = 85
#: A3 at 200 dpi: packing more without loss takes longer than anybody waits.
MOST_PIXELS_EXACT = 8_000_000
#: Scans of black on white have a little colour in their noise.
COLOUR_NOISE = 12
#: A single sign says nothing, and stands everywhere.
LEAST_LETTERS = 2
BLACK = "■■■"
#: What of a document speaks of it as a whole without repeating what its pages say.
ROOT_KEYS = frozenset(
    {
        "/Type",
        "/Version",
        "/Pages",
        "/Names",
        "/Dests",
        "/Outlines",
        "/AcroForm",
        "/OCProperties",
        "/PageLabels",
    }
    | {"/PageLayout", "/PageMode", "/ViewerPreferences", "/Lang", "/OutputIntents", "/Extensions"}
)
PAGE_KEYS = frozenset({"/Type", "/Parent", "/Rotate", "/UserUnit"})
#: Ways from a bookmark or a place into the structure tree.
INTO_STRUCTURE = ("/SE", "/SD")
ROOT_DROPS = {"/AA": Dropped.SCRIPTS, "/OpenAction": Dropped.SCRIPTS, "/AF": Dropped.ATTACHMENTS}
NAME_DROPS = {"/JavaScript": Dropped.SCRIPTS, "/EmbeddedFiles": Dropped.ATTACHMENTS}


def redact(source: Path, out: Path, marks: Sequence[Mark], *, watch: Watch = unwatched) -> Redacted | Refused:
    """Write a copy in which nothing remains of what lay in the marked regions."""
    with writing.beside(out) as written:
        opened = open_pdf(source)
        if isinstance(opened, Problem):
            return Refused((opened,))
        with opened.pdf:
            problems = tuple(_page_problems(source, marks, len(opened.pages)))
            if problems:
                return Refused(problems)
            burnt = _burn(opened, marks, watch)
            if isinstance(burnt, Refused):
                return burnt
            dropped = _replace(opened, burnt)
            identity = writing.fingerprint([source], sorted(map(repr, marks)))
            packable = unpacked.may_be_repacked(opened.pdf)
            writing.save(opened.pdf, written, identity=identity, object_streams=packable, watch=watch)
            pages = len(opened.pages)
            repaired = (source,) if opened.is_repaired else ()
            decrypted = (source,) if opened.is_encrypted else ()
        verify(written, pages=pages, watch=watch)
        _make_sure(written, burnt)
        size = written.stat().st_size
    lowest = min((page.dpi for page in burnt.values()), default=DPI)
    return Redacted(
        out, pages, size, tuple(sorted(burnt)), lowest, repaired, decrypted, tuple(sorted(dropped))
    )


@dataclass(frozen=True, slots=True)
class _Burnt:
    """A page as a picture. ``edges`` are left, bottom, right, top of what is shown of it, in its own coordinates.

    ``words`` are the lines of text that lay in the regions, without gaps.
    """

    made: Recoded
    mode: str
    dpi: int
    edges: tuple[float, float, float, float]
    rotation: int
    boxes: tuple[Box, ...]
    words: frozenset[str] = frozenset()


def _page_problems(source: Path, marks: Iterable[Mark], count: int) -> Iterable[Problem]:
    for number in sorted({mark.page for mark in marks}):
        if not 0 <= number < count:
            facts = {"name": source.name, "page": str(number + 1), "count": str(count)}
            yield Problem(Code.PAGE_NOT_THERE, place=source.name, facts=facts)


def _burn(opened: Opened, marks: Sequence[Mark], watch: Watch) -> dict[int, _Burnt] | Refused:
    boxes: dict[int, list[Box]] = defaultdict(list)
    for mark in marks:
        boxes[mark.page].append(mark.box)
    burnt: dict[int, _Burnt] = {}
    problems: list[Problem] = []
    document = _document(opened)
    try:
        for done, (number, marked) in enumerate(sorted(boxes.items())):
            watch(Step.RECODING, done, len(boxes))
            made = _burnt(document, number, marked, opened.path.name)
            if isinstance(made, Problem):
                problems.append(made)
            else:
                burnt[number] = made
    finally:
        document.close()
    return Refused(tuple(problems)) if problems else burnt


def _burnt(document: Any, number: int, boxes: Sequence[Box], name: str) -> _Burnt | Problem:  # Any: as below
    try:
        page = document[number]
        try:
            outside = _outside(page.get_size(), boxes)
            if outside:
                facts = {"page": str(number + 1), **outside}
                return Problem(Code.BOX_OUTSIDE_PAGE, place=name, facts=facts)
            picture = _picture(page, boxes)
            return replace(picture, words=_words(page, picture))
        finally:
            page.close()
    except (pypdfium2.PdfiumError, ValueError):  # the latter for pages without any extent
        facts = {"name": name, "page": str(number + 1)}
        return Problem(Code.PAGE_NOT_SHOWN, place=name, facts=facts)


def _document(opened: Opened) -> Any:  # Any: pypdfium2 has no type information
    """As the eye sees it; as it was mended where the eye alone does not find all pages."""
    try:
        document = pypdfium2.PdfDocument(opened.path)
    except pypdfium2.PdfiumError:
        document = None
    if document is None or len(document) != len(opened.pages):
        mended = io.BytesIO()
        opened.pdf.save(mended, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
        document = pypdfium2.PdfDocument(mended.getvalue())
    if document.get_formtype():
        document.init_forms()
    return document


def _outside(size: tuple[float, float], boxes: Iterable[Box]) -> dict[str, str]:
    width, height = size
    for box in boxes:
        touches = box.x < width and box.y < height and box.x + box.width > 0 and box.y + box.height > 0
        if not touches or box.width <= 0 or box.height <= 0:
            return {"width": f"{width:.0f}", "height": f"{height:.0f}"}
    return {}


def _picture(page: Any, boxes: Sequence[Box]) -> _Burnt:  # Any: pypdfium2 has no type information
    width, height = page.get_size()
    scale = min(DPI / 72, math.sqrt(MOST_PIXELS / max(1.0, width * height)))
    bitmap = page.render(scale=scale, rev_byteorder=True)
    try:
        image = bitmap.to_pil().convert("RGB")
    finally:
        bitmap.close()
    pen = ImageDraw.Draw(image)
    for box in boxes:
        right, bottom = math.ceil((box.x + box.width) * scale), math.ceil((box.y + box.height) * scale)
        pen.rectangle((math.floor(box.x * scale), math.floor(box.y * scale), right, bottom), fill="black")
    if _is_grey(image):
        image = image.convert("L")
    edges = tuple(map(float, page.get_bbox()))
    return _Burnt(
        _packed(image),
        image.mode,
        int(scale * 72 + 0.5),
        (edges[0], edges[1], edges[2], edges[3]),
        page.get_rotation(),
        tuple(boxes),
    )


def _words(page: Any, picture: _Burnt) -> frozenset[str]:  # Any: as above
    text = page.get_textpage()
    try:
        found = [text.get_text_bounded(*_own_edges(box, picture)) for box in picture.boxes]
    finally:
        text.close()
    lines = {_close_together(line) for each in found for line in each.splitlines()}
    return frozenset(line for line in lines if len(line) >= LEAST_LETTERS)


def _close_together(text: str) -> str:
    return "".join(text.split())


def _packed(image: Image.Image) -> Recoded:
    """JPEG; print in black on white is smaller and sharper without."""
    ways = [as_jpeg(image, JPEG_QUALITY)]
    if image.mode == "L" and image.width * image.height <= MOST_PIXELS_EXACT:
        ways.append(as_flate(image))
    return min(ways, key=lambda made: len(made.data))


def _is_grey(image: Image.Image) -> bool:
    red, green, blue = image.resize((image.width // 4 or 1, image.height // 4 or 1)).split()
    apart = (ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return all(channel.getextrema()[1] <= COLOUR_NOISE for channel in apart)  # type: ignore[operator]


# ── the file without what was there ──────────────────────────────────────────────────────────────────


def _replace(opened: Opened, burnt: Mapping[int, _Burnt]) -> set[Dropped]:
    pdf = opened.pdf
    gone: list[pikepdf.Object] = []
    for number, picture in burnt.items():
        gone += _become(pdf, opened.pages[number].obj, picture)
    dropped = _forget(pdf)
    _blacken_bookmarks(pdf, frozenset().union(*(picture.words for picture in burnt.values())))
    dropped |= fields.remove(pdf, gone)
    for annotation in gone:
        _empty(annotation)  # whoever still refers to it finds nothing
    return dropped


def _become(pdf: pikepdf.Pdf, page: pikepdf.Object, picture: _Burnt) -> list[pikepdf.Object]:
    """Make the page its picture; returns the annotations that it loses."""
    lying = [each for each in items(page, "/Annots") if isinstance(each, Dictionary)]
    kept = [each for each in lying if _is_link_elsewhere(each, picture)]
    for key in list(page.keys()):
        if key not in PAGE_KEYS:
            del page[key]
    image = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Image)
    image["/ColorSpace"] = Name.DeviceGray if picture.mode == "L" else Name.DeviceRGB
    stored.put(image, picture.made)
    across = " ".join(f"{each:.4f}" for each in _upright(picture))
    page["/MediaBox"] = Array(list(picture.edges))
    page["/Resources"] = Dictionary(XObject=Dictionary(Page=image))
    page["/Contents"] = Stream(pdf, f"q {across} cm /Page Do Q".encode())
    if kept:
        page["/Annots"] = Array(kept)
    stay = {each.objgen for each in kept if each.is_indirect}
    return [each for each in lying if each.is_indirect and each.objgen not in stay]


def _upright(picture: _Burnt) -> tuple[float, float, float, float, float, float]:
    """From the picture as it is seen to the page's own coordinates, which links and bookmarks go by."""
    left, bottom, right, top = picture.edges
    width, height = right - left, top - bottom
    return {
        0: (width, 0.0, 0.0, height, left, bottom),
        90: (0.0, height, -width, 0.0, right, bottom),
        180: (-width, 0.0, 0.0, -height, right, top),
        270: (0.0, -height, width, 0.0, left, top),
    }[picture.rotation]


def _is_link_elsewhere(annotation: pikepdf.Object, picture: _Burnt) -> bool:
    """A link leads on from the picture, too, unless it lay in a marked region."""
    if annotation.get("/Subtype") != "/Link":
        return False
    try:
        x1, y1, x2, y2 = (float(each) for each in items(annotation, "/Rect"))
    except (TypeError, ValueError):
        return False
    own = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
    return not any(_overlap(own, _own_edges(box, picture)) for box in picture.boxes)


def _own_edges(box: Box, picture: _Burnt) -> tuple[float, float, float, float]:
    """A region as it is seen, in the page's own coordinates."""
    left, bottom, right, top = picture.edges
    near, far, high, low = box.x, box.x + box.width, box.y, box.y + box.height
    return {
        0: (left + near, top - low, left + far, top - high),
        90: (left + high, bottom + near, left + low, bottom + far),
        180: (right - far, bottom + high, right - near, bottom + low),
        270: (right - low, top - far, right - high, top - near),
    }[picture.rotation]


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _forget(pdf: pikepdf.Pdf) -> set[Dropped]:
    """What speaks of the whole document and may repeat what stood on a page."""
    root = pdf.Root
    dropped = {what for key, what in ROOT_DROPS.items() if isinstance(root.get(key), Dictionary)}
    for key in list(root.keys()):
        if key not in ROOT_KEYS:
            del root[key]
    names = dictionary(root, "/Names")
    if names is not None:
        dropped |= {what for key, what in NAME_DROPS.items() if key in names}
        root["/Names"] = Dictionary(Dests=names["/Dests"]) if "/Dests" in names else Dictionary()
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for thing in pdf.objects:
        if isinstance(thing, Dictionary):
            for key in INTO_STRUCTURE:
                if key in thing:
                    del thing[key]
    return dropped


def _blacken_bookmarks(pdf: pikepdf.Pdf, words: frozenset[str]) -> None:
    """A bookmark often says again what stands on its page; one that says what was burnt out keeps only its place."""
    root = dictionary(pdf.Root, "/Outlines")
    waiting, seen = [root] if root is not None else [], set[ObjectNumber]()
    while waiting and words:
        item = waiting.pop()
        if item.objgen in seen:
            continue
        seen.add(item.objgen)
        waiting += [near for key in ("/First", "/Next") if (near := dictionary(item, key)) is not None]
        said = _close_together(str(item.get("/Title", "")))
        if len(said) >= LEAST_LETTERS and any(word in said or said in word for word in words):
            item["/Title"] = String(BLACK)


def _empty(thing: pikepdf.Object) -> None:
    for key in list(thing.keys()):
        del thing[key]


def _make_sure(path: Path, burnt: Iterable[int]) -> None:
    """Look once more with other eyes: a burnt page that still has text must not leave this computer."""
    with pypdfium2.PdfDocument(path) as document:
        for number in burnt:
            page = document[number]
            text = page.get_textpage()
            count = text.count_chars()
            text.close()
            page.close()
            if count:
                raise AppError(Code.PDF_RESULT_UNSOUND, expected="0", count=str(count))
