"""What the bureau decides, from 受理 to 拨付; the institution hears of each step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from bureau.account.models import Account
from bureau.cases.records import touch
from bureau.notices import services as notices
from bureau.problems import Refusal, invalid
from bureau.subsidy import records, steps
from bureau.subsidy.models import Subsidy, SubsidyFinding
from bureau.trail import engine
from desktop_client.contract import messages
from desktop_client.contract.codes import Code
from desktop_client.contract.states import InstitutionState, SubsidyEvent
from desktop_client.problems import Problem

_FEN = Decimal("0.01")


def take(subsidy_id: UUID, reviewer: Account, *, at: datetime) -> Subsidy:
    """受理: from now on the institution can no longer withdraw it; the first step begins."""
    with transaction.atomic():
        record = _for_review(subsidy_id, reviewer, SubsidyEvent.TAKE)
        plan, apart = steps.planned(record.project.steps.all()), record.project.separate_hands
        begun = steps.begun(plan, reviewer, apart=apart, at=at)
        _decide(record, SubsidyEvent.TAKE, reviewer, at, step=begun[0].title)
        record.reviewer = reviewer
        steps.keep(record, begun)
        touch(record, at=at)
        _tell(record, "已受理，审核中", f"已受理，进入“{begun[0].title}”，请等待审核结果。", at)
    return record


def pass_step(subsidy_id: UUID, reviewer: Account, *, note: str = "", at: datetime) -> Subsidy:
    """通过本环节; the last step is passed by :func:`approve`."""
    with transaction.atomic():
        record, standing = _under_review(subsidy_id, reviewer, SubsidyEvent.PASS_STEP)
        if steps.is_last(standing):
            raise engine.out_of_place(record)
        here = standing[steps.current(standing)].title
        moved = steps.decided(standing, "passed", reviewer, at=at)
        following = moved[steps.current(moved)].title
        _decide(record, SubsidyEvent.PASS_STEP, reviewer, at, step=here, note=note)
        record.reviewer = None if record.project.separate_hands else reviewer
        steps.keep(record, moved)
        touch(record, at=at)
        _tell(record, f"通过“{here}”", f"已通过“{here}”，进入“{following}”。", at)
    return record


def ask_correction(
    subsidy_id: UUID, reviewer: Account, findings: Sequence[messages.SubsidyFinding], *, at: datetime
) -> Subsidy:
    """退回补正: everything that is missing, told at once, each on its material and page (行政许可法 art. 32)."""
    with transaction.atomic():
        record, standing = _under_review(subsidy_id, reviewer, SubsidyEvent.ASK_CORRECTION)
        _keep_findings(record, findings)
        here = standing[steps.current(standing)].title
        note = f"{len(findings)} 项需要补正"
        _decide(record, SubsidyEvent.ASK_CORRECTION, reviewer, at, step=here, note=note)
        steps.keep(record, steps.decided(standing, "returned", reviewer, at=at))
        touch(record, at=at)
        _tell(record, "需要补正", f"“{here}”有 {len(findings)} 项需要补正，请按理由修改后再次提交。", at)
    return record


def reject(
    subsidy_id: UUID, reviewer: Account, findings: Sequence[messages.SubsidyFinding], *, at: datetime
) -> Subsidy:
    """审核不通过, with at least one reason."""
    with transaction.atomic():
        record, standing = _under_review(subsidy_id, reviewer, SubsidyEvent.REJECT)
        _keep_findings(record, findings)
        here, reason = standing[steps.current(standing)].title, findings[0].text.strip()
        _decide(record, SubsidyEvent.REJECT, reviewer, at, step=here, note=reason)
        steps.keep(record, steps.decided(standing, "rejected", reviewer, at=at))
        record.result, record.decided_at = f"审核不通过：{reason}", at
        touch(record, at=at)
        _tell(record, "审核不通过", f"审核不通过：{reason} 可以修改后重新提交。", at)
    return record


def approve(
    subsidy_id: UUID, reviewer: Account, *, amount: Decimal | None = None, note: str = "", at: datetime
) -> Subsidy:
    """审核通过 in the last step, with the amount if the project pays one."""
    with transaction.atomic():
        record, standing = _under_review(subsidy_id, reviewer, SubsidyEvent.APPROVE)
        if not steps.is_last(standing):
            raise engine.out_of_place(record)
        amount = None if amount is None else amount.quantize(_FEN)
        money = "" if amount is None else f"补贴金额 {amount:,.2f} 元"
        said = "；".join(part for part in (money, note.strip()) if part)
        _decide(record, SubsidyEvent.APPROVE, reviewer, at, step=standing[-1].title, note=said)
        steps.keep(record, steps.decided(standing, "passed", reviewer, at=at))
        record.result, record.decided_at, record.amount = note.strip() or "审核通过", at, amount
        touch(record, at=at)
        _tell(record, "审核通过", "审核通过" + (f"，{said}" if said else "") + "。", at)
    return record


def publicise(subsidy_id: UUID, reviewer: Account, *, until: date, at: datetime) -> Subsidy:
    """公示 until the end of a day."""
    with transaction.atomic():
        record = _for_review(subsidy_id, reviewer, SubsidyEvent.PUBLICISE)
        _decide(record, SubsidyEvent.PUBLICISE, reviewer, at, note=f"公示至 {until.isoformat()}")
        record.publicised_until = until
        touch(record, at=at)
        _tell(record, "公示中", f"审核结果正在公示，公示至 {until.isoformat()}。", at)
    return record


def pay(subsidy_id: UUID, reviewer: Account, *, on: date, at: datetime) -> Subsidy:
    """拨付: the money is on its way."""
    with transaction.atomic():
        record = _for_review(subsidy_id, reviewer, SubsidyEvent.PAY)
        _decide(record, SubsidyEvent.PAY, reviewer, at, note=f"拨付日期 {on.isoformat()}")
        record.paid_on = on
        touch(record, at=at)
        _tell(record, "补贴已拨付", f"补贴已于 {on.isoformat()} 拨付。", at)
    return record


def barred(record: Subsidy, reviewer: Account) -> bool:
    """Whether the step before was this person's, and the project wants (or wanted, at 受理) another for this one."""
    if not record.review:
        return False
    standing = steps.of(record)
    place = steps.current(standing)
    is_apart = record.project.separate_hands or standing[place].apart
    return is_apart and place > 0 and standing[place - 1].account == reviewer.pk


def _for_review(subsidy_id: UUID, reviewer: Account, event: SubsidyEvent) -> Subsidy:
    """The application if its state allows the step, and it is not the reviewer's own institution's."""
    record: Subsidy | None = (
        Subsidy.objects.select_for_update(of=("self",))
        .select_related("institution", "project")
        .filter(pk=subsidy_id)
        .first()
    )
    if record is None:
        raise Refusal(Code.SUBSIDY_NOT_FOUND)
    if reviewer.institution_id == record.institution.pk:
        raise Refusal(Code.NOT_ALLOWED)
    if record.institution.state != InstitutionState.ACTIVE:
        raise Refusal(Code.INSTITUTION_NOT_ACTIVE)
    engine.may(record, event, reviewer.actor)
    return record


def _under_review(
    subsidy_id: UUID, reviewer: Account, event: SubsidyEvent
) -> tuple[Subsidy, list[steps.Standing]]:
    record = _for_review(subsidy_id, reviewer, event)
    if barred(record, reviewer):
        raise Refusal(Code.NOT_ALLOWED)
    return record, steps.of(record)


def _decide(
    record: Subsidy, event: SubsidyEvent, reviewer: Account, at: datetime, *, step: str = "", note: str = ""
) -> None:
    engine.advance(record, event, reviewer.actor, at=at, note=note, round=record.round, part=step)
    record.reviewer = reviewer


def _keep_findings(record: Subsidy, findings: Sequence[messages.SubsidyFinding]) -> None:
    if not findings or any(not finding.text.strip() for finding in findings):
        raise invalid([Problem(Code.FIELD_REQUIRED, "findings", facts={"label": "退回理由"})])
    files = records.materials(records.draft_of(record))
    for finding in findings:
        file = files.get(finding.material) if finding.material else None
        if finding.page is not None and (file is None or finding.page > file.pages):
            raise invalid([Problem(Code.FIELD_INVALID, "findings", facts={"label": "页码"})])
    last = record.findings.order_by("-decision").first()
    decision = last.decision + 1 if last else 1
    SubsidyFinding.objects.bulk_create(
        SubsidyFinding(
            subsidy=record,
            decision=decision,
            material=str(finding.material),
            page=finding.page,
            text=finding.text.strip(),
        )
        for finding in findings
    )


def _tell(record: Subsidy, title: str, text: str, at: datetime) -> None:
    notices.tell(
        record.institution,
        title=f"{title}：{record.project.title}",
        text=f"{record.year} 年度第 {record.number} 号补贴申报：{text}",
        subsidy=record.id,
        at=at,
    )
