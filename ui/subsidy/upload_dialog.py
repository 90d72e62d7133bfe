"""资料上传 (figure 15): year, 申报表 and 其他材料 of one application; what is done here is kept at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop_client.contract.codes import Code
from desktop_client.contract.states import Material, SubsidyEvent
from desktop_client.documents.models import Progress
from desktop_client.errors import AppError
from desktop_client.problems import Problem, Refused, Severity
from desktop_client.subsidy.models import Attached, SubsidyRow, SubsidyView
from ui import theme, wording
from ui.frame.dialog import Dialog
from ui.page import Background
from ui.subsidy import attaching, subsidy_words
from ui.subsidy.material_box import MaterialBox
from ui.subsidy.pages_dialog import PagesDialog
from ui.widgets.frames import Banner
from ui.widgets.rows import FormRow
from ui.widgets.text import Label
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_client.client import Office

WIDTH, NOTE_HEIGHT = 600, 58
NOT_BESIDE = frozenset({Code.SUBSIDY_FORM_MISSING, Code.SUBSIDY_MATERIAL_MISSING, Code.SUBSIDY_FINDING_OPEN})
"""Said elsewhere: an empty field explains itself, and a reason of the reviewer stands in its own list."""


class UploadDialog(Dialog):
    """Saved by every step; ``is_new``: 取消 takes back an application that holds nothing yet."""

    stored = Signal(str)
    """保存 was pressed: the application's id."""

    desk_wanted = Signal(str)
    """The PDF desk of this material is to be shown."""

    def __init__(
        self,
        office: Office,
        tasks: Background,
        subsidy_id: str,
        *,
        is_new: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, width=WIDTH)
        self.setObjectName("upload-dialog")
        self._office, self._tasks = office, tasks
        self._id = subsidy_id
        self._is_new = is_new
        self._view: SubsidyView = office.subsidy.show(subsidy_id)
        self._said: dict[Material, tuple[Problem, ...]] = {}
        self._build()
        self._connect()
        self.retranslate()
        self.boxes[Material.APPLICATION_FORM].setFocus()

    # -- showing -----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the application as it is now."""
        try:
            self._view = self._office.subsidy.show(self._id)
        except AppError:  # deleted elsewhere
            self.done(self.DialogCode.Rejected)
            return
        self._show()

    def retranslate(self) -> None:
        """Word the dialog."""
        self.set_title(self.tr("新增补贴申报") if self._is_new else self.tr("修改补贴申报"))
        self._name_row.set_label(self.tr("申报名称"))
        self._year_row.set_label(self.tr("申报年度"))
        titles = {
            Material.APPLICATION_FORM: self.tr("上传申报表"),
            Material.OTHER_MATERIAL: self.tr("上传其他材料"),
        }
        for material, words in titles.items():
            self._rows[material].set_label(words)
            self.boxes[material].set_purpose(words)
        self._note_row.set_label(self.tr("补充说明"))
        self._instructions.setText(self.tr("说明：请下载相关表格如实填写并加盖公章后上传到系统中。"))
        self._cancel.setText(self.tr("取消"))
        self._save.setText(self.tr("保存"))
        self._show()

    def _show(self) -> None:
        view = self._view
        project = view.project.project if view.project else None
        self._name.setText(wording.title(project) if project else view.row.project_title)
        self._name.setCursorPosition(0)
        self._show_years()
        self._show_hints()
        is_open = SubsidyEvent.CHANGE in view.may
        problems = self._office.subsidy.check(self._id) if is_open else []
        for material, box in self.boxes.items():
            lines = subsidy_words.finding_lines(view, material)
            box.show_material(view.material(material), lines, is_open=is_open)
            beside = [each for each in problems if each.place == material and each.code not in NOT_BESIDE]
            self._show_problems(material, [*self._said.get(material, ()), *beside])
        with QSignalBlocker(self._note):
            # What is too long to be kept stays where it was typed, to be shortened.
            if self._note.toPlainText() != view.draft.note and not self._note_row.problem():
                self._note.setPlainText(view.draft.note)
        self._note.setReadOnly(not is_open)
        self._show_banner(problems, is_open=is_open)

    def _show_years(self) -> None:
        view = self._view
        free = view.project.free_years if view.project else ()
        was_submitted = bool(view.receipts) or view.round > 1
        years = sorted({view.draft.year, *(() if was_submitted else free)}, reverse=True)
        with QSignalBlocker(self._year):
            self._year.clear()
            self._year.addItems([str(year) for year in years])
            self._year.setCurrentText(str(view.draft.year))
        self._year.setEnabled(len(years) > 1 and SubsidyEvent.CHANGE in view.may)

    def _show_hints(self) -> None:
        limit = self.tr("上传 PDF 格式文件，大小控制在 20M 以内")
        self._rows[Material.APPLICATION_FORM].set_hint(limit)
        project = self._view.project.project if self._view.project else None
        wanted = project.other_material_hint if project else ""
        told = self.tr("{limit}。{wanted}").format(limit=limit, wanted=wanted) if wanted else limit
        self._rows[Material.OTHER_MATERIAL].set_hint(told)

    def _show_problems(self, material: Material, problems: list[Problem]) -> None:
        known = list({problem.code: problem for problem in problems}.values())
        worst = "error" if any(each.severity is Severity.ERROR for each in known) else "warning"
        text = "\n".join(wording.sentence(problem) for problem in known)
        self._rows[material].show_problem(text or None, worst)

    def _show_banner(self, problems: list[Problem], *, is_open: bool) -> None:
        places = {*Material, "year"}
        general = [each for each in problems if each.place not in places]
        if not is_open:
            self._banner.show_message(subsidy_words.what_next(self._view) or self._closed(), tone=Tone.INFO)
        elif told := [*map(wording.sentence, general), *self._whole_findings()]:
            self._banner.show_message("\n".join(told), tone=Tone.WARN)
        else:
            self._banner.clear()

    def _whole_findings(self) -> list[str]:
        return [todo.finding.text for todo in self._view.findings if not todo.finding.material]

    def _closed(self) -> str:
        return self.tr("现在不能修改，内容只能查看。")

    # -- doing -------------------------------------------------------------------------------------------

    def offer(self, material: Material, files: list[Path]) -> None:
        """One good PDF is attached; anything else is arranged on the PDF desk first."""
        if attaching.goes_in_at_once(files):
            self._attach(material, files[0])
        elif files:
            self._lay_out(material, files)

    def _attach(self, material: Material, file: Path) -> None:
        self.boxes[material].begin(self.tr("正在检查 {name}…").format(name=file.name))
        self._tasks.general.run(
            partial(self._office.subsidy.attach, self._id, material, file),
            owner=self,
            done=partial(self._attached, material, file),
            failed=partial(self._failed, material),
        )

    def _attached(self, material: Material, file: Path, outcome: Attached | Refused) -> None:
        self.boxes[material].end()
        self._said[material] = outcome.problems
        if isinstance(outcome, Attached):
            key = attaching.desk_key(self._id, material)
            # Only a convenience for later: when it fails, the desk says so itself.
            self._tasks.general.run(
                partial(attaching.keep_beside, self._office, key, file), owner=self, failed=lambda _: None
            )
        self.refresh()

    def _lay_out(self, material: Material, files: list[Path]) -> None:
        wish, box = attaching.Wish(), self.boxes[material]
        box.begin(self.tr("正在放到材料工坊…"), cancel=wish.withdraw)
        key = attaching.desk_key(self._id, material)

        def heard(step: Progress) -> None:
            box.progress(step.done, step.total)

        def laid(wanted: bool) -> None:
            box.end()
            if wanted:
                self._go_to_desk(material)

        self._tasks.general.run(
            lambda tell: attaching.lay_out(self._office, key, files, wish=wish, tell=tell),
            owner=self,
            done=laid,
            failed=partial(self._failed, material),
            progress=heard,
        )

    def _go_to_desk(self, material: Material) -> None:
        self.done(self.DialogCode.Accepted)
        self.desk_wanted.emit(material)

    def _detach(self, material: Material) -> None:
        self._said.pop(material, None)
        self._hear(self._office.subsidy.detach(self._id, material), self._rows[material])

    def _failed(self, material: Material, error: AppError) -> None:
        self.boxes[material].end()
        self._rows[material].show_problem(wording.fault(error))

    def _choose_year(self, text: str) -> None:
        self._hear(self._office.subsidy.change(self._id, year=int(text)), self._year_row)

    def _write_note(self) -> None:
        outcome = self._office.subsidy.change(self._id, note=self._note.toPlainText())
        problem = outcome.problems[0] if isinstance(outcome, Refused) else None
        self._note_row.show_problem(wording.sentence(problem) if problem else None)

    def _hear(self, outcome: SubsidyRow | Refused, row: FormRow) -> None:
        """Say beside the field why something was not done."""
        self.refresh()
        if isinstance(outcome, Refused):
            row.show_problem("\n".join(wording.sentence(problem) for problem in outcome.problems))

    def _look(self, material: Material, page: int) -> None:
        PagesDialog(self._office, self._tasks, self._id, material, page=page, parent=self).open()

    def _store(self) -> None:
        self.accept()
        self.stored.emit(self._id)

    def reject(self) -> None:
        """取消: nothing that was done is lost; only an application that holds nothing yet goes."""
        draft = self._view.draft
        is_empty = not (draft.application_form or draft.other_material or draft.note)
        if self._is_new and is_empty:
            self._office.subsidy.delete(self._id)
        super().reject()

    def _changed(self, subsidy_id: str) -> None:
        if subsidy_id == self._id and self.isVisible():
            self.refresh()

    # -- building ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._banner = Banner()
        self._name, self._year = QLineEdit(), QComboBox()
        self._name.setObjectName("project")
        self._name.setReadOnly(True)
        self._year.setObjectName("year")
        self.boxes = {material: MaterialBox() for material in Material}
        self._rows = {material: FormRow(box) for material, box in self.boxes.items()}
        for material, box in self.boxes.items():
            box.setObjectName(material)
        self._note = QPlainTextEdit()
        self._note.setObjectName("note")
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(NOTE_HEIGHT)
        self._name_row, self._year_row = FormRow(self._name), FormRow(self._year)
        self._note_row = FormRow(self._note, optional=True)
        self._instructions = Label(role="muted", wrap=True)
        rows: tuple[QWidget, ...] = (
            self._banner,
            self._name_row,
            self._year_row,
            *self._rows.values(),
            self._note_row,
            self._instructions,
        )
        for row in rows:
            self.body.addWidget(row, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setSpacing(theme.GAP_4)
        self.body.addStretch(1)
        self._cancel = self.add_button("cancel")
        self._save = self.add_button("save", primary=True)

    def _connect(self) -> None:
        for material, box in self.boxes.items():
            box.offered.connect(partial(self.offer, material))
            box.desk_wanted.connect(partial(self._go_to_desk, material))
            box.opened.connect(partial(self._look, material))
            box.removed.connect(partial(self._detach, material))
        self._year.currentTextChanged.connect(self._choose_year)
        self._note.textChanged.connect(self._write_note)
        self._cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._store)
        self._tasks.news.subsidy_changed.connect(self._changed)
