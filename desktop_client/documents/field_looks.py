"""What fields show that have a value, but no look of their own: their file leaves the drawing to the reader.

To ask readers for that in a joined file would have them draw the fields of all the other files anew, too.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from desktop_client.documents.opening import Opened
from desktop_client.documents.source import dictionary, items
from desktop_client.gate.opening import READER_ERRORS

MULTILINE = 1 << 12
PASSWORD = 1 << 13
COMBO = 1 << 17
SHOWS_TEXT = frozenset({"Tj", "TJ", "'", '"'})
FONT = re.compile(rb"/([^\s/<>\[\]()]+)\s+([-+.\d]+)\s+Tf")
COLOUR = re.compile(rb"((?:[-+.\d]+\s+){3})rg")
CENTRED, RIGHT = 1, 2
#: Of a size that is left to the reader; and the space between a field's edge and its text.
LARGEST, SMALLEST, SHARE_OF_HEIGHT, MARGIN = 12.0, 4.0, 0.7, 2.0
LINE = 1.2


def draw_missing(opened: Opened) -> None:
    """Draw what nobody has drawn, then ask readers for it no more."""
    form = dictionary(opened.pdf.Root, "/AcroForm")
    if form is None or not form.get("/NeedAppearances"):
        return
    waiting: list[_Text] = []
    left = False
    for page in opened.pages:
        for annotation in opened.pdf.acroform.get_widget_annotations_for_page(page):
            field, widget = opened.pdf.acroform.get_field_for_annotation(annotation), annotation.obj
            if not (field.is_text or field.is_choice):
                left = left or (field.is_checked and "/AP" not in widget)  # a tick of the reader's own
                continue
            if _is_shown(field, _shown(widget)):
                continue
            if _is_plain(field, form):
                field.generate_appearance(annotation)  # with the field's own font
            else:
                waiting.append(_Text.of(field, widget))
    if waiting:
        _draw(opened.pdf, waiting)
    if not left:
        del form["/NeedAppearances"]


def _is_list(field: Any) -> bool:  # Any: the library's own type is not exported
    return bool(field.is_choice and not field.flags & COMBO)


def _said(field: Any) -> str:
    """Its value; a list shows what there is to choose from, too."""
    return "\n".join(field.choices) if _is_list(field) else str(field.value_as_string)


def _is_shown(field: Any, shown: str) -> bool:
    """Whether a look has what it should. Letters that are not Latin cannot be compared, and are taken for it."""
    said = "".join(_said(field).split())
    is_comparable = said.isascii() and shown.isascii() and shown.isprintable() and not _is_list(field)
    return not said or (shown == said if is_comparable else bool(shown))


def _shown(widget: pikepdf.Object) -> str:
    """The letters that its present look has, if they are Latin ones."""
    look = _look(widget)
    try:
        instructions = [] if look is None else list(pikepdf.parse_content_stream(look))
    except READER_ERRORS:
        return ""
    shown = b""
    for instruction in instructions:
        if str(instruction.operator) in SHOWS_TEXT:
            for operand in instruction.operands:
                parts = list(operand) if isinstance(operand, Array) else [operand]
                shown += b"".join(bytes(part) for part in parts if isinstance(part, String))
    return "".join(shown.decode("latin-1").split())


def _look(widget: pikepdf.Object) -> Stream | None:
    looks = dictionary(widget, "/AP")
    normal = looks.get("/N") if looks is not None else None
    return normal if isinstance(normal, Stream) else None


def _is_plain(field: Any, form: pikepdf.Object) -> bool:
    """Chosen or written Latin letters, in one line and in a font that has them under their own numbers."""
    if (
        not field.value_as_string
        or not _said(field).isascii()
        or (field.is_text and field.flags & (MULTILINE | PASSWORD))
    ):
        return False
    named = FONT.search(field.default_appearance)
    fonts = dictionary(dictionary(form, "/DR") or Dictionary(), "/Font") or Dictionary()
    font = fonts.get(f"/{named[1].decode('latin-1')}") if named else None
    return isinstance(font, Dictionary) and font.get("/Subtype") != "/Type0"


@dataclass(frozen=True, slots=True)
class _Text:
    """A value as it is to be drawn into its widget."""

    widget: pikepdf.Object
    text: str
    width: float
    height: float
    size: float
    colour: tuple[float, float, float]
    align: int
    is_multiline: bool

    @classmethod
    def of(cls, field: Any, widget: pikepdf.Object) -> _Text:
        left, bottom, right, top = (float(edge) for edge in items(widget, "/Rect"))
        named, coloured = FONT.search(field.default_appearance), COLOUR.search(field.default_appearance)
        red, green, blue = map(float, coloured[1].split()) if coloured else (0.0, 0.0, 0.0)
        value = _said(field)
        is_multiline = _is_list(field) or bool(field.is_text and field.flags & MULTILINE)
        return cls(
            widget,
            "*" * len(value) if field.is_text and field.flags & PASSWORD else value,
            abs(right - left),
            abs(top - bottom),
            float(named[2]) if named else 0.0,
            (red, green, blue),
            field.quadding,
            is_multiline,
        )


def _draw(pdf: pikepdf.Pdf, texts: Sequence[_Text]) -> None:
    with pikepdf.open(io.BytesIO(_drawn(texts))) as drawn:
        for text, page in zip(texts, drawn.pages, strict=True):
            look = _look(text.widget)
            if look is None:
                look = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Form)
                look["/BBox"] = Array([0, 0, text.width, text.height])
                text.widget["/AP"] = Dictionary(N=pdf.make_indirect(look))
            # Copies: the looks of several fields may share theirs.
            resources = dictionary(look, "/Resources") or Dictionary()
            pictures = dict(dictionary(resources, "/XObject") or {})
            pictures["/Value"] = pdf.copy_foreign(page.as_form_xobject())
            look["/Resources"] = Dictionary({**dict(resources), "/XObject": Dictionary(pictures)})
            # Edge and ground that are there stay; only text was missing, or was of before.
            look.write(_without_text(look) + b"\nq /Value Do Q\n")


def _without_text(look: Stream) -> bytes:
    kept, inside = [], False
    for instruction in pikepdf.parse_content_stream(look):
        inside = inside or str(instruction.operator) == "BT"
        if not inside:
            kept.append(instruction)
        inside = inside and str(instruction.operator) != "ET"
    return pikepdf.unparse_content_stream(kept)


def _drawn(texts: Sequence[_Text]) -> bytes:
    """A PDF with a page for each text, as large as its widget."""
    from reportlab.pdfgen.canvas import Canvas

    from desktop_client.documents.form_font import NAME, Ink, font

    font()
    out, ink = io.BytesIO(), Ink()
    canvas = Canvas(out, invariant=1, pageCompression=1)
    for text in texts:
        canvas.setPageSize((text.width, text.height))
        canvas.setFillColorRGB(*text.colour)
        printable = ink.printable(text.text.replace("\r\n", "\n").replace("\r", "\n"), label="")
        size, lines = _set(text, printable)
        canvas.setFont(NAME, size)
        top = text.height - MARGIN - size if text.is_multiline else (text.height - size) / 2 + size * 0.15
        for number, line in enumerate(lines):
            free = text.width - 2 * MARGIN - canvas.stringWidth(line, NAME, size)
            shift = {CENTRED: free / 2, RIGHT: free}.get(text.align, 0.0)
            canvas.drawString(MARGIN + max(0.0, shift), top - number * size * LINE, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _set(text: _Text, printable: str) -> tuple[float, list[str]]:
    """The size and the lines; a size that is left to the reader becomes small enough for all."""
    size = text.size or max(SMALLEST, min(LARGEST, text.height * SHARE_OF_HEIGHT))
    while True:
        lines = (
            _lines(printable, size, text.width - 2 * MARGIN)
            if text.is_multiline
            else [printable.replace("\n", " ")]
        )
        if text.size or size <= SMALLEST or _fits(text, lines, size):
            return size, lines
        size -= 0.5


def _fits(text: _Text, lines: Sequence[str], size: float) -> bool:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    from desktop_client.documents.form_font import NAME

    widest = max(stringWidth(line, NAME, size) for line in lines)
    return widest <= text.width - 2 * MARGIN and len(lines) * size * LINE <= max(
        text.height - MARGIN, size * LINE
    )


def _lines(printable: str, size: float, width: float) -> list[str]:
    """Broken where they are full; between words where there are any."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    from desktop_client.documents.form_font import NAME

    lines: list[str] = []
    for paragraph in printable.split("\n"):
        line = ""
        for sign in paragraph:
            if line and stringWidth(line + sign, NAME, size) > width:
                head, gap, word = line.rpartition(" ")
                is_within_word = sign.isascii() and not sign.isspace() and bool(gap) and word.isascii()
                lines.append(head if is_within_word else line)
                line = word if is_within_word else ""
            line += sign
        lines.append(line)
    return lines
