"""An application as the review desk lays it out: the files that were submitted, the steps, and what changed since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bureau.account.models import Account
from bureau.files import services as files
from bureau.subsidy import decisions, presenting, records, steps
from bureau.subsidy.models import Subsidy, SubsidyFinding, SubsidySubmission
from bureau.trail.models import TrailEntry
from desktop_client import words
from desktop_client.contract.messages import MaterialFile, SubsidyDraft, SubsidyPackage
from desktop_client.contract.states import InstitutionState, Material, SubsidyState

_STEP_WORDS = {
    "waiting": "未开始",
    "current": "办理中",
    "passed": "已通过",
    "returned": "已退回补正",
    "rejected": "不通过",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """One material as submitted. ``changed``: another file than in the submission before."""

    material: Material
    file: MaterialFile
    present: bool
    changed: bool
    reasons: tuple[SubsidyFinding, ...]

    @property
    def title(self) -> str:
        return words.word(self.material, "zh")

    @property
    def size(self) -> str:
        kilobytes = self.file.bytes / 1024
        return f"{kilobytes / 1024:.1f} MB" if kilobytes >= 1024 else f"{max(1, round(kilobytes))} KB"


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step of the review with its state in words."""

    step: steps.Standing
    word: str


class Application:
    """One application on the desk; what is shown is what was last submitted, never a draft in the making."""

    def __init__(self, record: Subsidy) -> None:
        self.record = record
        self._filings: list[SubsidySubmission] = list(record.submissions.all())
        self.filed = self._filings[-1]
        self.draft = _draft(self.filed)
        self._before = _draft(self._filings[-2]) if len(self._filings) > 1 else None

    @property
    def receipts(self) -> list[SubsidySubmission]:
        return self._filings

    @property
    def waits(self) -> bool:
        return self.record.state == SubsidyState.AWAITING_REVIEW

    @property
    def under_review(self) -> bool:
        return self.record.state == SubsidyState.IN_REVIEW

    @property
    def approved(self) -> bool:
        return self.record.state == SubsidyState.APPROVED

    @property
    def payable(self) -> bool:
        return self.record.state in (SubsidyState.APPROVED, SubsidyState.PUBLICISED)

    @property
    def institution_rests(self) -> bool:
        """Whether nothing may be decided because the institution is suspended or closed."""
        return self.record.institution.state != InstitutionState.ACTIVE

    @property
    def corrected(self) -> bool:
        """Whether the institution has been asked to correct in this round: the law says once."""
        return sum(filing.round == self.record.round for filing in self._filings) > 1

    @cached_property
    def steps(self) -> list[ShownStep]:
        return [ShownStep(step, _STEP_WORDS[step.state]) for step in steps.of(self.record)]

    @property
    def step_title(self) -> str:
        """The step that is being worked on."""
        return self.steps[steps.current([shown.step for shown in self.steps])].step.title

    @property
    def is_last_step(self) -> bool:
        return steps.is_last([shown.step for shown in self.steps])

    def barred(self, reviewer: Account) -> bool:
        return decisions.barred(self.record, reviewer)

    @cached_property
    def papers(self) -> list[Paper]:
        """The files, in the order of the form."""
        before = records.materials(self._before) if self._before else None
        return [
            Paper(
                material=material,
                file=file,
                present=files.held(self.record.institution, file.sha256) is not None,
                changed=before is not None
                and (material not in before or before[material].sha256 != file.sha256),
                reasons=tuple(given for given in self._given if given.material == material),
            )
            for material, file in records.materials(self.draft).items()
        ]

    @property
    def general_reasons(self) -> list[str]:
        return [given.text for given in self._given if not given.material]

    @property
    def trail(self) -> list[TrailEntry]:
        """Every step, the newest first."""
        return list(TrailEntry.objects.filter(record=self.record.pk).order_by("-sequence"))

    def has(self, sha256: str) -> bool:
        """Whether this is a file of any submission of this application."""
        return any(file.sha256 == sha256 for file in self._files())

    @cached_property
    def _given(self) -> list[SubsidyFinding]:
        return presenting.last_findings(self.record)

    def _files(self) -> Iterator[MaterialFile]:
        for filing in self._filings:
            yield from records.materials(_draft(filing)).values()


def _draft(filing: SubsidySubmission) -> SubsidyDraft:
    return SubsidyPackage.model_validate_json(bytes(filing.package)).draft
