"""待办: what needs the person, most urgent first, each with the one button that goes on with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_client.contract.states import DeclarationState, Kind, Sending
from desktop_client.grading.models import AwardRow, Row, Todo
from ui import theme, wording, words
from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.frames import Picture
from ui.widgets.text import ElidedLabel, Label

MOST = 6

ICONS = {
    "correct": ("circle-alert", "bad"),
    "renew": ("triangle-alert", "warn"),
    "closing": ("clock", "warn"),
    "conflict": ("triangle-alert", "warn"),
    "unsent": ("send", "accent"),
    "fill": ("pencil", "accent"),
}
RANKS = ("conflict", "correct", "unsent", "renew", "closing", "fill")
"""The kinds, what is most urgent first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to do in words, and the place its button leads to."""

    title: str
    sentence: str
    button: str
    place: str
    argument: str
    kind: str = "fill"


class TodoList(Retranslated, QWidget):
    """Shows the first few; ``chosen`` tells the place and what to show there."""

    chosen = Signal(str, str)

    def __init__(self, title: Callable[[Row | AwardRow], str], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("todos")
        self._title_of = title
        self._todos: Sequence[Todo] = ()
        self._others: Callable[[], Sequence[Entry]] = tuple
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP_3)
        self.retranslate()

    def show_todos(self, todos: Sequence[Todo], others: Callable[[], Sequence[Entry]] = tuple) -> None:
        """Show these, and what another room has to say, worded anew with the language."""
        self._todos, self._others = todos, others
        self.retranslate()

    def retranslate(self) -> None:
        """Word every entry."""
        self.setAccessibleName(self.tr("待办"))
        while (item := self._column.takeAt(0)) is not None:
            if gone := item.widget():
                gone.hide()
                gone.deleteLater()
        entries = sorted(
            [*(self._entry(todo) for todo in self._todos), *self._others()],
            key=lambda entry: RANKS.index(entry.kind),
        )
        if not entries:
            self._column.addWidget(Label(self.tr("没有需要您处理的事。"), role="muted", wrap=True))
        for entry in entries[:MOST]:
            self._column.addWidget(self._line(entry))
        if len(entries) > MOST:
            more = Button(
                self.tr("另有 {count} 项，去申请列表").format(count=len(entries) - MOST), kind="link"
            )
            more.clicked.connect(lambda: self.chosen.emit("declarations", ""))
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def _line(self, entry: Entry) -> QWidget:
        icon, tone = ICONS[entry.kind]
        block = QWidget()
        title, sentence = ElidedLabel(entry.title), Label(entry.sentence, role="muted", wrap=True)
        button = Button(entry.button)
        button.setObjectName(f"todo-{entry.kind}")
        button.setAccessibleDescription(entry.title)
        button.clicked.connect(lambda: self.chosen.emit(entry.place, entry.argument))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(title)
        texts.addWidget(sentence)
        line = QHBoxLayout(block)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.GAP_3)
        line.addWidget(Picture(icon, tone=tone, size=20))
        line.addLayout(texts, 1)
        line.addWidget(button)
        return block

    def _entry(self, todo: Todo) -> Entry:
        return replace(self._worded(todo), kind=todo.kind)

    def _worded(self, todo: Todo) -> Entry:
        if todo.award is not None:
            return self._renewal(todo, todo.award)
        assert todo.declaration is not None  # noqa: S101 - a todo is about the one or the other
        return self._case(todo, todo.declaration)

    def _renewal(self, todo: Todo, row: AwardRow) -> Entry:
        title = self.tr("{category} {grade} 级 {day} 到期").format(
            category=self._title_of(row), grade=row.award.grade, day=wording.day(row.award.valid_until)
        )
        sentence = (
            self.tr("{day} 前上报保级，可以留出一轮补正的时间").format(day=wording.day(todo.due))
            if todo.due
            else ""
        )
        return Entry(title, sentence, self.tr("开始保级"), "awards", str(row.award.id))

    def _case(self, todo: Todo, row: Row) -> Entry:
        state = words.word(row.state)
        title = self.tr("{category} {year} · {state}").format(
            category=self._title_of(row), year=row.year, state=state
        )
        filling_place = "declarations" if row.kind is Kind.KEEP else "indicators"
        match todo.kind:
            case "correct":
                is_reopened = row.state is DeclarationState.NEEDS_CORRECTION
                place = filling_place if is_reopened else "declaration"
                return Entry(title, self._reasons(todo), self.tr("去修改"), place, row.id)
            case "conflict":
                text = self.tr("在别处也改过，两个版本都保留着")
                return Entry(title, text, self.tr("比较"), filling_place, row.id)
            case "unsent":
                return Entry(title, self._sending(row), self.tr("查看"), "declaration", row.id)
            case _:
                counted = self.tr("{title} {done}/{total}").format(
                    title=title, done=row.answered, total=row.total
                )
                return Entry(counted, self._estimate(todo), self.tr("继续填写"), filling_place, row.id)

    def _reasons(self, todo: Todo) -> str:
        codes = self.tr("、").join(finding.indicator for finding in todo.findings if finding.indicator)
        text = self.tr("{count} 项需要修改：{codes}").format(count=len(todo.findings), codes=codes)
        if todo.due is None:
            return text
        return self.tr("{text}；请在 {day} 前补正上报").format(text=text, day=wording.day(todo.due))

    def _sending(self, row: Row) -> str:
        texts = {
            Sending.QUEUED: self.tr("已封存，连上办事机构后自动上报"),
            Sending.SENDING: self.tr("正在上报"),
            Sending.UNKNOWN: self.tr("已发出但没有收到回执，正在核对，不会重复上报"),
            Sending.FAILED: self.tr("没有报上去，内容都在，修改后再上报"),
        }
        return texts.get(row.sending, "")

    def _estimate(self, todo: Todo) -> str:
        score = todo.score
        if score is None or todo.declaration is None or todo.declaration.kind is Kind.KEEP:
            return ""
        grade = self.tr("预计 {grade}").format(grade=score.grade) if score.grade else self.tr("未达到等级")
        if score.next_grade is None or not score.to_next:
            return grade
        return self.tr("{grade}，距 {following} 还差 {points} 分").format(
            grade=grade, following=score.next_grade, points=wording.points(score.to_next)
        )
