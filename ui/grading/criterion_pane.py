"""One 三级评价指标: what is asked, the answer, why it came back, its 佐证材料 and its 填报说明."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from desktop_client.contract import score
from desktop_client.contract.limits import MAX_NOTE_CHARACTERS
from desktop_client.contract.messages import Answer
from desktop_client.contract.scheme import Criterion, Dimension, Element
from desktop_client.grading.models import FindingTodo
from ui import theme, wording
from ui.grading.answer_fields import ChoiceField, NumberField
from ui.grading.evidence_box import EvidenceBox
from ui.i18n import Retranslated
from ui.widgets.chip import ChipLabel
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import Banner
from ui.widgets.rows import FormRow
from ui.widgets.text import Label, SectionLabel
from ui.widgets.tones import Tone

NOTE_REST = 600
"""Milliseconds without a key before the note is saved; with the writing itself well under a second."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything the pane shows of one criterion."""

    dimension: Dimension
    element: Element
    criterion: Criterion
    answer: Answer | None
    findings: tuple[FindingTodo, ...] = ()
    editable: bool = True


class CriterionPane(Retranslated, QScrollArea):
    """Tells what was ticked, typed, attached or noted; whether it is kept is the page's business."""

    ticked = Signal(str, tuple)
    numbered = Signal(str, object)
    noted = Signal(str, str)
    offered = Signal(str, list)
    opened = Signal(str, str)
    removed = Signal(str, str)
    desk_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("criterion")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shown: Shown | None = None
        self._field: ChoiceField | NumberField | None = None
        self._note_at_rest = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(NOTE_REST)
        self._rest.timeout.connect(self.flush)
        self._build()
        self.retranslate()

    @property
    def code(self) -> str | None:
        """Return the code of the criterion shown."""
        return self._shown.criterion.code if self._shown else None

    @property
    def criterion(self) -> Criterion | None:
        """Return the criterion shown."""
        return self._shown.criterion if self._shown else None

    def show_criterion(self, shown: Shown) -> None:
        """Show another criterion, from its top; what was still being noted is told first."""
        self.flush()
        self._shown = shown
        self.setUpdatesEnabled(False)
        self._replace_field()
        self._note.setPlainText(shown.answer.note if shown.answer else "")
        self._note_at_rest = self._note.toPlainText()
        self._evidence.show_problem("")
        self._show_answer()
        self.retranslate()
        self.verticalScrollBar().setValue(0)
        self.setUpdatesEnabled(True)

    def update_answer(self, answer: Answer) -> None:
        """Note what is kept now, leaving alone what the person is typing."""
        if self._shown is not None:
            before, self._shown = self._shown.answer, replace(self._shown, answer=answer)
            if before is None or before.evidence != answer.evidence:
                self._evidence.show_evidence(answer.evidence, need=self._shown.criterion.evidence)
            if self._note.toPlainText() == answer.note:
                self._note_row.show_problem(None)
            self._refusal.clear()
            self._show_done()

    def take_in(self, answer: Answer) -> None:
        """Show an answer that came from elsewhere; a note that is being written stays as it is."""
        if self._shown is None:
            return
        before = self._shown.answer or Answer(indicator=answer.indicator)
        self.update_answer(answer)
        if (before.options, before.value) != (answer.options, answer.value):
            had_keyboard = self._field is not None and _holds(self._field, self.window().focusWidget())
            self._replace_field()
            if had_keyboard:
                self.take_focus()
        if not self._rest.isActive() and self._note.toPlainText() != answer.note:
            self._note_at_rest = answer.note
            self._note.setPlainText(answer.note)
            self._rest.stop()

    def has_keyboard(self) -> bool:
        """Tell whether the keyboard is somewhere in this pane."""
        return _holds(self, self.window().focusWidget())

    def update_findings(self, findings: tuple[FindingTodo, ...]) -> None:
        """Note whether the reasons given here count as dealt with now."""
        if self._shown is not None and findings != self._shown.findings:
            self._shown = replace(self._shown, findings=findings)
            self._show_findings()

    def press(self, digit: int) -> bool:
        """Tick the option with this digit; False when the criterion has none such."""
        return self._field is not None and self._field.isEnabled() and self._field.press(digit)

    def take_focus(self) -> None:
        """Put the keyboard where the answer is given."""
        if self._field is not None:
            self._field.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Tell the note now, when it was changed since it was last told."""
        self._rest.stop()
        text = self._note.toPlainText()
        if self._shown is not None and text != self._note_at_rest:
            self._note_at_rest = text
            self.noted.emit(self._shown.criterion.code, text)

    def accept(self) -> None:
        """Take complaints about the answer back: it is kept."""
        if isinstance(self._field, NumberField):
            self._field.accept()

    def refuse(self, sentence: str, *, note: bool = False) -> None:
        """Say why the answer, or the note, is not kept."""
        if note:
            self._note_row.show_problem(sentence)
        elif isinstance(self._field, NumberField):
            self._field.refuse(sentence)
        else:
            self._refusal.show_message(sentence, tone=Tone.BAD)

    @property
    def evidence(self) -> EvidenceBox:
        """The box of 佐证材料."""
        return self._evidence

    def retranslate(self) -> None:
        """Word everything that is not a field of its own."""
        self._level_1_label.setText(self.tr("一级评价指标"))
        self._level_2_label.setText(self.tr("二级评价指标"))
        self._level_3_label.setText(self.tr("三级评价指标"))
        self._note_row.set_label(self.tr("填报说明"))
        self._note.setPlaceholderText(self.tr("需要向审核员说明的情况写在这里，自动保存。"))
        if self._shown is None:
            return
        criterion = self._shown.criterion
        self._level_1.setText(f"{self._shown.dimension.code} {wording.title(self._shown.dimension)}")
        self._level_2.setText(f"{self._shown.element.code} {wording.title(self._shown.element)}")
        self._title.setText(f"{criterion.code} {wording.title(criterion)}")
        guidance = wording.chosen(criterion.guidance, criterion.guidance_en)
        self._guidance.setText(guidance)
        self._guidance.setVisible(bool(guidance))
        self._how.setText(self._how_words(criterion))
        self._show_done()
        self._show_findings()

    def _how_words(self, criterion: Criterion) -> str:
        words = {
            "single": self.tr("勾选符合的一项"),
            "multiple": self.tr("勾选所有符合的项"),
            "number": self.tr("填写数量，按达到的最高一档计分"),
        }
        extra = {"bonus": self.tr("加分项"), "veto": self.tr("一票否决项")}.get(criterion.part)
        how = words[criterion.mode]
        return self.tr("{part} · {how}").format(part=extra, how=how) if extra else how

    def _show_answer(self) -> None:
        assert self._shown is not None  # noqa: S101 - callers have shown something
        answer, editable = self._shown.answer, self._shown.editable
        self._evidence.show_evidence(answer.evidence if answer else (), need=self._shown.criterion.evidence)
        self._evidence.setEnabled(editable)
        self._note.setReadOnly(not editable)
        self._note_row.show_problem(None)
        self._refusal.clear()
        self._show_done()

    def _show_done(self) -> None:
        if self._shown is None:
            return
        done = score.answered(self._shown.criterion, self._shown.answer)
        self._done_label.setText(self.tr("完成情况"))
        if done:
            self._done.show_chip(self.tr("已完成"), tone=Tone.GOOD, icon="circle-check")
        else:
            self._done.show_chip(self.tr("未完成"), tone=Tone.QUIET, icon="circle")

    def _show_findings(self) -> None:
        findings: Sequence[FindingTodo] = self._shown.findings if self._shown else ()
        if not findings:
            self._finding.clear()
            return
        addressed = all(todo.addressed for todo in findings)
        self._finding.show_message(
            "\n".join(todo.finding.text for todo in findings),
            tone=Tone.GOOD if addressed else Tone.BAD,
            title=self.tr("退回理由（已修改）") if addressed else self.tr("退回理由，请按此修改"),
        )

    def _replace_field(self) -> None:
        assert self._shown is not None  # noqa: S101 - only called with something to show
        if self._field is not None:
            # Out of the page at once, so that nothing finds it; gone only when the key that led here is dealt with.
            self._field.hide()
            self._field.setParent(None)
            QTimer.singleShot(0, self._field.deleteLater)
        criterion, answer, code = self._shown.criterion, self._shown.answer, self._shown.criterion.code
        if criterion.mode == "number":
            self._field = NumberField(criterion, answer)
            self._field.given.connect(lambda value: self.numbered.emit(code, value))
        else:
            self._field = ChoiceField(criterion, answer)
            self._field.given.connect(lambda codes: self.ticked.emit(code, codes))
        self._field.setEnabled(self._shown.editable)
        self._answer_place.addWidget(self._field)
        self._lead_tab_to(self._field)

    def _lead_tab_to(self, field: QWidget) -> None:
        """Let Tab reach the new field where it is read; a widget made late would be the last of the whole page."""
        place = self._evidence.previousInFocusChain()
        while place is not None and (field.isAncestorOf(place) or not _takes_tab(place)):
            place = place.previousInFocusChain()
        for control in filter(_takes_tab, field.findChildren(QWidget)):
            QWidget.setTabOrder(place or self, control)
            place = control

    def _build(self) -> None:
        content = QWidget()
        self.setWidget(content)  # before it is filled: what is in it would be styled once more
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.GAP_5, theme.GAP_4, theme.GAP_5, theme.GAP_4)
        column.setSpacing(theme.GAP_3)
        column.addLayout(self._build_head())
        self._finding = Banner(content)
        self._finding.setObjectName("finding")
        self._refusal = Banner(content)
        self._how = SectionLabel()
        self._answer_place = QVBoxLayout()
        for widget in (self._finding, self._guidance):
            column.addWidget(widget)
        column.addWidget(self._how)
        column.addLayout(self._answer_place)
        column.addWidget(self._refusal)
        self._evidence = EvidenceBox(content)
        self._evidence.offered.connect(lambda files: self.offered.emit(self.code, files))
        self._evidence.opened.connect(lambda sha256: self.opened.emit(self.code, sha256))
        self._evidence.removed.connect(lambda sha256: self.removed.emit(self.code, sha256))
        self._evidence.desk_wanted.connect(lambda: self.desk_wanted.emit(self.code))
        column.addWidget(self._evidence)
        column.addWidget(self._build_note())
        column.addStretch(1)

    def _build_head(self) -> QVBoxLayout:
        self._level_1_label, self._level_1 = Label(role="muted"), Label()
        self._level_2_label, self._level_2 = Label(role="muted"), Label()
        self._level_3_label = Label(role="muted")
        self._done_label, self._done = Label(role="muted"), ChipLabel()
        self._done.setObjectName("done")
        self._title = Label(role="heading", wrap=True)
        self._title.setObjectName("criterion-title")
        self._guidance = Label(role="muted", wrap=True)
        way = FlowLayout(gap=theme.GAP_2)
        for label, value in ((self._level_1_label, self._level_1), (self._level_2_label, self._level_2)):
            pair = QWidget()
            line = QHBoxLayout(pair)
            line.setContentsMargins(0, 0, theme.GAP_2, 0)
            line.setSpacing(theme.GAP_2)
            line.addWidget(label)
            line.addWidget(value)
            way.addWidget(pair)
        third = QHBoxLayout()
        third.setSpacing(theme.GAP_2)
        third.addWidget(self._level_3_label)
        third.addStretch(1)
        third.addWidget(self._done_label)
        third.addWidget(self._done)
        head = QVBoxLayout()
        head.setSpacing(theme.GAP_1)
        head.addLayout(way)
        head.addLayout(third)
        head.addWidget(self._title)
        return head

    def _noting(self) -> None:
        """Save the note after a rest; what is beyond the limit is cut off at once, where it can be seen."""
        self._rest.start()
        text = self._note.toPlainText()
        if len(text) > MAX_NOTE_CHARACTERS:
            self._note.setPlainText(text[:MAX_NOTE_CHARACTERS])
            self._note.moveCursor(QTextCursor.MoveOperation.End)
            self._note_row.show_problem(
                self.tr("最多 {limit} 字，多出的部分没有保留").format(limit=MAX_NOTE_CHARACTERS), "warning"
            )

    def _build_note(self) -> FormRow:
        self._note = QPlainTextEdit()
        self._note.setObjectName("note")
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(72)
        self._note.textChanged.connect(self._noting)
        self._note_row = FormRow(self._note, optional=True)
        return self._note_row


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _holds(place: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (place is focus or place.isAncestorOf(focus))
