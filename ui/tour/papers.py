"""Real files to attach: a one-page PDF and a picture, as a scanner would leave them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPageSize, QPainter, QPdfWriter

from ui import theme

PICTURE_SIZE = (1240, 1754)


def write_papers(folder: Path) -> tuple[Path, Path]:
    """Write both, and return the PDF and the picture."""
    folder.mkdir(parents=True, exist_ok=True)
    return _write_pdf(folder / "租赁合同.pdf"), _write_picture(folder / "从业人员名册.png")


def _write_pdf(path: Path) -> Path:
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(150)
    painter = QPainter(writer)
    _paint(painter, QRect(0, 0, writer.width(), writer.height()), "房屋租赁合同（示例）")
    painter.end()
    return path


def _write_picture(path: Path) -> Path:
    image = QImage(*PICTURE_SIZE, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    _paint(painter, image.rect(), "从业人员名册（示例）")
    painter.end()
    image.save(str(path))
    return path


def _paint(painter: QPainter, page: QRect, title: str) -> None:
    font = QFont(theme.FAMILIES)
    font.setPixelSize(page.width() // 20)
    painter.setFont(font)
    painter.setPen(QColor("#1B2430"))
    painter.drawText(page, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, title)
