"""填写: the tree of indicators, the one that is open, and what it all would earn. Made for the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_client.contract import score
from desktop_client.contract.states import DeclarationEvent
from desktop_client.grading.models import DeclarationView, Saved
from ui import theme, wording
from ui.grading import attention
from ui.grading.attaching import Attaching
from ui.grading.criterion_pane import Shown
from ui.grading.deeds import Deeds
from ui.grading.draft import Draft
from ui.grading.filling_columns import FillingColumns
from ui.grading.filling_commands import FillingCommands
from ui.grading.indicator_model import IndicatorModel
from ui.grading.state_banner import StateBanner
from ui.i18n import Retranslated
from ui.page import Background, Page
from ui.widgets.frames import Banner
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_client.client import Office

AFTERTHOUGHT = 120
"""Milliseconds after an answer until improvements and problems are worked out anew: never between key and paint."""


class IndicatorsPage(Retranslated, Page):
    """Entered with a declaration's id, or ``id#indicator`` to open it at that indicator."""

    def __init__(self, office: Office, tasks: Background, parent: QWidget | None = None) -> None:
        super().__init__(office, tasks, parent)
        self._view: DeclarationView | None = None
        self._was_checked = False
        self._is_stale = False
        self._draft = Draft(office.grading, parent=self)
        self._model = IndicatorModel(self)
        self._afterthought = QTimer(self)
        self._afterthought.setSingleShot(True)
        self._afterthought.setInterval(AFTERTHOUGHT)
        self._afterthought.timeout.connect(self._think_after)
        self._build()
        self._connect()
        self._commands = FillingCommands(
            go_on=self._next_open, check=self._check, save=self._save, submit=self._submit, page=self
        )
        self.retranslate()

    @property
    def declaration_id(self) -> str:
        """The declaration being filled, empty before the first."""
        return self._view.row.id if self._view else ""

    # -- what the frame asks ---------------------------------------------------------------------------

    def title(self) -> str:
        if self._view is None:
            return self.tr("填写")
        row = self._view.row
        return self.tr("填写 · {category} {year}").format(category=self._category(), year=row.year)

    def breadcrumb(self) -> list[str]:
        number = str(self._view.row.number) if self._view else ""
        return [self.tr("分类分级管理"), self.tr("申请列表"), self.tr("第 {number} 条").format(number=number)]

    def remark(self) -> str:
        count = self._model.count()
        return self.tr("{done} / {total} 项已完成").format(done=count.done, total=count.total)

    def enter(self, argument: str) -> None:
        declaration_id, _, code = argument.partition("#")
        is_another = self._view is None or self._view.row.id != declaration_id
        if is_another:
            self._was_checked = False
            self._score.forget_problems()
            self._submitting.forget()
        self._load(declaration_id)
        if code and self._model.knows(code):
            self._open(code)
        elif is_another or self._criterion.code is None or self._has_reason_elsewhere():
            self._open(self._first_place())
        elif self._is_stale:
            self._show_open()
        self._is_stale = False
        QTimer.singleShot(0, self._criterion.take_focus)

    def leave(self) -> None:
        self._criterion.flush()
        if not self._submitting.is_busy:
            self._submitting.forget()

    def refresh(self) -> None:
        if self._view is not None:
            self._load(self._view.row.id)
            self._show_open()

    def commands(self) -> list[QAction]:
        return self._commands.actions

    # -- keys --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits tick, Enter goes on: keys that no field wanted for itself arrive here."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.text().isdigit() and self._criterion.press(int(event.text())):
            return
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step(1)
            return
        super().keyPressEvent(event)

    # -- going about -------------------------------------------------------------------------------------

    def _step(self, step: int) -> None:
        code = self._criterion.code
        target = self._model.beside(code, step) if code else None
        if target:
            self._open(target, focus=True)

    def _next_open(self) -> None:
        target = self._model.next_open(self._criterion.code)
        if target:
            self._open(target, focus=True)
        else:
            self._check()

    def _jump(self, code: str) -> None:
        self._columns.bring_tree()
        if self._model.knows(code):
            self._open(code, focus=True)

    def _open(self, code: str, *, focus: bool = False) -> None:
        assert self._view is not None  # noqa: S101 - there is a tree, so there is a declaration
        dimension, element, criterion = self._model.path(code)
        self._criterion.show_criterion(
            Shown(
                dimension=dimension,
                element=element,
                criterion=criterion,
                answer=self._draft.answer(code),
                findings=tuple(todo for todo in self._view.findings if todo.finding.indicator == code),
                editable=self._is_editable(),
            )
        )
        self._tree.go_to(code)
        self._foot.allow_steps(
            back=self._model.beside(code, -1) is not None, forward=self._model.beside(code, 1) is not None
        )
        if focus:
            self._criterion.take_focus()

    def _show_open(self) -> None:
        code = self._criterion.code
        self._open(code if code and self._model.knows(code) else self._first_place())

    def _first_place(self) -> str:
        """Return where to begin: a reason that is still open, else the first 未完成, else the top."""
        assert self._view is not None  # noqa: S101 - asked only while a declaration is shown
        reasons = (code for code in attention.waiting(self._view.findings) if self._model.knows(code))
        return next(reasons, None) or self._model.next_open(None) or self._model.order[0]

    def _has_reason_elsewhere(self) -> bool:
        """Whether something came back, and the indicator last looked at is not what it is about."""
        assert self._view is not None  # noqa: S101 - asked only while a declaration is shown
        waiting = attention.waiting(self._view.findings)
        return bool(waiting) and self._criterion.code not in waiting

    # -- answering ---------------------------------------------------------------------------------------

    def _kept(self, code: str, saved: Saved) -> None:
        answer = self._draft.answer(code)
        assert answer is not None  # noqa: S101 - it has just been kept
        is_news = self._model.set_done(code, done=score.answered(self._model.criterion(code), answer))
        if code == self._criterion.code:
            self._criterion.accept()
            self._criterion.update_answer(answer)
        self._columns.show_score(saved.score)
        self.saved.emit(saved.at)
        if is_news:
            self.renamed.emit()
        self._afterthought.start()

    def _refused(self, code: str, field: str, sentence: str) -> None:
        if code == self._criterion.code:
            self._criterion.refuse(sentence, note=field == "note")

    def _failing(self, sentence: str) -> None:
        if not sentence:
            self._trouble.clear()
            return
        self._trouble.show_message(
            sentence,
            tone=Tone.BAD,
            title=self.tr("没有保存到硬盘，填写的内容还在这里"),
            action=self.tr("重试保存"),
        )

    def _save(self) -> None:
        self._criterion.flush()
        self._draft.retry()
        if self._draft.is_saved:
            self.saved.emit(self.office.clock.now())

    def _think_after(self) -> None:
        if self._view is not None:
            self._view = self.office.grading.show(self._view.row.id)
            self._think()

    def _think(self) -> None:
        """Work out what the declaration shown still lacks and what would earn most."""
        if self._view is None:
            return
        declaration_id = self._view.row.id
        self._score.show_improvements(self.office.grading.improvements(declaration_id))
        problems = self.office.grading.check(declaration_id)
        if self._was_checked:
            self._score.show_problems(problems)
        self._model.set_marks(attention.marks(self._view.findings, problems if self._was_checked else ()))
        self._criterion.update_findings(
            tuple(todo for todo in self._view.findings if todo.finding.indicator == self._criterion.code)
        )

    def _check(self) -> None:
        self._criterion.flush()
        self._was_checked = True
        self._think_after()
        self._columns.bring_score()

    # -- the whole declaration ---------------------------------------------------------------------------

    def _load(self, declaration_id: str) -> None:
        view = self.office.grading.show(declaration_id)
        self._view = view
        self._draft.open(view)
        self._model.show(view.scheme, category=view.row.category, answers=view.answers)
        self._score.show_scheme(view.scheme)
        self._columns.show_score(self.office.grading.score(declaration_id))
        self._model.set_marks(attention.marks(view.findings, ()))
        QTimer.singleShot(0, self, self._think)  # in a turn of its own: a long one would be felt
        self._show_state(view)
        self.renamed.emit()

    def _changed(self, declaration_id: str) -> None:
        """Hear that the declaration was changed; by this page itself, mostly."""
        if self._view is None or declaration_id != self._view.row.id or not self._draft.is_saved:
            return
        if not self.isVisible():
            self._is_stale = True
            return
        after = self.office.grading.show(declaration_id)
        if attention.stands_elsewhere(self._view, after):
            self._criterion.flush()
            had_keyboard = self._criterion.has_keyboard()
            self.refresh()
            if had_keyboard:
                self._criterion.take_focus()
        else:
            self._view = after
            self._take_in(after)

    def _take_in(self, view: DeclarationView) -> None:
        """Show answers that came from elsewhere (a colleague, a file just stored); what is being typed stays."""
        strangers = [answer for code, answer in view.answers.items() if self._draft.answer(code) != answer]
        for answer in strangers:
            self._draft.replace(answer)
            if self._model.knows(answer.indicator):
                is_done = score.answered(self._model.criterion(answer.indicator), answer)
                self._model.set_done(answer.indicator, done=is_done)
            if answer.indicator == self._criterion.code:
                self._criterion.take_in(answer)
        if strangers:
            self._columns.show_score(self.office.grading.score(view.row.id))
            self._afterthought.start()
            self.renamed.emit()

    def _reload_answer(self) -> None:
        assert self._view is not None  # noqa: S101 - called for the declaration shown
        self._view = self.office.grading.show(self._view.row.id)
        self._take_in(self._view)
        self.saved.emit(self.office.clock.now())

    def _show_state(self, view: DeclarationView) -> None:
        can_submit = bool(view.may & {DeclarationEvent.SUBMIT, DeclarationEvent.RESUBMIT})
        self._columns.allow_submit(allowed=can_submit)
        self._foot.allow_save(allowed=self._is_editable())
        self._state_banner.show_state(view, editable=self._is_editable())

    def _submit(self) -> None:
        if self._view is not None:
            self._save()
            if self._draft.is_saved:
                self._submitting.start(self._view.row.id)

    def _go_there(self, place: str, argument: str) -> None:
        declaration_id, _, code = argument.partition("#")
        if place == "indicators" and self._view is not None and declaration_id == self._view.row.id:
            self._jump(code)
        else:
            self.go.emit(place, argument)

    def _open_desk(self, code: str) -> None:
        if self._view is not None:
            self.go.emit("evidence-desk", f"{self._view.row.id}/{code}")

    def _is_editable(self) -> bool:
        return self._view is not None and DeclarationEvent.ANSWER in self._view.may

    def _category(self) -> str:
        assert self._view is not None  # noqa: S101 - asked only while a declaration is shown
        row = self._view.row
        named = next((each for each in self.office.grading.categories() if each.code == row.category), None)
        return wording.title(named) if named else row.category_title

    # -- building ----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Word the commands and everything that is made of the declaration's state."""
        self._commands.retranslate()
        if self._view is not None:
            self._show_state(self._view)
            self._columns.show_score(self.office.grading.score(self._view.row.id))
        self.renamed.emit()

    def _build(self) -> None:
        # From the outside in: whatever is moved into another widget later is styled again with all that is in it.
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_3)
        self._trouble = Banner(self)
        self._state_banner = StateBanner(self.office, page=self)
        self._result = Banner(self)
        self._trouble.setObjectName("trouble")
        self._result.setObjectName("result")
        self._deeds = Deeds(self.office, self.tasks, self._result, page=self)
        self._submitting = self._deeds.submitting
        self._columns = FillingColumns(self._model, parent=self)
        self._tree, self._criterion = self._columns.tree, self._columns.criterion
        self._foot, self._score = self._columns.foot, self._columns.score
        self._attaching = Attaching(self.office, self.tasks, self._draft, self._criterion, page=self)
        for banner in (self._trouble, self._result, self._state_banner):
            column.addWidget(banner)
        column.addWidget(self._columns, 1)

    def _connect(self) -> None:
        self._tree.chosen.connect(self._open)
        self._criterion.ticked.connect(self._draft.tick)
        self._criterion.numbered.connect(self._draft.number)
        self._criterion.noted.connect(self._draft.note)
        self._criterion.desk_wanted.connect(self._open_desk)
        self._attaching.changed.connect(self._reload_answer)
        self._draft.kept.connect(self._kept)
        self._draft.refused.connect(self._refused)
        self._draft.failing.connect(self._failing)
        self._trouble.acted.connect(self._draft.retry)
        self._state_banner.wanted.connect(self.go)
        self._state_banner.resolved.connect(self.refresh)
        self._foot.stepped.connect(self._step)
        self._foot.saved.connect(self._save)
        self._foot.went_on.connect(self._next_open)
        self._columns.submitted.connect(self._submit)
        self._score.jumped.connect(self._jump)
        self._score.checked.connect(self._check)
        self._deeds.wanted.connect(self._go_there)
        self._deeds.happened.connect(lambda _: self.refresh())
        self.tasks.news.declaration_changed.connect(self._changed)
