"""What a person does in these stories: by keys and buttons of the real window, nothing behind its back."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton, QWidget

from desktop_client.contract.states import DeclarationState
from desktop_client.grading.models import ListQuery, Row
from desktop_client.problems import blocking
from ui.grading.commitment_dialog import CommitmentDialog
from ui.grading.create_dialog import CreateDialog
from ui.grading.criterion_pane import CriterionPane

SMALLEST_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    b"xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000053 00000 n \n0000000102 00000 n \n"
    b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n"
)


def press(root: QWidget, name: str) -> None:
    """Click the button of this name."""
    button = root.findChild(QPushButton, name)
    assert button.isEnabled(), f"{name} is greyed out"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def key(root: QWidget, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys where the keyboard is."""
    bring_forward(root.window())
    for each in keys:
        QTest.keyClick(root.focusWidget() or root, each, modifier)


def bring_forward(window: QWidget) -> None:
    """Do what a desktop does when a dialog closes, and the offscreen one does not: shortcuts want an active window."""
    while not window.isActiveWindow():
        window.windowHandle().requestActivate()
        QApplication.processEvents()


def dialog(window: QWidget, kind: type) -> QWidget:
    """Return the dialog of this kind that is open now."""
    return next(each for each in window.findChildren(kind) if each.isVisible())


def declarations(window, **wanted) -> list[Row]:
    found = window.office.grading.query(ListQuery(**wanted))
    return found.rows(0, found.count)


def only(window, state: DeclarationState, category: str) -> Row:
    return next(row for row in declarations(window, category=category) if row.state is state)


def new_declaration(window, settled, *, category: str) -> Row:
    """分类分级申报 → year, category → 保存."""
    window.pages.go("declarations")
    press(window.pages.page(), "new-declaration")
    form = dialog(window, CreateDialog)
    box = form.findChild(QComboBox, "category")
    box.setCurrentIndex(box.findData(category))
    press(form, "save")
    settled()
    return only(window, DeclarationState.FILLING, category)


def drop_file(page: QWidget, path: Path) -> None:
    """Drop a file onto 佐证材料."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    box = page.findChild(CriterionPane).evidence
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(box, QDragEnterEvent(QPoint(5, 5), copy, mime, left, none))
    QApplication.sendEvent(box, QDropEvent(QPointF(5, 5), copy, mime, left, none))


def answer(page: QWidget) -> None:
    """Give the open criterion its best answer by keyboard alone."""
    criterion = page.findChild(CriterionPane).criterion
    if criterion.mode == "number":
        best = max(band.minimum for band in criterion.bands)
        field = page.findChild(QWidget, "number")
        field.clear()
        QTest.keyClicks(field, f"{best:f}")
        return
    worth = [Decimal("-Infinity") if option.veto else option.points for option in criterion.options]
    digit = worth.index(max(worth)) + 1
    key(page, Qt.Key(Qt.Key.Key_0 + digit))


def fill_everything(window, settled, *, evidence: Path) -> int:
    """Fill all indicators from the first that is 未完成 on; the number of keys pressed."""
    page = window.pages.page()
    pane = page.findChild(CriterionPane)
    count = len(list(window.office.grading.show(shown_id(window)).scheme.criteria()))
    steps = 0
    while steps <= count and not is_complete(window):
        answer(page)
        if pane.criterion.evidence == "required":
            drop_file(page, evidence)
            settled()
        key(page, Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
        steps += 1
    return steps


def fill_evidence(window, settled, proof: Path) -> None:
    """Attach a file wherever one is still missing, jumping from problem to problem."""
    page = window.pages.page()
    grading = window.office.grading
    missing = [problem.place for problem in blocking(grading.check(shown_id(window)))]
    for code in missing:
        page.enter(f"{shown_id(window)}#{code}")
        drop_file(page, proof)
        settled()


def shown_id(window) -> str:
    return window.pages.page().declaration_id


def is_complete(window) -> bool:
    row = window.office.grading.row(shown_id(window))
    return row.answered == row.total


def file_with_commitment(window, settled, *, button: str = "submit") -> str:
    """上报 → tick the commitment → 保存; what the banner says then."""
    page = window.pages.page()
    press(page, button)
    return commit(window, settled)


def commit(window, settled) -> str:
    page = window.pages.page()
    form = dialog(window, CommitmentDialog)
    assert not form.findChild(QPushButton, "save").isEnabled()
    form.findChild(QCheckBox, "agree").click()
    press(form, "save")
    settled()
    return said(page)


def said(page: QWidget) -> str:
    """The result banner in words, title first."""
    banner = page.findChild(QWidget, "result")
    assert banner.isVisible()
    return f"{banner.accessibleName()} {banner.text()}"


def synchronised(window, settled) -> None:
    """Wait until what the bureau did has been heard."""
    before = window.office.sending.state().last_sync
    window.loop.sync()
    settled(lambda: window.office.sending.state().last_sync != before)
