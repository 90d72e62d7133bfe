"""工作台: what is due, what came back, where everything stands; known without a click."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_client import clock
from desktop_client.contract.messages import TrailStep
from desktop_client.errors import AppError
from desktop_client.grading.models import AwardRow, Row, Summary, Todo
from desktop_client.subsidy.models import SubsidyQuery
from ui import theme, wording, words
from ui.dashboard import subsidy_todos
from ui.dashboard.cards import CountCard
from ui.dashboard.chart import TimelineChart
from ui.dashboard.first_steps import FirstSteps
from ui.dashboard.lanes import lanes, period
from ui.dashboard.todos import Entry, TodoList
from ui.grading.create_dialog import CreateDialog
from ui.grading.trail_view import event_words
from ui.i18n import Retranslated
from ui.page import Background, Page
from ui.widgets.buttons import Button
from ui.widgets.frames import Card
from ui.widgets.jump_list import JumpList, Line
from ui.widgets.tables import TableView
from ui.widgets.text import Label
from ui.widgets.tones import Tone

if TYPE_CHECKING:
    from desktop_client.client import Office

MOST_LANES = 8
REST = 150
"""Milliseconds in which several pieces of news become one repainting."""


class DashboardPage(Retranslated, Page):
    """All of it comes from ``grading.summary()``; news ask for it again."""

    def __init__(self, office: Office, tasks: Background, parent: QWidget | None = None) -> None:
        super().__init__(office, tasks, parent)
        self._summary: Summary | None = None
        self._is_stale = True
        self._titles: dict[str, str] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(REST)
        self._soon.timeout.connect(self.refresh)
        self._build()
        self._connect()
        self.retranslate()

    def title(self) -> str:
        return self.tr("工作台")

    def breadcrumb(self) -> list[str]:
        hour = self.office.clock.now().astimezone(clock.BEIJING).hour
        name = self.office.account.name
        if hour < 12:
            return [self.tr("上午好，{name}").format(name=name)]
        if hour < 18:
            return [self.tr("下午好，{name}").format(name=name)]
        return [self.tr("晚上好，{name}").format(name=name)]

    def enter(self, argument: str) -> None:  # noqa: ARG002 - the dashboard shows everything
        if self._is_stale:
            self.refresh()

    def refresh(self) -> None:
        self._is_stale = False
        self._titles = {
            category.code: wording.title(category) for category in self.office.grading.categories()
        }
        self._summary = self.office.grading.summary()
        self._show()

    # -- showing -----------------------------------------------------------------------------------------

    def _show(self) -> None:
        summary = self._summary
        if summary is None:
            return
        own = (summary.todos, summary.in_review, summary.awards, summary.recent)
        is_new = not (any(own) or self.office.subsidy.query(SubsidyQuery()))
        self._pages.setCurrentWidget(self._welcome if is_new else self._scroll)
        self._show_cards(summary)
        self._todos.show_todos(summary.todos, partial(subsidy_todos.entries, self.office))
        self._show_recent(summary)
        self._show_chart(summary)
        self.renamed.emit()

    def _show_cards(self, summary: Summary) -> None:
        todos: list[Todo | Entry] = [*summary.todos, *subsidy_todos.entries(self.office)]
        needed = [todo for todo in todos if todo.kind != "unsent"]
        came_back = sum(todo.kind == "correct" for todo in needed)
        run_out = sum(todo.kind in ("renew", "closing") for todo in needed)
        in_review = len(summary.in_review) + subsidy_todos.in_review(self.office)
        unsent = summary.unsent + subsidy_todos.unsent(self.office)
        self._due.show_count(
            len(needed),
            title=self.tr("需要您处理"),
            detail=self.tr("{back} 项退回，{due} 项将到期").format(back=came_back, due=run_out),
            tone=Tone.WARN,
        )
        self._review.show_count(
            in_review,
            title=self.tr("审核中"),
            detail=self.tr("一般 {days} 个工作日").format(days=self._review_days()),
            tone=Tone.INFO,
        )
        self._grades.show_count(
            len(summary.awards),
            title=self.tr("有效等级"),
            detail=" · ".join(row.award.grade for row in summary.awards) or self.tr("评定后显示在这里"),
            tone=Tone.GOOD,
        )
        self._unsent.show_count(
            unsent,
            title=self.tr("待发送"),
            detail=self.tr("联网后自动送达") if unsent else self.tr("全部已送达"),
            tone=Tone.INFO,
        )

    def _show_recent(self, summary: Summary) -> None:
        now = self.office.clock.now()
        lines = [
            Line(
                key=row.id,
                text=self.tr("{when}　{category} {year}：{what}").format(
                    when=wording.recently(step.at, now=now),
                    category=self._title_of(row),
                    year=row.year,
                    what=self._step_words(row, step),
                ),
            )
            for row, step in summary.recent
        ]
        self._recent_list.show_lines(lines)
        self._recent_list.setVisible(bool(lines))
        self._nothing_recent.setVisible(not lines)

    def _step_words(self, row: Row, step: TrailStep) -> str:
        what = event_words(step.event)
        if step.event == "grade" and row.grade:
            return self.tr("评定为 {grade} 级").format(grade=row.grade)
        return self.tr("{role}{what}").format(role=words.word(step.role), what=what)

    def _show_chart(self, summary: Summary) -> None:
        today = clock.today(self.office.clock)
        found = lanes(summary, today=today, review_days=self._review_days(), title=self._title_of)
        start, end = period(today)
        self._chart.show_lanes(found[:MOST_LANES], start=start, end=end, today=today)
        self._chart_card.setVisible(bool(found))
        self._table_model.clear()
        self._table_model.setHorizontalHeaderLabels([self.tr("申报类别"), self.tr("时间")])
        for lane in found:
            self._table_model.appendRow([QStandardItem(lane.title), QStandardItem(lane.told())])

    def _title_of(self, row: Row | AwardRow) -> str:
        code = row.award.category if isinstance(row, AwardRow) else row.category
        return self._titles.get(code, row.category_title)

    def _review_days(self) -> int:
        try:
            return self.office.grading.catalogue().review_working_days
        except AppError:  # nothing published has been heard yet: the contract's usual figure
            return 5

    def _hear(self, *_: object) -> None:
        if self.isVisible():
            self._soon.start()
        else:
            self._is_stale = True

    # -- doing -------------------------------------------------------------------------------------------

    def _create(self) -> None:
        dialog = CreateDialog(self.office.grading, parent=self)
        dialog.created.connect(lambda declaration_id: self.go.emit("declarations", declaration_id))
        dialog.wanted.connect(lambda declaration_id: self.go.emit("indicators", declaration_id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_as_table(self, wanted: bool) -> None:
        self._either.setCurrentWidget(self._table if wanted else self._chart)
        self._either.setFixedHeight(self._chart.sizeHint().height() if not wanted else 220)

    # -- building ----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Word headings; everything else is made of the summary."""
        self._todo_card.set_title(self.tr("待办"))
        self._recent_card.set_title(self.tr("最近动态"))
        self._recent_list.setAccessibleName(self.tr("最近动态"))
        self._nothing_recent.setText(self.tr("上报、审核、评定的每一步都会出现在这里。"))
        self._chart_card.set_title(self.tr("时间线"))
        self._legend.setText(self.tr("红线为今天，浅色为审核一般所需的工作日，菱形为最晚办理日"))
        self._as_table.setText(self.tr("以表格查看"))
        self._table.setAccessibleName(self.tr("时间线"))
        if self._summary is not None:
            self.refresh()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._pages = QStackedWidget(self)
        column.addWidget(self._pages)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._pages.addWidget(self._scroll)
        content = QWidget()
        self._scroll.setWidget(content)  # before it is filled: what is in it would be styled once more
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 2, theme.GAP_3)
        inside.setSpacing(theme.GAP_4)
        inside.addLayout(self._build_cards())
        middle = QHBoxLayout()
        middle.setSpacing(theme.GAP_4)
        inside.addLayout(middle)
        middle.addWidget(self._build_todos(), 3)
        middle.addWidget(self._build_recent(), 2)
        inside.addWidget(self._build_chart())
        inside.addStretch(1)
        self._pages.addWidget(self._build_welcome())

    def _build_cards(self) -> QHBoxLayout:
        self._due, self._review, self._grades, self._unsent = (CountCard() for _ in range(4))
        line = QHBoxLayout()
        line.setSpacing(theme.GAP_4)
        cards = (
            ("due", self._due),
            ("review", self._review),
            ("grades", self._grades),
            ("unsent", self._unsent),
        )
        for name, card in cards:
            card.setObjectName(f"card-{name}")
            line.addWidget(card)
        return line

    def _build_todos(self) -> Card:
        self._todo_card = Card()
        self._todos = TodoList(self._title_of)
        self._todo_card.body.addWidget(self._todos)
        return self._todo_card

    def _build_recent(self) -> Card:
        self._recent_card = Card()
        self._recent_list = JumpList()
        self._recent_list.setObjectName("recent")
        self._nothing_recent = Label(role="muted", wrap=True)
        self._recent_card.body.addWidget(self._recent_list)
        self._recent_card.body.addWidget(self._nothing_recent)
        self._recent_card.body.addStretch(1)
        return self._recent_card

    def _build_chart(self) -> Card:
        self._chart_card = Card()
        self._legend = Label(role="muted")
        self._as_table = Button(kind="link")
        self._as_table.setObjectName("as-table")
        self._as_table.setCheckable(True)
        self._chart_card.header.addWidget(self._legend)
        self._chart_card.header.addWidget(self._as_table)
        self._chart = TimelineChart()
        self._table_model = QStandardItemModel(0, 2, self)
        self._table = TableView()
        self._table.setObjectName("timeline-table")
        self._table.setModel(self._table_model)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._either = QStackedWidget()
        self._either.addWidget(self._chart)
        self._either.addWidget(self._table)
        self._chart_card.body.addWidget(self._either)
        return self._chart_card

    def _build_welcome(self) -> QWidget:
        self._welcome = QWidget()
        self._first_steps = FirstSteps()
        column = QVBoxLayout(self._welcome)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._first_steps)
        column.addStretch(1)
        return self._welcome

    def _connect(self) -> None:
        self._todos.chosen.connect(self.go)
        self._recent_list.chosen.connect(lambda declaration_id: self.go.emit("declaration", declaration_id))
        self._first_steps.begun.connect(self._create)
        self._as_table.toggled.connect(self._show_as_table)
        for card, place in (
            (self._due, "declarations"),
            (self._review, "declarations"),
            (self._grades, "awards"),
            (self._unsent, "declarations"),
        ):
            card.clicked.connect(lambda _=False, place=place: self.go.emit(place, ""))
        news = self.tasks.news
        for signal in (
            news.declaration_changed,
            news.declarations_changed,
            news.subsidy_changed,
            news.subsidies_changed,
            news.projects_changed,
            news.awards_changed,
            news.queue_changed,
            news.catalogue_changed,
        ):
            signal.connect(self._hear)
