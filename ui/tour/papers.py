"""Real files to attach, as printers, cameras and scanners would leave them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPageSize, QPainter, QPdfWriter, QPen

from ui import theme

PICTURE_SIZE = (1240, 1754)
SCAN_SIZE = (2480, 3508)
SCAN_QUALITY = 95
DOTS_PER_METRE = 11_811
"""300 to the inch."""

PERSON = ("身份证号 11010519491231002X", "手机号 13800138000")
"""What has no business in a paper that is handed in; nobody's."""

PAPER_GRAIN = bytes(225 + value // 10 for value in range(256))


def write_papers(folder: Path) -> tuple[Path, Path]:
    """Write a one-page PDF and a picture, and return both."""
    folder.mkdir(parents=True, exist_ok=True)
    return _write_pdf(folder / "租赁合同.pdf", ["房屋租赁合同（示例）"]), _write_picture(
        folder / "从业人员名册.png", "从业人员名册（示例）"
    )


def write_contract(folder: Path) -> Path:
    """Write a contract that names a person by number."""
    return _write_pdf(folder / "服务合同.pdf", ["服务合同（示例）", *PERSON])


def write_photograph(folder: Path, name: str, title: str) -> Path:
    """Write a picture of a paper."""
    return _write_picture(folder / name, title)


def write_scans(folder: Path, count: int) -> list[Path]:
    """Write colour scans as large as scanners leave them: some 4 MB a page."""
    return [_write_scan(folder / f"扫描件{number + 1}.jpg", seed=number) for number in range(count)]


def write_sealed(folder: Path, pages: Sequence[bytes]) -> list[Path]:
    """Print the pages of a form (pictures of them), seal the last, and scan them again."""
    written = []
    for number, content in enumerate(pages, start=1):
        page = QImage.fromData(content).convertToFormat(QImage.Format.Format_RGB32)
        if number == len(pages):
            _seal(page)
        file = folder / f"盖章申报表{number}.jpg"
        page.save(str(file), quality=90)
        written.append(file)
    return written


def _write_pdf(path: Path, lines: Sequence[str]) -> Path:
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(150)
    _draw(writer, lambda painter: _paint(painter, QRect(0, 0, writer.width(), writer.height()), lines))
    return path


def _write_picture(path: Path, title: str) -> Path:
    image = QImage(*PICTURE_SIZE, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    _draw(image, lambda painter: _paint(painter, image.rect(), [title]))
    image.save(str(path))
    return path


def _write_scan(path: Path, *, seed: int) -> Path:
    width, height = SCAN_SIZE
    grain = random.Random(seed).randbytes(width * height).translate(PAPER_GRAIN)  # noqa: S311
    grey = QImage(grain, width, height, width, QImage.Format.Format_Grayscale8)
    image = grey.convertToFormat(QImage.Format.Format_RGB888)
    image.setDotsPerMeterX(DOTS_PER_METRE)
    image.setDotsPerMeterY(DOTS_PER_METRE)
    _draw(image, lambda painter: _paint(painter, image.rect(), [f"扫描件 {seed + 1}（示例）"]))
    image.save(str(path), quality=SCAN_QUALITY)
    return path


def _draw(paper: QPdfWriter | QImage, draw: Callable[[QPainter], None]) -> None:
    painter = QPainter(paper)
    draw(painter)
    painter.end()


def _paint(painter: QPainter, page: QRect, lines: Sequence[str]) -> None:
    font = QFont(theme.FAMILIES)
    font.setPixelSize(page.width() // 20)
    painter.setFont(font)
    painter.setPen(QColor("#1B2430"))
    painter.drawText(page, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))


def _seal(page: QImage) -> None:
    """A red ring with a star."""
    side = page.width() // 5
    place = QRect(page.width() * 3 // 5, page.height() * 3 // 5, side, side)

    def stamp(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor("#C8232C"), side // 22))
        painter.drawEllipse(place)
        font = QFont(theme.FAMILIES)
        font.setPixelSize(side // 2)
        painter.setFont(font)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "★")

    _draw(page, stamp)
