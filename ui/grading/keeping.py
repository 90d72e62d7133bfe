"""保级: the dialog with the short form of the scheme (figure 11 of the guide); the commitment comes after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_client.errors import StoreError
from desktop_client.grading.models import DeclarationView
from desktop_client.problems import Problem, Severity
from ui import theme, wording
from ui.fields.form import FormView
from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.foreground import Foreground
from ui.widgets.frames import Banner
from ui.widgets.text import Label
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_client.client import Office

SAVE_REST = 400
"""Milliseconds without a key before what is typed goes to disk."""


def fill(page: QWidget, office: Office, view: DeclarationView, *, then: Callable[[str], None]) -> KeepDialog:
    """Open the short form of this declaration; go on with its id once it is complete and 确定 was pressed."""
    dialog = KeepDialog(office.grading, view, parent=page)
    dialog.accepted.connect(lambda: then(view.row.id))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


class KeepDialog(Retranslated, Foreground, QDialog):
    """What is typed is kept all the time; 确定 is taken only when nothing is missing or wrong."""

    def __init__(
        self, grading: Any, view: DeclarationView, *, parent: QWidget | None = None
    ) -> None:  # Any: the service
        super().__init__(parent)
        self.setObjectName("keep-dialog")
        self.setModal(True)
        self._grading = grading
        self._view = view
        self._shown: list[Problem] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SAVE_REST)
        self._rest.timeout.connect(self._save)
        self._build()
        self.form.set_values(grading.keep_values(view.row.id))
        self.form.changed.connect(self._typed)
        self._ok.clicked.connect(self._finish)
        self._cancel.clicked.connect(self.reject)
        self.finished.connect(self._save_what_is_left)
        self.retranslate()
        self.resize(560, 620)

    def retranslate(self) -> None:
        """Word the dialog; the form words itself."""
        self.setWindowTitle(self.tr("保级"))
        self._heading.setText(self.windowTitle())
        row = self._view.row
        named = next((each for each in self._grading.categories() if each.code == row.category), None)
        category = wording.title(named) if named else row.category_title
        self._what.setText(
            self.tr("{category} · 现有等级 {grade}").format(category=category, grade=row.grade)
            if row.grade
            else category
        )
        self._scheme.setText(wording.title(self._view.scheme))
        self._ok.setText(self.tr("确定"))
        self._cancel.setText(self.tr("取消"))
        if self._shown:
            self._show(self._shown)

    def _typed(self, name: str) -> None:
        self._shown = [problem for problem in self._shown if problem.place != name]
        self.form.show_problem(name, None)
        self._rest.start()

    def _save(self) -> list[Problem]:
        self._rest.stop()
        try:
            problems: list[Problem] = self._grading.save_keep(self._view.row.id, self.form.values())
        except StoreError as error:
            self._trouble.show_message(
                wording.fault(error), tone=Tone.BAD, title=self.tr("没有保存到硬盘，内容还在这里")
            )
            raise_again = Problem(error.code, severity=Severity.ERROR)
            return [raise_again]
        self._trouble.clear()
        return problems

    def _save_what_is_left(self) -> None:
        if self._rest.isActive():
            self._save()

    def _finish(self) -> None:
        problems = self._save()
        if any(problem.severity is Severity.ERROR for problem in problems):
            self._show(problems)
        else:
            self.accept()

    def _show(self, problems: list[Problem]) -> None:
        self._shown = problems
        known = {field.name for field in self._view.scheme.keep_form.fields}
        self.form.show_problems(
            {
                problem.place: (wording.sentence(problem), str(problem.severity))
                for problem in problems
                if problem.place in known
            }
        )

    def _build(self) -> None:
        # From the outside in: each part that gets its parent later is dressed by the style sheet once more.
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_5, theme.GAP_4, theme.GAP_5, theme.GAP_4)
        column.setSpacing(theme.GAP_3)
        self._heading = Label(role="title")
        self._what = Label(role="section", wrap=True)
        self._scheme = Label(role="muted", wrap=True)
        self._trouble = Banner()
        for widget in (self._heading, self._what, self._scheme, self._trouble):
            column.addWidget(widget)
        column.addWidget(self._build_form(), 1)
        column.addLayout(self._build_buttons())

    def _build_form(self) -> QScrollArea:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        content = QWidget(scroll)
        scroll.setWidget(content)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(2, 2, theme.GAP_3, 2)
        self.form = FormView(self._view.scheme.keep_form, parent=content)
        inside.addWidget(self.form)
        inside.addStretch(1)
        return scroll

    def _build_buttons(self) -> QHBoxLayout:
        self._ok, self._cancel = Button(kind="primary"), Button()
        self._ok.setObjectName("ok")
        self._cancel.setObjectName("cancel")
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_2)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._ok)
        return buttons
