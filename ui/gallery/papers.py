"""A clerk's pile for the PDF desk, drawn on the spot: scans, photographs, a list with ID numbers, useless files."""

from __future__ import annotations

import math
import os
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPageSize, QPainter, QPdfWriter, QPen, QPolygonF

from ui import theme

SHEET, DPI = (1654, 2339), 200
"""A4 as a scanner makes it."""

INK, SEAL = QColor("#26303C"), QColor(200, 40, 40, 220)
ID_NUMBERS = ("11010519491231002X", "440524188001010014")
"""Made-up people with right check digits."""


@dataclass(frozen=True, slots=True)
class Papers:
    """What lies in the folder."""

    contract: Path
    licence: Path
    photographs: tuple[Path, ...]
    roster: Path
    refused: tuple[Path, ...]
    damaged: Path

    @property
    def pile(self) -> list[Path]:
        """More than 20 MB, in the order in which somebody would choose them."""
        return [self.contract, self.licence, self.roster, *self.photographs]


def papers(folder: Path) -> Papers:
    """Return the pile of this folder, drawn now if it never was."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Papers(
        contract=folder / "扫描件_合同.pdf",
        licence=folder / "营业执照.jpg",
        photographs=tuple(folder / f"现场照片 {number}.jpg" for number in (1, 2, 3)),
        roster=folder / "人员名册.pdf",
        refused=(folder / "旧版公文.ofd", folder / "情况说明.docx", folder / "加密的报告.pdf"),
        damaged=folder / "传输中断.pdf",
    )
    if not made.damaged.exists():
        _write(made, folder)
    return made


def _write(made: Papers, folder: Path) -> None:
    pages = [folder / f".page-{number}.jpg" for number in range(4)]
    for number, page in enumerate(pages):
        _scan(page, partial(_paint_text, title=f"劳务合作合同 第 {number + 1} 页"))
    _bind(pages + pages[-1:], made.contract)
    _scan(made.licence, _paint_licence)
    for number, photograph in enumerate(made.photographs):
        _scan(photograph, partial(_paint_scene, number=number), landscape=True)
    _write_roster(made.roster)
    _write_useless(made)
    for page in pages:
        page.unlink()


def _scan(path: Path, paint: Callable[[QPainter], object], *, landscape: bool = False) -> None:
    """A picture with the grain that scanners and telephones leave, which is what makes it heavy."""
    width, height = reversed(SHEET) if landscape else SHEET
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(DPI / 0.0254))
    image.setDotsPerMeterY(round(DPI / 0.0254))
    image.fill(QColor("#FBFAF5"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    row = (width + 3) // 4 * 4
    grain = QImage(os.urandom(row * height), width, height, row, QImage.Format.Format_Grayscale8)
    painter.setOpacity(0.2)
    painter.drawImage(0, 0, grain)
    painter.end()
    image.save(str(path), "JPEG", 96)  # type: ignore[call-overload]  # the stub knows bytes only


def _paint_text(painter: QPainter, title: str) -> None:
    width, height = SHEET
    painter.setPen(INK)
    painter.setFont(_font(64))
    painter.drawText(QRect(0, 160, width, 100), Qt.AlignmentFlag.AlignHCenter, title)
    painter.setFont(_font(34))
    words = "甲乙双方经友好协商，就人力资源服务合作事宜达成如下条款，共同遵守。"
    for line, top in enumerate(range(340, height - 300, 74)):
        painter.drawText(200, top, f"第{line + 1}条　{words}"[: 32 + line % 5])


def _paint_licence(painter: QPainter) -> None:
    width, height = SHEET
    painter.setPen(QPen(QColor("#B08D57"), 14))
    painter.drawRect(110, 110, width - 220, height - 220)
    painter.setPen(INK)
    painter.setFont(_font(120))
    painter.drawText(QRect(0, 300, width, 200), Qt.AlignmentFlag.AlignHCenter, "营 业 执 照")
    painter.setFont(_font(46))
    for line, words in enumerate(
        ("名称　示例人力资源服务有限公司", "类型　有限责任公司", "成立日期　2018 年 5 月 8 日")
    ):
        painter.drawText(300, 760 + line * 130, words)
    _paint_seal(painter, QPointF(1150, 1700))


def _paint_seal(painter: QPainter, centre: QPointF) -> None:
    painter.setPen(QPen(SEAL, 16))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, 220, 220)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(SEAL)
    reach = (90.0, 36.0)
    star = [
        centre + QPointF(math.sin(step * math.pi / 5), -math.cos(step * math.pi / 5)) * reach[step % 2]
        for step in range(10)
    ]
    painter.drawPolygon(QPolygonF(star))


def _paint_scene(painter: QPainter, number: int) -> None:
    """Something like a hall with stands, seen from another side each time."""
    width, height = SHEET[1], SHEET[0]
    tones = ("#C9D8E6", "#E4D9C6", "#D2DFCF")
    painter.fillRect(0, 0, width, height, QColor(tones[number % 3]))
    painter.fillRect(0, height * 2 // 3, width, height // 3, QColor("#8B8378"))
    for stand in range(5):
        left = 90 + stand * 440 - number * 60
        painter.fillRect(
            QRectF(left, 620 + stand % 2 * 60, 340, 560), QColor("#5C7FA8").lighter(100 + stand * 12)
        )
        painter.fillRect(QRectF(left + 40, 700 + stand % 2 * 60, 260, 110), QColor("#F4F1EA"))


def _bind(pictures: list[Path], to: Path) -> None:
    import img2pdf

    to.write_bytes(img2pdf.convert([str(each) for each in pictures]))


def _write_roster(path: Path) -> None:
    """Typed, so that its numbers can be found; the last page is empty."""
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(100)
    painter = QPainter(writer)
    painter.setFont(_font(20))
    painter.drawText(60, 80, "从业人员名册（示例）")
    painter.setFont(_font(15))
    for line, (name, number) in enumerate(zip(("张三", "李四"), ID_NUMBERS, strict=True)):
        painter.drawText(60, 150 + line * 40, f"{name}　身份证号 {number}　手机 1380013800{line}")
    writer.newPage()
    painter.end()


def _write_useless(made: Papers) -> None:
    import pikepdf

    ofd, word, locked = made.refused
    with zipfile.ZipFile(ofd, "w") as archive:
        archive.writestr("OFD.xml", '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>')
    with zipfile.ZipFile(word, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    with pikepdf.open(made.roster) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="owner", user="user"))
    whole = made.roster.read_bytes()
    made.damaged.write_bytes(whole[: len(whole) - 300])


def _font(pixels: int) -> QFont:
    font = QFont(theme.FAMILIES)
    font.setPixelSize(pixels)
    return font
