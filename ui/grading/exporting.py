"""Saving what belongs to a declaration where the person wants it: the receipt as PDF, a copy of a file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Evidence
from desktop_client.errors import AppError
from ui import failures, wording
from ui.grading import receipt

if TYPE_CHECKING:
    from desktop_client.client import Office

translate = QCoreApplication.translate


def sheet(office: Office, declaration_id: str) -> receipt.Sheet:
    """Return what the PDF of a declaration holds."""
    view = office.grading.show(declaration_id)
    catalogue = office.grading.catalogue()
    category = next((each for each in catalogue.categories if each.code == view.row.category), None)
    return receipt.Sheet(
        view=view,
        category=category,
        commitment=catalogue.commitment,
        practice=office.practice,
        printed_at=office.clock.now(),
    )


def export_receipt(
    page: QWidget, office: Office, declaration_id: str, *, done: Callable[[str], object]
) -> None:
    """Ask where to, write the receipt, or the declaration while there is none, as PDF, and tell its path."""
    content = sheet(office, declaration_id)
    category = wording.title(content.category) if content.category else content.view.row.category_title
    number = content.receipt.number if content.receipt else str(content.view.row.number)
    name = file_name(f"{content.title} {number} {category}.pdf")
    dialog = _dialog(page, translate("exporting", "导出 PDF"), name, translate("exporting", "PDF 文件 (*.pdf)"))
    dialog.fileSelected.connect(lambda path: _write(page, content, Path(path), done))
    dialog.open()


def save_evidence(page: QWidget, grading: Any, declaration_id: str, evidence: Evidence) -> None:  # Any: the service
    """Ask where to, and save a copy of an attached file; the store keeps its own, encrypted."""
    dialog = _dialog(page, translate("exporting", "另存副本"), evidence.name, "")

    def write(path: str) -> None:
        try:
            Path(path).write_bytes(grading.evidence_path(declaration_id, evidence.sha256))
        except OSError:
            failures.show_failure(page, AppError(Code.DISK_FULL))

    dialog.fileSelected.connect(write)
    dialog.open()


def file_name(text: str) -> str:
    """Return a name that every file system takes."""
    return re.sub(r'[\\/:*?"<>|\s]+', "_", text).strip("_")


def open_file(path: str) -> None:
    """Show a saved file in the program the person has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def _write(page: QWidget, content: receipt.Sheet, path: Path, done: Callable[[str], object]) -> None:
    try:
        receipt.write_pdf(content, path)
    except OSError:
        failures.show_failure(page, AppError(Code.DISK_FULL))
        return
    done(str(path))


def _dialog(page: QWidget, title: str, name: str, kinds: str) -> QFileDialog:
    dialog = QFileDialog(page, title, "", kinds)
    dialog.setObjectName("save-as")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.selectFile(name)
    dialog.finished.connect(dialog.deleteLater)
    return dialog
