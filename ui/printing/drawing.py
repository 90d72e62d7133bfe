"""Lays a paper out on A4 pages, each with its foot. Needs a ``QGuiApplication`` for its fonts, and no screen."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from ui.printing import Paper

RESOLUTION = 300
MARGIN_MM, FOOT_MM, FOOT_LINE_MM = 18.0, 12.0, 8.0
TEXT_POINTS, FOOT_POINTS = 9.5, 8.0
FOOT_INK = "#5B6775"


def draw(paper: Paper) -> bytes:
    """Return the PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, title=paper.title)
    foot = RESOLUTION * FOOT_LINE_MM / 25.4
    page = QSizeF(writer.width(), writer.height() - foot)
    document = _document(paper, writer, page)
    painter = QPainter(writer)
    for number in range(document.pageCount()):
        if number:
            writer.newPage()
        _paint_page(painter, document, page, number)
        painter.setFont(_font(paper, FOOT_POINTS))
        _paint_foot(
            painter,
            QRectF(0, page.height(), page.width(), foot),
            left=paper.foot,
            right=paper.pages.format(number=number + 1, count=document.pageCount()),
        )
    painter.end()
    return bytes(buffer.data().data())


def _writer(device: QIODevice, *, title: str) -> QPdfWriter:
    writer = QPdfWriter(device)
    writer.setResolution(RESOLUTION)
    writer.setTitle(title)
    writer.setCreator("Shenbao")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, FOOT_MM),
            QPageLayout.Unit.Millimeter,
        )
    )
    return writer


def _document(paper: Paper, writer: QPdfWriter, page: QSizeF) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDefaultFont(_font(paper, TEXT_POINTS))
    document.setDefaultStyleSheet(paper.style)
    document.setHtml(paper.html)
    document.setDocumentMargin(0)
    document.setPageSize(page)
    return document


def _paint_page(painter: QPainter, document: QTextDocument, page: QSizeF, number: int) -> None:
    painter.save()
    painter.translate(0, -number * page.height())
    document.drawContents(painter, QRectF(0, number * page.height(), page.width(), page.height()))
    painter.restore()


def _paint_foot(painter: QPainter, where: QRectF, *, left: str, right: str) -> None:
    painter.setPen(QColor(FOOT_INK))
    painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, left)
    painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, right)


def _font(paper: Paper, points: float) -> QFont:
    font = QFont(list(paper.families))
    font.setPointSizeF(points)
    return font
