"""预计得分: where the answers would lead today, the cheapest steps upward, and what still stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_client.contract.scheme import Scheme
from desktop_client.contract.score import Score
from desktop_client.grading.models import Improvement
from desktop_client.problems import Problem, Severity
from ui import theme, wording
from ui.i18n import Retranslated
from ui.widgets.buttons import Button
from ui.widgets.chip import ChipLabel
from ui.widgets.frames import Card
from ui.widgets.grades import Band, GradeScale
from ui.widgets.jump_list import JumpList, Line
from ui.widgets.text import KeyHint, Label, SectionLabel
from ui.widgets.tones import Tone

translate = QCoreApplication.translate

MOST_IMPROVEMENTS, MOST_PROBLEMS = 5, 8

_SEVERITIES = {
    Severity.ERROR: ("circle-alert", "bad"),
    Severity.WARNING: ("triangle-alert", "warn"),
    Severity.HINT: ("info", "accent"),
}


class ScorePane(Retranslated, Card):
    """Shows a score; a line chosen in one of its lists tells the indicator to jump to."""

    jumped = Signal(str)
    checked = Signal()
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, parent=parent)
        self.setObjectName("score")
        self._score: Score | None = None
        self._maximum_shown: Decimal | None = None
        self._scheme: Scheme | None = None
        self._improvements: Sequence[Improvement] = ()
        self._problems: Sequence[Problem] | None = None
        self._build()
        self.retranslate()

    def show_scheme(self, scheme: Scheme) -> None:
        """Show the grades of this scheme on the scale."""
        self._scheme, self._maximum_shown = scheme, None

    def show_score(self, score: Score) -> None:
        """Show what the answers would earn."""
        self._score = score
        assert self._scheme is not None  # noqa: S101 - a score belongs to a scheme
        if self._maximum_shown != score.maximum:
            self._maximum_shown = score.maximum
            bands = [Band(grade_label(band.grade), float(band.minimum)) for band in self._scheme.bands]
            self._scale.set_bands(bands, maximum=float(score.maximum))
        self._scale.set_value(float(score.points), band=grade_label(score.grade) if score.grade else "")
        self._word_score()

    def show_improvements(self, improvements: Sequence[Improvement]) -> None:
        """Show the cheapest steps upward."""
        self._improvements = improvements
        self._word_improvements()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what 检查 found, what must be mended first."""
        self._problems = sorted(problems, key=lambda problem: list(_SEVERITIES).index(problem.severity))
        self._word_problems()

    def forget_problems(self) -> None:
        """Put away what 检查 found: it was about another declaration."""
        self._problems = None
        self._word_problems()

    def allow_submit(self, *, allowed: bool) -> None:
        """Whether 上报 may be pressed now."""
        self._submit.setEnabled(allowed)

    def retranslate(self) -> None:
        """Word the pane."""
        self.setAccessibleName(self.tr("预计得分"))
        self._heading.setText(self.tr("预计得分"))
        self._scale.setAccessibleName(self.tr("等级刻度"))
        self._up.setText(self.tr("最省力的提升"))
        self._missing_list.setAccessibleName(self.tr("还差的基本条件"))
        self._improvement_list.setAccessibleName(self.tr("最省力的提升"))
        self._check.setText(self.tr("检查"))
        self._problem_list.setAccessibleName(self.tr("检查结果"))
        self._submit.setText(self.tr("上报"))
        self._word_score()
        self._word_improvements()
        self._word_problems()

    def _word_score(self) -> None:
        score, scheme = self._score, self._scheme
        if score is None or scheme is None:
            return
        self._points.setText(wording.points(score.points))
        self._maximum.setText(self.tr("/ {maximum} 分").format(maximum=wording.points(score.maximum)))
        self._grade.show_chip(grade_words(score), tone=grade_tone(score))
        self._distance.setText(distance_words(score))
        self._distance.setVisible(bool(self._distance.text()))
        self._word_veto(score)
        self._word_missing(score)
        note = wording.chosen(scheme.note, scheme.note_en)
        self._scheme_name.setText(wording.title(scheme))
        self._scheme_name.setToolTip(note)
        self._bonus.setText(self.tr("其中加分 {points} 分").format(points=wording.points(score.bonus)))
        self._bonus.setVisible(score.bonus > 0)

    def _word_veto(self, score: Score) -> None:
        self._veto.setText(
            self.tr("一票否决项：已触发（{codes}），不能评定等级").format(
                codes=self.tr("、").join(score.vetoed)
            )
            if score.vetoed
            else self.tr("一票否决项：未触发")
        )
        self._veto.set_role("bad" if score.vetoed else "muted")

    def _word_missing(self, score: Score) -> None:
        """List what the next grade asks for beside points; what grades further up ask would only bury it."""
        lines = [
            Line(key=one.criterion, text=wording.title(one), icon="triangle-alert", tone="warn")
            for one in score.missing
            if one.grade == score.next_grade
        ]
        self._missing.setText(self.tr("{grade} 级还差的基本条件").format(grade=score.next_grade))
        self._missing.setVisible(bool(lines))
        self._missing_list.show_lines(lines)
        self._missing_list.setVisible(bool(lines))

    def _word_improvements(self) -> None:
        lines = [
            Line(
                key=step.indicator,
                text=f"{step.indicator} {wording.title(step)}",
                figure=wording.gain(step.gain),
            )
            for step in self._improvements[:MOST_IMPROVEMENTS]
        ]
        self._improvement_list.show_lines(lines)
        self._up.setVisible(bool(lines))
        self._improvement_list.setVisible(bool(lines))

    def _word_problems(self) -> None:
        problems = self._problems
        lines = [problem_line(problem) for problem in (problems or ())[:MOST_PROBLEMS]]
        self._problem_list.show_lines(lines)
        self._problem_list.setVisible(bool(lines))
        self._results.setText(self.tr("检查结果"))
        self._results.setVisible(bool(lines))
        if problems is None:
            self._found.setText("")
        elif not _must(problems):
            self._found.setText(self.tr("没有必须处理的问题，可以上报"))
        else:
            must = _must(problems)
            self._found.setText(
                self.tr("必须处理 {must} 处，建议 {may} 处").format(must=must, may=len(problems) - must)
            )
        self._found.set_role("good" if problems is not None and not _must(problems) else "muted")
        self._found.setVisible(problems is not None)
        rest = len(problems or ()) - MOST_PROBLEMS
        self._more.setText(self.tr("另有 {count} 处，改好前面的再看").format(count=rest))
        self._more.setVisible(rest > 0)

    def _build(self) -> None:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        scroll.setWidget(content)  # before it is filled: what is in it would be styled once more
        self.body.setSpacing(0)
        self.body.addWidget(scroll, 1)
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.GAP_4, theme.GAP_4, theme.GAP_4, theme.GAP_3)
        column.setSpacing(theme.GAP_2)
        self._heading = Label(role="muted")
        column.addWidget(self._heading)
        column.addLayout(self._build_number())
        self._grade = ChipLabel()
        self._grade.setObjectName("expected-grade")
        self._distance = Label(role="muted", wrap=True)
        self._scale = GradeScale()
        self._bonus = Label(role="muted")
        self._veto = Label(role="muted", wrap=True)
        self._missing = SectionLabel()
        self._missing_list = JumpList()
        self._missing_list.setObjectName("missing")
        self._missing_list.chosen.connect(self.jumped)
        self._up = SectionLabel()
        self._improvement_list = JumpList()
        self._improvement_list.setObjectName("improvements")
        self._improvement_list.chosen.connect(self.jumped)
        for widget in (self._grade, self._distance, self._scale, self._bonus, self._veto):
            column.addWidget(widget)
        column.addSpacing(theme.GAP_1)
        column.addWidget(self._missing)
        column.addWidget(self._missing_list)
        check = self._build_check()
        column.addWidget(self._results)
        column.addWidget(self._problem_list)
        column.addWidget(self._more)
        column.addSpacing(theme.GAP_1)
        column.addWidget(self._up)
        column.addWidget(self._improvement_list)
        column.addStretch(1)
        self.body.addLayout(self._build_foot(check))

    def _build_number(self) -> QHBoxLayout:
        self._points = Label(role="number")
        self._points.setObjectName("points")
        self._maximum = Label(role="muted")
        line = QHBoxLayout()
        line.setSpacing(theme.GAP_2)
        line.addWidget(self._points)
        line.addWidget(self._maximum, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        self._maximum.setContentsMargins(0, 0, 0, 8)
        return line

    def _build_check(self) -> QHBoxLayout:
        self._check = Button(icon="list-checks")
        self._check.setObjectName("check")
        self._check.clicked.connect(self.checked)
        self._found = Label(role="muted", wrap=True)
        self._found.setObjectName("found")
        self._results = SectionLabel()
        self._problem_list = JumpList()
        self._problem_list.setObjectName("problems")
        self._problem_list.chosen.connect(self.jumped)
        self._more = Label(role="muted", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(theme.GAP_2)
        line.addWidget(self._check, 1)
        line.addWidget(KeyHint("F7"))
        return line

    def _build_foot(self, check: QHBoxLayout) -> QVBoxLayout:
        self._scheme_name = Label(role="muted", wrap=True)
        self._scheme_name.setObjectName("scheme-name")
        self._submit = Button(icon="send")
        self._submit.setObjectName("submit")
        self._submit.clicked.connect(self.submitted)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.GAP_4, theme.GAP_2, theme.GAP_4, theme.GAP_4)
        foot.setSpacing(theme.GAP_2)
        foot.addWidget(self._scheme_name)
        foot.addWidget(self._found)
        foot.addLayout(check)
        foot.addWidget(self._submit)
        return foot


def _must(problems: Sequence[Problem]) -> int:
    return sum(problem.severity is Severity.ERROR for problem in problems)


def problem_line(problem: Problem) -> Line:
    """Return a problem as a line that can be jumped to."""
    icon, tone = _SEVERITIES[problem.severity]
    return Line(key=problem.place, text=wording.sentence(problem), icon=icon, tone=tone)


def grade_label(grade: str) -> str:
    """Return a grade short enough for a scale: A, AA, AAA, 4A, 5A."""
    return grade if len(grade) < 4 else f"{len(grade)}A"


def grade_words(score: Score) -> str:
    """Return the grade the answers would reach."""
    if score.vetoed:
        return translate("ScorePane", "预计不予评定")
    return (
        translate("ScorePane", "预计 {grade}").format(grade=score.grade)
        if score.grade
        else translate("ScorePane", "未达到等级")
    )


def grade_tone(score: Score) -> Tone:
    """Return the tone that goes with it."""
    if score.vetoed:
        return Tone.BAD
    return Tone.INFO if score.grade else Tone.QUIET


def distance_words(score: Score) -> str:
    """Return how far the next grade is."""
    if score.vetoed or score.next_grade is None or score.to_next is None:
        return ""
    if score.to_next <= 0:
        return translate("ScorePane", "分数已够 {grade}，还差基本条件").format(grade=score.next_grade)
    return translate("ScorePane", "距 {grade} 还差 {points} 分").format(
        grade=score.next_grade, points=wording.points(score.to_next)
    )
