"""申报表: a template that the bureau publishes as data becomes a PDF with the institution's data filled in.

Pure and quick (the first print of a program also reads the font); the same input gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from desktop_client.contract.codes import Code
from desktop_client.contract.messages import FormBlock, FormRow, FormTemplate
from desktop_client.documents import form_font, marks
from desktop_client.documents.form_font import Ink
from desktop_client.problems import Problem, Severity

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus.flowables import Flowable

LABEL_WIDTH: Final = 118.0
#: A row must fit on a page; more free lines than this become further rows.
MOST_LINES: Final = 18
#: Signs of a label and of a value that make a row of half a page; nobody's name is as long.
MOST_LABEL: Final = 200
MOST_VALUE: Final = 600
#: A title without its first row would stand alone at the foot of a page.
ROOM_AFTER_TITLE: Final = 120.0
#: What a template asks for beyond this is a slip of its author.
MOST_ROW_LINES: Final = 200


@dataclass(frozen=True, slots=True)
class FormOrder:
    """What is printed: ``values`` by the ``source`` of the rows; a row whose source has none is left to the pen."""

    template: FormTemplate
    project_id: str
    values: Mapping[str, str] = field(default_factory=dict)
    is_practice: bool = False
    is_sample: bool = False

    @property
    def mark(self) -> str:
        """What is read back before the form is sent."""
        return f"{marks.PREFIX}:{self.project_id}:{self.template.version}"


@dataclass(frozen=True, slots=True)
class FormPrint:
    """The PDF, and what could not be printed on it."""

    content: bytes
    pages: int
    problems: tuple[Problem, ...] = ()


def print_form(order: FormOrder) -> FormPrint:
    """The form as PDF: A4, the font embedded as far as it is used, the version mark on every page."""
    from reportlab.platypus.doctemplate import BaseDocTemplate, PageTemplate
    from reportlab.platypus.frames import Frame

    from desktop_client.documents import form_page as page

    form_font.font()
    ink = Ink()
    running = page.Running(
        mark=order.mark,
        head=ink.printable(_head(order), label=order.template.title),
        watermark="练习" if order.is_practice else "",
    )
    written = io.BytesIO()
    document = BaseDocTemplate(
        written,
        pagesize=(page.WIDTH, page.HEIGHT),
        title=order.template.title,
        author=order.values.get("institution_name", ""),
        subject=order.mark,
        keywords=[order.mark],
        creator="Shenbao 申报台",
    )
    frame = Frame(
        page.MARGIN,
        page.BOTTOM,
        page.WIDTH - 2 * page.MARGIN,
        page.HEIGHT - page.TOP - page.BOTTOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    sheets = PageTemplate(frames=[frame], onPage=lambda canvas, _document: canvas.under())
    document.addPageTemplates([sheets])
    made: list[page.FormCanvas] = []

    def canvas(*args: Any, **more: Any) -> page.FormCanvas:  # Any: handed on as reportlab gives it
        made.append(page.FormCanvas(*args, running=running, **more))
        return made[-1]

    document.build(list(_Story(order, ink, frame.width).parts()), canvasmaker=canvas)
    problems = tuple(
        Problem(
            Code.FORM_GLYPH_MISSING,
            place=label,
            severity=Severity.WARNING,
            facts={"label": label, "characters": signs},
        )
        for label, signs in ink.missing.items()
    )
    return FormPrint(written.getvalue(), made[-1].pages, problems)


def _head(order: FormOrder) -> str:
    """The title last: it stands below in full, so it may be cut."""
    notices = [f"表格版本 {order.template.version}"]
    if order.is_sample:
        notices.append("示例项目")
    if order.is_practice:
        notices.append("练习，不产生效力")
    return "　".join((*notices, order.template.title))


class _Story:
    """The template's blocks, one after the other, as reportlab lays them out."""

    def __init__(self, order: FormOrder, ink: Ink, width: float) -> None:
        self._order = order
        self._ink = ink
        self._width = width

    def parts(self) -> Iterator[Flowable]:
        from reportlab.platypus.flowables import CondPageBreak, Spacer

        title = self._order.template.title
        yield self._paragraph(title, _style(size=18, leading=27, centred=True), label=title)
        yield Spacer(1, 10)
        for block in self._order.template.blocks:
            if block.title and block.kind != "seal":
                yield CondPageBreak(ROOM_AFTER_TITLE)
                yield self._paragraph(block.title, _style(size=12, leading=22), label=block.title)
            yield from {"text": self._text, "table": self._table, "seal": self._seal}[block.kind](block)
            yield Spacer(1, 12)

    def _text(self, block: FormBlock) -> Iterator[Flowable]:
        for line in block.text.splitlines():
            if line.strip():
                yield self._paragraph(line.strip(), _style(indent=21), label=block.title or line[:12])

    def _table(self, block: FormBlock) -> Iterator[Flowable]:
        """Lines for the pen are drawn into rows that nothing is known of."""
        from reportlab.lib.colors import black
        from reportlab.platypus.tables import Table

        if block.text:
            yield from self._text(block)
        rows, heights = [], []
        for row in block.rows:
            for cells, height in self._row(row):
                rows.append(cells)
                heights.append(height)
        if not rows:
            return
        style = [
            ("FONT", (0, 0), (-1, -1), form_font.NAME, 10.5),
            ("GRID", (0, 0), (-1, -1), 0.6, black),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 6),
            ("RIGHTPADDING", (0, 0), (-1, -1), 6),
            ("TOPPADDING", (0, 0), (-1, -1), 5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ]
        widths = [LABEL_WIDTH, self._width - LABEL_WIDTH]
        yield Table(rows, colWidths=widths, rowHeights=heights, style=style)

    def _row(self, row: FormRow) -> Iterator[tuple[list[Any], float | None]]:  # Any: cells of reportlab
        """A filled row is as high as its text; a free one has room for its lines, on several pages if need be."""
        from desktop_client.documents.form_places import LINE, Ruled

        value = self._order.values.get(row.source, "") if row.source else ""
        label = self._paragraph(_shortened(row.label, MOST_LABEL), _style(), label=row.label)
        if value:
            yield [label, self._paragraph(_shortened(value, MOST_VALUE), _style(), label=row.label)], None
            return
        left = min(max(row.lines, 1), MOST_ROW_LINES)
        while left > 0:
            lines = min(left, MOST_LINES)
            yield [label, Ruled(self._width - LABEL_WIDTH - 12, lines)], lines * LINE + 10
            label, left = "", left - lines

    def _seal(self, block: FormBlock) -> Iterator[Flowable]:
        """What finds no room beside the seal stands above it."""
        from desktop_client.documents.form_places import SealPlace

        written = (block.title, *map(str.strip, block.text.splitlines()))
        label = block.title or "盖章"
        lines = [line for text in written if (line := self._ink.printable(text, label=label))]
        beside = [line for line in lines if SealPlace.has_room(line, self._width)][: SealPlace.MOST_LINES]
        for line in lines:
            if line not in beside:
                yield self._paragraph(line, _style(), label=label)
        yield SealPlace(self._width, beside)

    def _paragraph(self, text: str, style: ParagraphStyle, *, label: str) -> Flowable:
        from reportlab.platypus.paragraph import Paragraph

        shown = escape(self._ink.printable(text, label=label)).replace("\n", "<br/>")
        return Paragraph(shown, style)


def _style(
    *,
    size: float = 10.5,
    leading: float = 17,
    centred: bool = False,
    indent: float = 0,
) -> ParagraphStyle:
    """``CJK`` breaks lines between any two characters, as Chinese is set."""
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(
        "form",
        fontName=form_font.NAME,
        fontSize=size,
        leading=leading,
        alignment=1 if centred else 0,
        firstLineIndent=indent,
        wordWrap="CJK",
    )


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
