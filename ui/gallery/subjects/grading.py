"""分类分级管理 of the sample institution: dashboard, list, 填写, detail page, 评定结果, and their dialogs."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QTableView

from ui.gallery.studio import Studio
from ui.gallery.subjects.subject import Subject
from ui.grading.answer_fields import NumberField
from ui.grading.conflict_dialog import ConflictDialog
from ui.widgets.buttons import Button
from ui.widgets.options import CheckCard


def _dashboard(studio: Studio) -> None:
    studio.go("dashboard")


def _list(studio: Studio) -> None:
    studio.go("declarations", studio.cases.filling)


def _nothing_found(studio: Studio) -> None:
    studio.go("declarations")
    studio.find(QComboBox, "filter-state").setCurrentIndex(studio.find(QComboBox, "filter-state").count() - 1)


def _context_menu(studio: Studio) -> None:
    studio.go("declarations", studio.cases.filling)
    table = studio.find(QTableView, "declarations")
    table.customContextMenuRequested.emit(QPoint(240, 60))


def _create(studio: Studio) -> None:
    studio.go("declarations")
    studio.find(Button, "new-declaration").click()


def _create_refused(studio: Studio) -> None:
    """A category that is open already in this year."""
    _create(studio)
    box = studio.find(QComboBox, "category")
    box.setCurrentIndex(box.findData("assessment"))
    studio.find(Button, "save").click()


def _delete(studio: Studio) -> None:
    studio.go("declaration", studio.cases.filling)
    studio.find(Button, "delete").click()


def _indicators(studio: Studio) -> None:
    studio.go("indicators", studio.cases.filling)


def _indicators_number(studio: Studio) -> None:
    studio.go("indicators", f"{studio.cases.filling}#1.1.1")


def _indicators_number_wrong(studio: Studio) -> None:
    studio.go("indicators", f"{studio.cases.filling}#1.1.1")
    number = studio.find(NumberField)
    entry = studio.find(QLineEdit, "number")
    entry.setText("很大")
    number.refuse(number.tr("请填写数字，例如 12"))
    entry.editingFinished.emit()


def _indicators_many(studio: Studio) -> None:
    studio.go("indicators", f"{studio.cases.filling}#1.1.2")
    studio.find(CheckCard).setFocus(Qt.FocusReason.TabFocusReason)


def _indicators_checked(studio: Studio) -> None:
    studio.go("indicators", studio.cases.filling)
    studio.window.pages.page().commands()[1].trigger()  # type: ignore[union-attr]  # 检查


def _indicators_missing(studio: Studio) -> None:
    studio.go("indicators", studio.cases.filling)
    studio.window.pages.page().commands()[3].trigger()  # type: ignore[union-attr]  # 上报


def _indicators_returned(studio: Studio) -> None:
    studio.go("indicators", studio.cases.returned)


def _indicators_readonly(studio: Studio) -> None:
    studio.go("indicators", studio.cases.graded)


def _conflict(studio: Studio) -> None:
    studio.go("indicators", studio.cases.conflict)


def _conflict_dialog(studio: Studio) -> None:
    page = studio.go("indicators", studio.cases.conflict)
    ConflictDialog(studio.window.office.grading.show(studio.cases.conflict), parent=page).open()


def _filling(studio: Studio) -> None:
    studio.go("declaration", studio.cases.filling)


def _rejected(studio: Studio) -> None:
    studio.go("declaration", studio.cases.rejected)


def _returned(studio: Studio) -> None:
    studio.go("declaration", studio.cases.returned)


def _graded(studio: Studio) -> None:
    studio.go("declaration", studio.cases.graded)


def _awards(studio: Studio) -> None:
    studio.go("awards")


def _upgrade(studio: Studio) -> None:
    studio.go("awards")
    table = studio.find(QTableView, "awards")
    for row in range(table.model().rowCount()):
        table.selectRow(row)
        if studio.find(Button, "upgrade").isEnabled():
            break
    studio.find(Button, "upgrade").click()


def _keep(studio: Studio) -> None:
    studio.go("declarations", studio.cases.keep)
    studio.find(Button, "fill").click()


def _keep_wrong(studio: Studio) -> None:
    _keep(studio)
    studio.settle()
    studio.find(Button, "ok").click()


SUBJECTS = (
    Subject("dashboard", _dashboard, main=True, contrast=True),
    Subject("declarations", _list, main=True, contrast=True),
    Subject("declarations-nothing-found", _nothing_found),
    Subject("declarations-menu", _context_menu),
    Subject("create", _create),
    Subject("create-refused", _create_refused),
    Subject("delete", _delete),
    Subject("indicators", _indicators, main=True, contrast=True),
    Subject("indicators-number", _indicators_number),
    Subject("indicators-number-wrong", _indicators_number_wrong),
    Subject("indicators-many", _indicators_many, main=True),
    Subject("indicators-checked", _indicators_checked, main=True),
    Subject("indicators-missing", _indicators_missing, main=True),
    Subject("indicators-returned", _indicators_returned, main=True),
    Subject("indicators-readonly", _indicators_readonly),
    Subject("indicators-conflict", _conflict, main=True),
    Subject("conflict", _conflict_dialog),
    Subject("declaration-filling", _filling),
    Subject("declaration-rejected", _rejected, main=True),
    Subject("declaration-returned", _returned, main=True),
    Subject("declaration-graded", _graded, main=True),
    Subject("awards", _awards, main=True, contrast=True),
    Subject("upgrade", _upgrade),
    Subject("keep", _keep),
    Subject("keep-wrong", _keep_wrong),
)
