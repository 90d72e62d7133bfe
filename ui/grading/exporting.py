"""Saving what belongs to a declaration where the person wants it: the receipt as PDF, a copy of a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Evidence
from desktop_client.documents.evidence import KINDS
from desktop_client.errors import AppError
from ui import failures, wording
from ui.grading import receipt
from ui.page import Background
from ui.widgets.file_dialog import FileDialog

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
    page: QWidget, office: Office, tasks: Background, declaration_id: str, *, done: Callable[[str], object]
) -> None:
    """Ask where to, write the receipt, or the declaration while there is none, as PDF, and tell its path."""
    content = sheet(office, declaration_id)
    category = wording.title(content.category) if content.category else content.view.row.category_title
    number = content.receipt.number if content.receipt else str(content.view.row.number)
    name = wording.file_name(f"{content.title} {number} {category}.pdf")
    kinds = translate("exporting", "PDF 文件 (*.pdf)")
    dialog = FileDialog(page, translate("exporting", "导出 PDF"), kinds, save_as=name)

    def write(path: str) -> None:
        _write(page, tasks, partial(receipt.write_pdf, content, Path(path)), done=lambda: done(path))

    dialog.fileSelected.connect(write)
    dialog.open()


def save_evidence(
    page: QWidget, office: Office, tasks: Background, declaration_id: str, evidence: Evidence
) -> None:
    """Ask where to, and save a copy of an attached file; the store keeps its own, encrypted."""
    dialog = FileDialog(page, translate("exporting", "另存副本"), save_as=evidence_name(evidence))

    def copy(path: str) -> None:
        Path(path).write_bytes(office.grading.evidence_path(declaration_id, evidence.sha256))

    dialog.fileSelected.connect(lambda path: _write(page, tasks, partial(copy, path)))
    dialog.open()


def evidence_name(evidence: Evidence) -> str:
    """Return the name to save a copy by: whoever attached it chose the words, its bytes choose the ending."""
    name = wording.file_name(evidence.name)
    endings = KINDS[evidence.media_type][1]
    return name if name.lower().endswith(endings) else f"{name}{endings[0]}"


def open_file(path: str) -> None:
    """Show a saved file in the program the person has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def _write(
    page: QWidget,
    tasks: Background,
    write: Callable[[], object],
    *,
    done: Callable[[], object] = lambda: None,
) -> None:
    """Write in a worker, which waits for the PDF to be drawn, or for a file to come from the bureau."""

    def carry_out() -> None:
        try:
            write()
        except OSError as error:
            raise AppError(Code.DISK_FULL) from error

    def failed(error: AppError) -> None:
        failures.show_failure(page, error)

    tasks.general.run(carry_out, owner=page, done=lambda _: done(), failed=failed)
