"""提交: a package is judged by what it says and what the bureau holds, and answered with a receipt."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.dispatch import Signal

from bureau.account.models import Account
from bureau.cases.records import receipt_number, touch
from bureau.files import services as files
from bureau.institution.models import Institution
from bureau.notices import services as notices
from bureau.problems import Refusal, invalid
from bureau.subsidy import projects, records, steps
from bureau.subsidy.models import Subsidy, SubsidyReceiptSeries, SubsidySubmission
from bureau.trail import engine
from desktop_client import words
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import MaterialFile, SubsidyDraft, SubsidyPackage, SubsidyReceipt
from desktop_client.contract.states import Material, Role, SubsidyEvent, SubsidyState
from desktop_client.problems import Problem

#: Sent once a package is safely kept; the practice reviewer listens.
filed = Signal()

_PDF = "application/pdf"
#: Tells a receipt of a subsidy from one of a declaration.
_PREFIX = "BT"


def submit(
    subsidy_id: UUID, package: SubsidyPackage, raw: bytes, *, key: str, account: Account, at: datetime
) -> SubsidyReceipt:
    """Take a package into review, or refuse it with everything that is wrong. Runs in its caller's transaction."""
    institution = account.institution
    if institution is None or (account.role == Role.CLERK and not settings.OFFICE.clerks_may_submit):
        raise Refusal(Code.NOT_ALLOWED)
    record = records.subsidy(subsidy_id, institution)
    event = _event(record)
    _may(record, event, account)
    _judge(package, record, event, at=at)
    records.take_over(record, package.draft)
    files.use(institution, [file.sha256 for file in records.materials(package.draft).values()], at=at)
    if event is SubsidyEvent.SUBMIT:
        record.declared_at = at
    else:
        steps.keep(record, steps.resumed(steps.of(record), at=at))
    _complete(record, account, at=at)
    engine.advance(record, event, account.actor, at=at, round=record.round)
    touch(record, at=at)
    submission = _keep(record, raw, key, at)
    notices.tell(
        institution,
        title="已收到补贴申报",
        text=f"{record.year} 年度“{record.project.title}”已收到，回执号 {submission.number}，请等待审核。",
        subsidy=record.id,
        at=at,
    )
    transaction.on_commit(lambda: filed.send(sender=Subsidy, subsidy=record.id))
    return receipt(submission)


def receipt(submission: SubsidySubmission) -> SubsidyReceipt:
    """The bureau's word for one package."""
    return SubsidyReceipt(
        number=submission.number,
        subsidy_id=submission.subsidy_id,
        round=submission.round,
        package_sha256=submission.package_sha256,
        received_at=submission.received_at,
        state=SubsidyState(submission.state),
    )


def by_key(key: str, institution: Institution) -> SubsidyReceipt:
    """The receipt given to a key, for whoever never saw the answer."""
    found = SubsidySubmission.objects.filter(institution=institution, key=key).first()
    if found is None:
        raise Refusal(Code.NOT_FOUND)
    return receipt(found)


def _event(record: Subsidy) -> SubsidyEvent:
    correcting = record.state == SubsidyState.NEEDS_CORRECTION
    return SubsidyEvent.RESUBMIT if correcting else SubsidyEvent.SUBMIT


def _may(record: Subsidy, event: SubsidyEvent, account: Account) -> None:
    """Whether the state allows it. The package itself completes what is still 材料准备 here."""
    preparing = record.state == SubsidyState.PREPARING
    engine.may(record, SubsidyEvent.COMPLETE if preparing else event, account.actor)


def _complete(record: Subsidy, account: Account, *, at: datetime) -> None:
    if record.state == SubsidyState.PREPARING:
        engine.advance(record, SubsidyEvent.COMPLETE, account.actor, at=at, round=record.round)


def _judge(package: SubsidyPackage, record: Subsidy, event: SubsidyEvent, *, at: datetime) -> None:
    if other := list(_not_about(package, record)):
        raise invalid(other)
    if event is SubsidyEvent.SUBMIT:
        # Whoever was asked to correct may do so after the last day of the project.
        projects.expect_open(record.project, record.institution, at=at)
        projects.expect_year(record.project, record.year)
    if wrong := [*_form(package.draft, record, event), *_materials(package.draft, record)]:
        raise invalid(wrong)


def _not_about(package: SubsidyPackage, record: Subsidy) -> Iterator[Problem]:
    """Where the package is not this application of this institution in this round."""
    pairs: dict[str, tuple[object, object]] = {
        "subsidy_id": (package.subsidy_id, record.pk),
        "round": (package.round, record.round),
        "institution_name": (package.institution_name, record.institution.name),
        "credit_code": (package.credit_code, record.institution.credit_code),
        "draft.project_id": (package.draft.project_id, record.project_id),
        "draft.year": (package.draft.year, record.year),
    }
    yield from (Problem(Code.FIELD_INVALID, place) for place, (said, is_) in pairs.items() if said != is_)


def _form(draft: SubsidyDraft, record: Subsidy, event: SubsidyEvent) -> Iterator[Problem]:
    """The form that was printed and sealed must be the one in force; a corrected one may stay what it was."""
    current = projects.form_of(record.project).version
    accepted = {current}
    if event is SubsidyEvent.RESUBMIT:
        accepted.add(_submitted_before(record).form_version)
    if draft.application_form is not None and draft.form_version not in accepted:
        facts = {"version": draft.form_version or "无版本标记", "current": current}
        facts["version_en"] = draft.form_version or "without a version"
        yield Problem(Code.SUBSIDY_FORM_OUTDATED, Material.APPLICATION_FORM, facts=facts)


def _submitted_before(record: Subsidy) -> SubsidyDraft:
    last = record.submissions.last()
    return SubsidyPackage.model_validate_json(bytes(last.package)).draft


def _materials(draft: SubsidyDraft, record: Subsidy) -> Iterator[Problem]:
    """Everything that the project demands is there, and the bureau holds it as the package says."""
    if draft.application_form is None:
        yield Problem(Code.SUBSIDY_FORM_MISSING, Material.APPLICATION_FORM)
    if draft.other_material is None and projects.needs_other(record.project):
        hint = record.project.other_material_hint
        yield Problem(Code.SUBSIDY_MATERIAL_MISSING, Material.OTHER_MATERIAL, facts={"hint": hint})
    for material, file in records.materials(draft).items():
        yield from _held(material, file, record.institution)


def _held(material: Material, file: MaterialFile, institution: Institution) -> Iterator[Problem]:
    stored = files.held(institution, file.sha256)
    if stored is None:
        yield Problem(Code.FILE_MISSING, material, facts={"name": file.name})
    elif stored.media_type != _PDF:
        yield Problem(Code.FILE_TYPE_MISMATCH, material, facts={"name": file.name})
    elif stored.bytes != file.bytes:
        yield Problem(Code.FILE_HASH_MISMATCH, material, facts={"name": file.name})
    elif stored.pages is None:
        yield Problem(Code.FILE_UNREADABLE, material, facts={"name": file.name})
    elif stored.pages != file.pages:
        label = words.word(material, "zh") + "的页数"
        label_en = words.word(material, "en") + ": number of pages"
        yield Problem(Code.FIELD_INVALID, material, facts={"label": label, "label_en": label_en})


def _keep(record: Subsidy, raw: bytes, key: str, at: datetime) -> SubsidySubmission:
    submission = SubsidySubmission(
        subsidy=record,
        institution=record.institution,
        key=key,
        round=record.round,
        number=receipt_number(SubsidyReceiptSeries, at=at, prefix=_PREFIX),
        package=raw,
        package_sha256=hashlib.sha256(raw).hexdigest(),
        state=record.state,
        received_at=at,
    )
    submission.save(force_insert=True)
    return submission
