"""填写: the tree of indicators, the one that is open, and what it all would earn. Made for the keyboard."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_client.contract import score
from desktop_client.contract.states import DeclarationEvent, Sending
from desktop_client.errors import AppError
from desktop_client.grading.models import DeclarationView, EvidenceFile, Saved
from desktop_client.problems import Problem, Refused, Severity
from ui import icons, theme, wording, words
from ui.grading import conflict_dialog, exporting
from ui.grading.conflict_dialog import Choice, ConflictDialog
from ui.grading.criterion_pane import CriterionPane, Shown
from ui.grading.deeds import Deeds
from ui.grading.draft import Draft
from ui.grading.indicator_model import IndicatorModel, Mark
from ui.grading.indicator_tree import IndicatorTree
from ui.grading.score_pane import ScorePane
from ui.grading.score_strip import ScoreStrip
from ui.i18n import Retranslated
from ui.page import Background, Page
from ui.widgets.buttons import Button
from ui.widgets.frames import Banner, Card
from ui.widgets.text import KeyHint
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_client.client import Office

NARROW = 1000
"""Pixels of the page below which the score becomes a strip."""

LEAST_WIDTH = 680
ON_ITS_WAY = frozenset({Sending.QUEUED, Sending.SENDING, Sending.UNKNOWN})

TREE_WIDTH, TREE_MOST, SCORE_WIDTH = 268, 380, 248
AFTERTHOUGHT = 120
"""Milliseconds after an answer until improvements and problems are worked out anew: never between key and paint."""


class IndicatorsPage(Retranslated, Page):
    """Entered with a declaration's id, or ``id#indicator`` to open it at that indicator."""

    def __init__(self, office: Office, tasks: Background, parent: QWidget | None = None) -> None:
        super().__init__(office, tasks, parent)
        self._view: DeclarationView | None = None
        self._was_checked = False
        self._draft = Draft(office.grading, parent=self)
        self._model = IndicatorModel(self)
        self._afterthought = QTimer(self)
        self._afterthought.setSingleShot(True)
        self._afterthought.setInterval(AFTERTHOUGHT)
        self._afterthought.timeout.connect(self._think_after)
        self._build()
        self._connect()
        self._commands = self._make_commands()
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
            self._submitting.forget()
        self._load(declaration_id)
        if code and self._model.knows(code):
            self._open(code)
        elif is_another or self._criterion.code is None or self._has_reason_elsewhere():
            self._open(self._first_place())
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
        return self._commands

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        self._arrange(narrow=width < NARROW)
        self._left.setFixedWidth(min(max(TREE_WIDTH, width * 26 // 100), TREE_MOST))

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
        self._strip.close_rest()
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
        self._back.setEnabled(self._model.beside(code, -1) is not None)
        self._forward.setEnabled(self._model.beside(code, 1) is not None)
        if focus:
            self._criterion.take_focus()

    def _show_open(self) -> None:
        code = self._criterion.code
        self._open(code if code and self._model.knows(code) else self._first_place())

    def _first_place(self) -> str:
        """Return where to begin: a reason that is still open, else the first 未完成, else the top."""
        assert self._view is not None  # noqa: S101 - asked only while a declaration is shown
        for todo in self._view.findings:
            if not todo.addressed and self._model.knows(todo.finding.indicator):
                return todo.finding.indicator
        return self._model.next_open(None) or self._model.order[0]

    def _has_reason_elsewhere(self) -> bool:
        """Whether something came back, and the indicator last looked at is not what it is about."""
        assert self._view is not None  # noqa: S101 - asked only while a declaration is shown
        waiting = {todo.finding.indicator for todo in self._view.findings if not todo.addressed}
        return bool(waiting) and self._criterion.code not in waiting

    # -- answering ---------------------------------------------------------------------------------------

    def _tick(self, code: str, options: tuple[str, ...]) -> None:
        self._draft.tick(code, options)

    def _number(self, code: str, value: Decimal | None) -> None:
        self._draft.number(code, value)

    def _kept(self, code: str, saved: Saved) -> None:
        answer = self._draft.answer(code)
        assert answer is not None  # noqa: S101 - it has just been kept
        is_news = self._model.set_done(code, done=score.answered(self._model.criterion(code), answer))
        if code == self._criterion.code:
            self._criterion.accept()
            self._criterion.update_answer(answer)
        self._show_score(saved)
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

    def _show_score(self, saved: Saved) -> None:
        self._score.show_score(saved.score)
        if self._is_narrow:
            self._strip.show_score(saved.score)

    def _think_after(self) -> None:
        if self._view is None:
            return
        declaration_id = self._view.row.id
        self._view = self.office.grading.show(declaration_id)
        self._score.show_improvements(self.office.grading.improvements(declaration_id))
        problems = self.office.grading.check(declaration_id)
        if self._was_checked:
            self._score.show_problems(problems)
        self._mark(problems)
        self._criterion.update_findings(
            tuple(todo for todo in self._view.findings if todo.finding.indicator == self._criterion.code)
        )

    def _check(self) -> None:
        self._criterion.flush()
        self._was_checked = True
        self._think_after()
        if self._is_narrow:
            self._strip.open_rest()

    def _mark(self, problems: list[Problem]) -> None:
        assert self._view is not None  # noqa: S101 - called while a declaration is shown
        marks: dict[str, Mark] = {}
        for problem in problems if self._was_checked else ():
            mark = Mark.ERROR if problem.severity is Severity.ERROR else Mark.WARNING
            marks[problem.place] = max(marks.get(problem.place, Mark.NONE), mark)
        for todo in self._view.findings:
            code = todo.finding.indicator
            mark = Mark.ADDRESSED if todo.addressed else Mark.FINDING
            marks[code] = max(marks.get(code, Mark.NONE), mark)
        self._model.set_marks(marks)

    # -- files -------------------------------------------------------------------------------------------

    def _attach(self, code: str, files: list[Path]) -> None:
        assert self._view is not None  # noqa: S101 - files are offered on an open criterion
        self._criterion.evidence.show_problem("")
        for file in files:
            self._criterion.evidence.begin()
            self.tasks.general.run(
                partial(self.office.grading.attach, self._view.row.id, code, file),
                owner=self,
                done=partial(self._attached, code),
                failed=self._file_failed,
            )

    def _attached(self, code: str, outcome: EvidenceFile | Refused) -> None:
        self._criterion.evidence.end()
        if isinstance(outcome, Refused):
            if code == self._criterion.code:
                sentences = [wording.sentence(problem) for problem in outcome.problems]
                self._criterion.evidence.show_problem("\n".join(sentences))
            return
        self._reload_answer()

    def _file_failed(self, error: AppError) -> None:
        self._criterion.evidence.end()
        self._criterion.evidence.show_problem(wording.fault(error))

    def _detach(self, code: str, sha256: str) -> None:
        assert self._view is not None  # noqa: S101 - files are shown on an open criterion
        try:
            self.office.grading.detach(self._view.row.id, code, sha256)
        except AppError as error:
            self._file_failed(error)
            return
        self._reload_answer()

    def _open_file(self, code: str, sha256: str) -> None:
        assert self._view is not None  # noqa: S101 - files are shown on an open criterion
        answer = self._draft.answer(code)
        evidence = next(each for each in answer.evidence if each.sha256 == sha256) if answer else None
        if evidence is not None:
            exporting.save_evidence(self, self.office, self.tasks, self._view.row.id, evidence)

    def _reload_answer(self) -> None:
        assert self._view is not None  # noqa: S101 - called for the declaration shown
        self._view = self.office.grading.show(self._view.row.id)
        self._take_in(self._view)
        self.saved.emit(self.office.clock.now())

    # -- the whole declaration ---------------------------------------------------------------------------

    def _load(self, declaration_id: str) -> None:
        view = self.office.grading.show(declaration_id)
        self._view = view
        self._draft.open(view)
        self._model.show(view.scheme, category=view.row.category, answers=view.answers)
        self._score.show_scheme(view.scheme)
        earned = self.office.grading.score(declaration_id)
        self._score.show_score(earned)
        self._strip.show_score(earned)
        self._think_after()
        self._show_state(view)
        self.renamed.emit()

    def _changed(self, declaration_id: str) -> None:
        """Hear that the declaration was changed; by this page itself, mostly."""
        if self._view is None or declaration_id != self._view.row.id or not self._draft.is_saved:
            return
        after = self.office.grading.show(declaration_id)
        if _stands_elsewhere(self._view, after):
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
            earned = self.office.grading.score(view.row.id)
            self._score.show_score(earned)
            self._strip.show_score(earned)
            self._afterthought.start()
            self.renamed.emit()

    def _show_state(self, view: DeclarationView) -> None:
        can_submit = bool(view.may & {DeclarationEvent.SUBMIT, DeclarationEvent.RESUBMIT})
        self._score.allow_submit(allowed=can_submit)
        self._strip.allow_submit(allowed=can_submit)
        self._save_button.setEnabled(self._is_editable())
        if view.row.sending is Sending.CONFLICT:
            self._state_banner.show_message(
                self.tr("有 {count} 项不同，两个版本都保留着。").format(
                    count=conflict_dialog.differences(view)
                ),
                tone=Tone.WARN,
                title=self.tr("这条申报在别处也改过"),
                action=self.tr("比较两个版本"),
            )
        elif not self._is_editable():
            self._state_banner.show_message(
                self.tr("现在是“{state}”，内容只能查看。").format(
                    state=words.word(view.row.sending if view.row.sending in ON_ITS_WAY else view.row.state)
                ),
                tone=Tone.INFO,
                action=self.tr("查看详情"),
            )
        else:
            self._state_banner.clear()

    def _act_on_state(self) -> None:
        assert self._view is not None  # noqa: S101 - the banner speaks of a declaration
        if self._view.row.sending is not Sending.CONFLICT:
            self.go.emit("declaration", self._view.row.id)
            return
        dialog = ConflictDialog(self._view, parent=self)
        dialog.accepted.connect(lambda: self._resolve(dialog.choice))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _resolve(self, choice: Choice) -> None:
        assert self._view is not None  # noqa: S101 - the dialog was about a declaration
        self.office.grading.resolve_conflict(self._view.row.id, keep=choice)
        self.refresh()

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

    def _is_editable(self) -> bool:
        return self._view is not None and DeclarationEvent.ANSWER in self._view.may

    def _category(self) -> str:
        assert self._view is not None  # noqa: S101 - asked only while a declaration is shown
        row = self._view.row
        named = next((each for each in self.office.grading.categories() if each.code == row.category), None)
        return wording.title(named) if named else row.category_title

    # -- building ----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Word buttons and everything that is made of the declaration's state."""
        self._tree.setAccessibleName(self.tr("评价指标"))
        self._tree.fit_columns()
        self._back.setText(self.tr("上一项"))
        self._forward.setText(self.tr("下一项"))
        self._save_button.setText(self.tr("保存"))
        self._next.setText(self.tr("下一个未完成"))
        self._next.setToolTip(self.tr("Ctrl+Enter；数字键勾选，Enter 下一项"))
        for command, text in zip(self._commands, self._command_words(), strict=True):
            command.setText(text)
        if self._view is not None:
            self._show_state(self._view)
            self._score.show_score(self.office.grading.score(self._view.row.id))
        self.renamed.emit()

    def _build(self) -> None:
        # From the outside in: whatever is moved into another widget later is styled again with all that is in it.
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_3)
        self._trouble, self._state_banner, self._result = Banner(self), Banner(self), Banner(self)
        self._trouble.setObjectName("trouble")
        self._state_banner.setObjectName("state-banner")
        self._result.setObjectName("result")
        self._deeds = Deeds(self.office, self.tasks, self._result, page=self)
        self._submitting = self._deeds.submitting
        self._strip = ScoreStrip(self)
        for widget in (self._trouble, self._result, self._state_banner, self._strip):
            column.addWidget(widget)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(theme.GAP_4)
        column.addLayout(self._columns, 1)
        self._left = QStackedWidget(self)
        self._left.addWidget(self._build_tree())
        self._columns.addWidget(self._left)
        self._columns.addWidget(self._build_criterion(), 1)
        self._score = ScorePane(self)
        self._columns.addWidget(self._score)
        self._is_narrow = False
        # Said aloud, or the three columns together would keep the page from ever becoming narrow.
        self.setMinimumWidth(LEAST_WIDTH)
        self._score.setFixedWidth(SCORE_WIDTH)
        self._strip.hide()

    def _build_tree(self) -> Card:
        card = Card(margin=theme.GAP_1, parent=self._left)
        self._tree = IndicatorTree(self._model, parent=card)
        card.body.addWidget(self._tree)
        return card

    def _build_criterion(self) -> Card:
        card = Card(margin=0, parent=self)
        card.body.setSpacing(0)
        self._criterion = CriterionPane(card)
        self._back, self._forward, self._save_button = Button(), Button(), Button()
        self._next = Button(kind="primary")
        names = ("previous", "next", "save", "next-open")
        buttons = (self._back, self._forward, self._save_button, self._next)
        for name, button in zip(names, buttons, strict=True):
            button.setObjectName(name)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.GAP_5, theme.GAP_3, theme.GAP_4, theme.GAP_3)
        foot.setSpacing(theme.GAP_2)
        foot.addWidget(self._back)
        foot.addWidget(self._forward)
        foot.addStretch(1)
        foot.addWidget(self._save_button)
        foot.addWidget(self._next)
        foot.addWidget(KeyHint("Ctrl+Enter"))
        card.body.addWidget(self._criterion, 1)
        card.body.addLayout(foot)
        return card

    def _connect(self) -> None:
        self._tree.chosen.connect(self._open)
        self._criterion.ticked.connect(self._tick)
        self._criterion.numbered.connect(self._number)
        self._criterion.noted.connect(self._draft.note)
        self._criterion.offered.connect(self._attach)
        self._criterion.opened.connect(self._open_file)
        self._criterion.removed.connect(self._detach)
        self._draft.kept.connect(self._kept)
        self._draft.refused.connect(self._refused)
        self._draft.failing.connect(self._failing)
        self._trouble.acted.connect(self._draft.retry)
        self._state_banner.acted.connect(self._act_on_state)
        self._back.clicked.connect(lambda: self._step(-1))
        self._forward.clicked.connect(lambda: self._step(1))
        self._save_button.clicked.connect(self._save)
        self._next.clicked.connect(self._next_open)
        for pane in (self._score, self._strip):
            pane.submitted.connect(self._submit)
        self._score.jumped.connect(self._jump)
        self._score.checked.connect(self._check)
        self._strip.opened.connect(lambda is_open: self._left.setCurrentIndex(1 if is_open else 0))
        self._deeds.wanted.connect(self._go_there)
        self._deeds.happened.connect(lambda _: self.refresh())
        self.tasks.news.declaration_changed.connect(self._changed)

    def _make_commands(self) -> list[QAction]:
        rows = (
            ("chevron-right", "Ctrl+Return", self._next_open),
            ("list-checks", "F7", self._check),
            ("save", "Ctrl+S", self._save),
            ("send", "", self._submit),
        )
        made = []
        for icon, keys, do in rows:
            action = QAction(icons.icon(icon), "", self)
            if keys:
                shortcuts = [QKeySequence(keys)] + (
                    [QKeySequence("Ctrl+Enter")] if keys == "Ctrl+Return" else []
                )
                action.setShortcuts(shortcuts)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(do)
            self.addAction(action)
            made.append(action)
        return made

    def _command_words(self) -> tuple[str, ...]:
        return (self.tr("下一个未完成"), self.tr("检查"), self.tr("保存"), self.tr("上报"))

    def _arrange(self, *, narrow: bool) -> None:
        """Put the score where there is room for it: a column of its own, or behind the strip."""
        if narrow is self._is_narrow:
            return
        self._is_narrow = narrow
        self._strip.close_rest()
        self._strip.setVisible(narrow)
        if narrow:
            if self._view is not None:
                self._strip.show_score(self.office.grading.score(self._view.row.id))
            self._columns.removeWidget(self._score)
            self._left.addWidget(self._score)
        else:
            self._left.removeWidget(self._score)
            self._columns.addWidget(self._score)
            self._score.show()


def _stands_elsewhere(before: DeclarationView, after: DeclarationView) -> bool:
    """Tell whether more than an answer has changed: the state, the reasons, who may do what."""
    return (
        before.row.state is not after.row.state
        or before.may != after.may
        or (before.row.sending is Sending.CONFLICT) is not (after.row.sending is Sending.CONFLICT)
        or [todo.finding for todo in before.findings] != [todo.finding for todo in after.findings]
    )
