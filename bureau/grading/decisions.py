"""What the bureau decides: 领取, 补正通知, 审核不通过, 评定."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from bureau import workdays
from bureau.account.models import Account
from bureau.cases.records import touch
from bureau.grading import awards, records
from bureau.grading.models import Declaration, Finding
from bureau.notices import services as notices
from bureau.problems import Refusal, invalid
from bureau.trail import engine
from desktop_client.contract import messages
from desktop_client.contract.codes import Code
from desktop_client.contract.states import DeclarationEvent, Kind
from desktop_client.problems import Problem


def take(declaration_id: UUID, reviewer: Account, *, at: datetime) -> Declaration:
    """领取: from now on the institution can no longer withdraw it."""
    with transaction.atomic():
        record = _for_review(declaration_id, reviewer, DeclarationEvent.TAKE)
        engine.advance(record, DeclarationEvent.TAKE, reviewer.actor, at=at, round=record.round)
        record.reviewer = reviewer
        touch(record, at=at)
        _tell(record, "已受理，审核中", "已由审核员受理，请等待审核结果。", at)
    return record


def ask_correction(
    declaration_id: UUID, reviewer: Account, findings: Sequence[messages.Finding], *, at: datetime
) -> Declaration:
    """补正通知: everything that is missing, told at once, each on its indicator (行政许可法 art. 32)."""
    with transaction.atomic():
        record = _for_review(declaration_id, reviewer, DeclarationEvent.ASK_CORRECTION)
        _keep_findings(record, findings)
        _decide(record, DeclarationEvent.ASK_CORRECTION, reviewer, at, note=f"{len(findings)} 项需要补正")
        days = records.scheme_of(record).correction_working_days
        record.correction_due, reckoned = workdays.after(at, days)
        touch(record, at=at)
        due = workdays.wall_date(record.correction_due).isoformat()
        text = f"有 {len(findings)} 项需要补正，请在 {due} 前补正上报（{days} 个工作日{reckoned}）。"
        _tell(record, "需要补正", text, at)
    return record


def reject(
    declaration_id: UUID, reviewer: Account, findings: Sequence[messages.Finding], *, at: datetime
) -> Declaration:
    """审核不通过, with at least one reason."""
    with transaction.atomic():
        record = _for_review(declaration_id, reviewer, DeclarationEvent.REJECT)
        _keep_findings(record, findings)
        _decide(record, DeclarationEvent.REJECT, reviewer, at, note=findings[0].text)
        touch(record, at=at)
        _tell(record, "审核不通过", "审核不通过，理由已列在各指标上。可以修改后重新上报。", at)
    return record


def grade(
    declaration_id: UUID, reviewer: Account, granted: str, *, note: str = "", at: datetime
) -> Declaration:
    """评定: the grade is granted, raised (升级) or extended (保级)."""
    with transaction.atomic():
        record = _for_review(declaration_id, reviewer, DeclarationEvent.GRADE)
        _grade_fits(record, granted)
        _decide(
            record, DeclarationEvent.GRADE, reviewer, at, note=f"{granted} 级" + (f"：{note}" if note else "")
        )
        record.award = awards.grant(record, granted, at=at)
        touch(record, at=at)
        until = workdays.wall_date(record.award.valid_until).isoformat()
        _tell(record, f"审核通过，评定为 {granted} 级", f"有效期至 {until}，可在“评定结果”中查看。", at)
    return record


def _for_review(declaration_id: UUID, reviewer: Account, event: DeclarationEvent) -> Declaration:
    """The declaration if its state allows the step, and it is not the reviewer's own institution's."""
    record: Declaration | None = (
        Declaration.objects.select_for_update(of=("self",))
        .select_related("institution", "base_award")
        .filter(pk=declaration_id)
        .first()
    )
    if record is None:
        raise Refusal(Code.DECLARATION_NOT_FOUND)
    if reviewer.institution_id == record.institution.pk:
        raise Refusal(Code.NOT_ALLOWED)
    engine.may(record, event, reviewer.actor)
    return record


def _decide(
    record: Declaration, event: DeclarationEvent, reviewer: Account, at: datetime, *, note: str
) -> None:
    engine.advance(record, event, reviewer.actor, at=at, note=note, round=record.round)
    record.reviewer = record.reviewer or reviewer


def _keep_findings(record: Declaration, findings: Sequence[messages.Finding]) -> None:
    if not findings or any(not finding.text.strip() for finding in findings):
        raise invalid([Problem(Code.FIELD_REQUIRED, "findings", facts={"label": "退回理由"})])
    known = {"", *_places(record)}
    if unknown := [finding.indicator for finding in findings if finding.indicator not in known]:
        raise invalid([Problem(Code.INDICATOR_UNKNOWN, code, facts={"label": code}) for code in unknown])
    last = record.findings.order_by("-decision").first()
    decision = last.decision + 1 if last else 1
    Finding.objects.bulk_create(
        Finding(declaration=record, decision=decision, indicator=finding.indicator, text=finding.text.strip())
        for finding in findings
    )


def _places(record: Declaration) -> list[str]:
    """Where a reason can land: the indicators of the category, or the fields of the 保级 form."""
    scheme = records.scheme_of(record)
    indicators = [criterion.code for criterion in scheme.criteria(record.category)]
    return [*indicators, *(field.name for field in scheme.keep_form.fields)]


def _grade_fits(record: Declaration, granted: str) -> None:
    scheme = records.scheme_of(record)
    base = record.base_award
    fits = records.rank(scheme, granted) >= 0
    if base is not None and record.kind == Kind.UPGRADE:
        fits = records.rank(scheme, granted) > records.rank(scheme, base.grade)
    elif base is not None and record.kind == Kind.KEEP:
        fits = granted == base.grade
    if not fits:
        raise invalid([Problem(Code.FIELD_INVALID, "grade", facts={"label": "评定等级"})])


def _tell(record: Declaration, title: str, text: str, at: datetime) -> None:
    notices.tell(
        record.institution,
        title=title,
        text=f"{record.year} 年度第 {record.number} 号申报：{text}",
        declaration=record.id,
        at=at,
    )
