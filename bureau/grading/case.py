"""A declaration as the review desk lays it out: what was filed beside the scheme's words, and what changed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from bureau.catalogue import services as catalogue
from bureau.files import services as files
from bureau.grading import awards
from bureau.grading.models import Declaration, Submission
from bureau.trail.models import TrailEntry
from desktop_client.contract.messages import Answer, Draft, Evidence, Package
from desktop_client.contract.scheme import Criterion, Dimension, Element, Option, Scheme
from desktop_client.contract.score import Score, most, plain, score
from desktop_client.contract.states import DeclarationState, Kind
from desktop_client.forms.model import Field


@dataclass(frozen=True, slots=True)
class Ticked:
    option: Option
    chosen: bool

    @property
    def points(self) -> str:
        return plain(self.option.points)


@dataclass(frozen=True, slots=True)
class Attached:
    evidence: Evidence
    present: bool

    @property
    def size(self) -> str:
        kilobytes = self.evidence.bytes / 1024
        return f"{kilobytes / 1024:.1f} MB" if kilobytes >= 1024 else f"{max(1, round(kilobytes))} KB"


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator as filed. ``place`` is where a reason lands; ``changed``: other than in the filing before."""

    place: str
    title: str
    guidance: str
    element: str
    options: tuple[Ticked, ...]
    value: str
    note: str
    attached: tuple[Attached, ...]
    points: str
    most: str
    veto: bool
    answered: bool
    changed: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A level-1 dimension with its lines."""

    title: str
    points: str
    most: str
    lines: tuple[Line, ...]


class Case:
    """One declaration on the desk; what is shown is what was last filed, never a draft in the making."""

    def __init__(self, record: Declaration) -> None:
        self.record = record
        self._filings: list[Submission] = list(record.submissions.all())
        self.filed = self._filings[-1]
        self.draft = _draft(self.filed)
        self._before = _answers(_draft(self._filings[-2])) if len(self._filings) > 1 else None
        self.scheme: Scheme = catalogue.scheme(self.draft.scheme_id, self.draft.scheme_version)
        self._answers = _answers(self.draft)

    @property
    def receipts(self) -> list[Submission]:
        return self._filings

    @property
    def keeps(self) -> bool:
        return self.draft.kind is Kind.KEEP

    @property
    def waits(self) -> bool:
        return self.record.state == DeclarationState.AWAITING_REVIEW

    @property
    def under_review(self) -> bool:
        return self.record.state == DeclarationState.IN_REVIEW

    @property
    def corrected(self) -> bool:
        """Whether the institution has been asked to correct in this round: the law says once."""
        return sum(filing.round == self.record.round for filing in self._filings) > 1

    @property
    def category_title(self) -> str:
        return awards.category_title(self.draft.category)

    @cached_property
    def estimate(self) -> Score:
        """What the answers are worth by the scheme."""
        return score(self.scheme, self.draft.category, self._answers)

    @property
    def points(self) -> str:
        return plain(self.estimate.points)

    @property
    def maximum(self) -> str:
        return plain(self.estimate.maximum)

    @property
    def earned(self) -> str | None:
        """The grade that the figures say: for a 保级 the grade kept."""
        base = self.record.base_award
        return base.grade if self.keeps and base is not None else self.estimate.grade

    @property
    def grades(self) -> list[str]:
        """The grades that may be given."""
        every = [band.grade for band in self.scheme.bands]
        base = self.record.base_award
        if base is None or base.grade not in every:
            return every
        return [base.grade] if self.keeps else every[every.index(base.grade) + 1 :]

    @cached_property
    def reasons(self) -> dict[str, tuple[str, ...]]:
        """The last decision's reasons by where they landed."""
        given = list(self.record.findings.all())
        last = max((finding.decision for finding in given), default=0)
        found: dict[str, tuple[str, ...]] = {}
        for finding in given:
            if finding.decision == last:
                found[finding.indicator] = (*found.get(finding.indicator, ()), finding.text)
        return found

    @property
    def general_reasons(self) -> tuple[str, ...]:
        return self.reasons.get("", ())

    @cached_property
    def groups(self) -> list[Group]:
        """Everything to read: the indicators by dimension, or the short form of a 保级."""
        if self.keeps:
            lines = tuple(self._field_line(field) for field in self.scheme.keep_form.fields)
            return [Group(title=self.scheme.keep_form.title, points="", most="", lines=lines)]
        return [self._group(dimension) for dimension in self.scheme.dimensions if self._of(dimension)]

    @property
    def lines(self) -> Iterator[Line]:
        for group in self.groups:
            yield from group.lines

    @property
    def trail(self) -> list[TrailEntry]:
        """Every step, the newest first."""
        return list(TrailEntry.objects.filter(record=self.record.pk).order_by("-sequence"))

    def evidence(self, sha256: str) -> Evidence | None:
        """A file of any filing of this declaration."""
        for filing in self._filings:
            for answer in _draft(filing).answers:
                for evidence in answer.evidence:
                    if evidence.sha256 == sha256:
                        return evidence
        return None

    def _of(self, dimension: Dimension) -> list[tuple[Element, Criterion]]:
        category = self.draft.category
        return [(element, c) for of, element, c in self.scheme.rows(category) if of.code == dimension.code]

    def _group(self, dimension: Dimension) -> Group:
        rows = self._of(dimension)
        earned = sum((self.estimate.by_criterion[criterion.code] for _, criterion in rows), Decimal(0))
        possible = sum((most(criterion) for _, criterion in rows), Decimal(0))
        lines = tuple(self._line(element, criterion) for element, criterion in rows)
        return Group(title=dimension.title, points=plain(earned), most=plain(possible), lines=lines)

    def _line(self, element: Element, criterion: Criterion) -> Line:
        answer = self._answers.get(criterion.code, Answer(indicator=criterion.code))
        return Line(
            place=criterion.code,
            title=criterion.title,
            guidance=criterion.guidance,
            element=element.title,
            options=tuple(Ticked(option, option.code in answer.options) for option in criterion.options),
            value="" if answer.value is None else f"{plain(answer.value)} {criterion.unit}".strip(),
            note=answer.note,
            attached=tuple(self._attached(evidence) for evidence in answer.evidence),
            points=plain(self.estimate.by_criterion[criterion.code]),
            most=plain(most(criterion)),
            veto=criterion.code in self.estimate.vetoed,
            answered=bool(answer.options) or answer.value is not None,
            changed=self._changed(self._before, criterion.code, answer),
            reasons=self.reasons.get(criterion.code, ()),
        )

    def _field_line(self, field: Field) -> Line:
        value = self.draft.keep.get(field.name, "")
        shown = next((choice.title for choice in field.choices if choice.code == value), value)
        shown = {"yes": "是", "no": "否"}.get(shown, shown) if field.kind == "yes_no" else shown
        return Line(
            place=field.name,
            title=field.title,
            guidance=field.hint,
            element="",
            options=(),
            value=f"{shown} {field.unit}".strip(),
            note="",
            attached=(),
            points="",
            most="",
            veto=False,
            answered=bool(value),
            changed=False,
            reasons=self.reasons.get(field.name, ()),
        )

    def _attached(self, evidence: Evidence) -> Attached:
        return Attached(evidence, files.known(self.record.institution, evidence.sha256) is not None)

    @staticmethod
    def _changed(before: Mapping[str, Answer] | None, code: str, answer: Answer) -> bool:
        return before is not None and before.get(code, Answer(indicator=code)) != answer


def _draft(filing: Submission) -> Draft:
    return Package.model_validate_json(bytes(filing.package)).draft


def _answers(draft: Draft) -> dict[str, Answer]:
    return {answer.indicator: answer for answer in draft.answers}
