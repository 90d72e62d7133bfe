"""The desk in the window: led to from 佐证材料 and from the menu, its PDF ends where it belongs."""

from __future__ import annotations

import pikepdf
from PySide6.QtWidgets import QPushButton

from desktop_client.contract.states import DeclarationState
from desktop_client.grading.models import ListQuery
from tests.documents.papers import typed
from ui.widgets.file_dialog import FileDialog

CODE = "1.1.1"


def filling(window) -> str:
    """A declaration of the sample institution that can be filled."""
    found = window.office.grading.query(ListQuery(state=DeclarationState.FILLING))
    return found.rows(0, 1)[0].id


def evidence(window, declaration: str) -> list[str]:
    answer = window.office.grading.show(declaration).answers.get(CODE)
    return [each.name for each in answer.evidence] if answer else []


def test_evidence_is_made_of_many_files_attached_and_replaced_when_made_again(window, settled, tmp_path):
    declaration = filling(window)
    window.pages.go("indicators", f"{declaration}#{CODE}")
    settled()
    before = evidence(window, declaration)
    window.pages.page().findChild(QPushButton, "open-desk").click()
    settled(lambda: window.pages.page().is_complete())
    page = window.pages.page()
    assert CODE in page.title()
    page.desk.add([typed(tmp_path / "甲.pdf", ["one"]), typed(tmp_path / "乙.pdf", ["two"])])
    settled(page.is_complete)
    page.desk.side._save.click()
    settled(lambda: window.pages.page() is not page)
    assert evidence(window, declaration) == [*before, "佐证材料_1.1.1.pdf"]
    window.pages.go("evidence-desk", f"{declaration}/{CODE}")
    settled(page.is_complete)
    assert page.desk.table.model.rowCount() == 2, "the desk is as it was left"
    page.desk.session.remove([page.desk.table.model.page(0).id])
    settled(page.is_complete)
    page.desk.side._save.click()
    settled(lambda: window.pages.page() is not page)
    assert evidence(window, declaration) == [*before, "佐证材料_1.1.1.pdf"]


def test_cancelling_leads_back_to_the_indicator_and_keeps_the_desk(window, settled, tmp_path):
    declaration = filling(window)
    window.pages.go("evidence-desk", f"{declaration}/{CODE}")
    page = window.pages.page()
    settled(page.is_complete)
    page.desk.add([typed(tmp_path / "甲.pdf", ["one"])])
    settled(page.is_complete)
    page.desk.side._cancel.click()
    settled()
    assert window.pages.page() is window.pages.made("indicators")
    window.pages.go("evidence-desk", f"{declaration}/{CODE}")
    settled(page.is_complete)
    assert page.desk.table.model.rowCount() == 1


def test_alone_the_result_is_saved_where_the_person_wants_it(window, settled, tmp_path):
    window.pages.go("documents")
    page = window.pages.page()
    settled(page.is_complete)
    page.desk.add([typed(tmp_path / "甲.pdf", ["one", "two"])])
    settled(page.is_complete)
    page.desk.side._save.click()
    settled(lambda: page.findChild(FileDialog, "save-as"))
    dialog = page.findChild(FileDialog, "save-as")
    assert dialog.selectedFiles()[0].endswith("甲_合并.pdf")
    dialog.fileSelected.emit(str(tmp_path / "结果.pdf"))
    dialog.reject()
    settled(lambda: "结果.pdf" in page.desk.banner.text())
    with pikepdf.open(tmp_path / "结果.pdf") as pdf:
        assert len(pdf.pages) == 2
