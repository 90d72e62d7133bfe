"""The sample institution of a practice bureau: people, and a history made by really taking every step."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from django.contrib.auth.hashers import make_password
from django.db import transaction

from bureau.account import passwords, staff
from bureau.account.models import Account
from bureau.catalogue import services as catalogue
from bureau.files import services as files
from bureau.files.gate import Judged
from bureau.grading import calendar, decisions, drafts, filing
from bureau.grading.models import Award, Declaration
from bureau.institution.models import Institution
from bureau.notices import services as notices
from bureau.notices.models import Notice, Reading
from bureau.office import SAMPLE_FILE
from bureau.practice import filling, people
from bureau.trail import engine
from bureau.trail.engine import Actor
from desktop_client.clock import BEIJING
from desktop_client.contract.messages import (
    Answer,
    CommitmentGiven,
    Draft,
    Finding,
    Package,
    PracticeSample,
)
from desktop_client.contract.scheme import Scheme
from desktop_client.contract.states import InstitutionEvent, InstitutionState, Kind, Role
from desktop_client.paths import write_private

#: Without the letters and digits that are taken for each other.
_LETTERS = ("ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnpqrstuvwxyz", "23456789")
_CREDIT_CODE = "91110105MA01HT2B2X"
_UNREAD_DAYS = 30


@dataclass(frozen=True, slots=True)
class Secrets:
    """The passwords made for this practice bureau alone."""

    manager: str
    clerk: str


def account_of(data: Path) -> PracticeSample:
    """The account that the sign-in page offers."""
    return PracticeSample(
        username=people.MANAGER, password=_secrets(data).manager, institution_name=people.INSTITUTION_NAME
    )


def claim(data: Path) -> None:
    """Mark the folder as practice's own before anything else lies in it."""
    _secrets(data)


def make_once(data: Path, *, at: datetime) -> None:
    """Create the sample, unless it is there."""
    if Account.objects.filter(username=people.REVIEWER).exists():
        return
    kept = _secrets(data)
    with transaction.atomic():
        _History(kept, now=at).tell()


def _secrets(data: Path) -> Secrets:
    file = data / SAMPLE_FILE
    if not file.exists():
        write_private(file, json.dumps(asdict(Secrets(manager=_password(), clerk=_password()))).encode())
    return Secrets(**json.loads(file.read_bytes()))


def _password() -> str:
    """Easy to type, and certain to keep the usual rule: three groups, each with all three kinds."""
    groups = ("".join(secrets.choice(kind) for kind in (*_LETTERS, _LETTERS[1])) for _ in range(3))
    return "-".join(groups)


class _History:
    """Who there is, and what has happened until ``now``."""

    def __init__(self, kept: Secrets, *, now: datetime) -> None:
        self._kept = kept
        self._now = now
        self._scheme: Scheme = catalogue.scheme(*catalogue.in_force().scheme)
        self._lowest, self._second = (band.grade for band in self._scheme.bands[:2])

    def tell(self) -> None:
        """From the first day to today."""
        founded = self._ago(1_180)
        self._reviewer = staff.hire(
            username=people.REVIEWER,
            name=people.REVIEWER_NAME,
            role=Role.REVIEWER,
            hashed=make_password(None),
            at=founded,
        )
        self._institution = self._found(founded)
        self._manager = self._person(
            people.MANAGER, people.MANAGER_NAME, Role.MANAGER, self._kept.manager, founded
        )
        self._clerk = self._person(
            people.CLERK, people.CLERK_NAME, Role.CLERK, self._kept.clerk, self._ago(1_150)
        )
        self._near_expiry()
        self._upgraded()
        self._rejected()
        self._half_filled()
        calendar.roll_institution(self._institution, at=self._now)
        self._welcome()
        self._read_old_notices()

    # -- people ---------------------------------------------------------------------------------------------

    def _found(self, at: datetime) -> Institution:
        institution = Institution.objects.create(
            name=people.INSTITUTION_NAME,
            credit_code=_CREDIT_CODE,
            licence_number="110105230018",
            qualifications=["licence", "filing"],
            state=InstitutionState.ACTIVE.value,
            registered_at=at,
        )
        visitor = Actor(name=people.MANAGER_NAME, role=Role.VISITOR)
        engine.write(institution, InstitutionEvent.ACTIVATE, visitor, at=at, note="注册")
        return institution

    def _person(self, username: str, name: str, role: Role, password: str, at: datetime) -> Account:
        account: Account = Account.objects.create(
            username=username,
            name=name,
            role=role.value,
            mobile="13800000001" if role is Role.MANAGER else "13800000002",
            institution=self._institution,
            password=passwords.hashed(password),
            created_at=at,
        )
        return account

    # -- what has happened ------------------------------------------------------------------------------------

    def _near_expiry(self) -> None:
        """A grade that runs out in about ten weeks: 保级 can be started now."""
        filed = self._ago(3 * 365 - 70)
        record = self._begin("consulting", Kind.ASSESS, filed - timedelta(days=9))
        self._file(record, self._answers("consulting", self._lowest, filed), filed)
        self._granted(record, self._lowest, filed + timedelta(days=6))

    def _upgraded(self) -> None:
        """A grade that was raised, after one correction on the way."""
        filed = self._ago(800)
        first = self._begin("outsourcing", Kind.ASSESS, filed - timedelta(days=12))
        self._file(first, self._answers("outsourcing", self._lowest, filed), filed)
        self._granted(first, self._lowest, filed + timedelta(days=5))
        base = Award.objects.get(institution=self._institution, category="outsourcing")
        again = self._ago(150)
        record = self._begin("outsourcing", Kind.UPGRADE, again - timedelta(days=8), base=base)
        answers = self._answers("outsourcing", self._second, again)
        self._file(record, answers, again)
        self._take(record, again + timedelta(days=1))
        gap = self._criterion_with_evidence(answers)
        unclear = [Finding(indicator=gap, text="材料首页不清晰，请重新扫描上传。")]
        returned = self._office_day(again + timedelta(days=3))
        decisions.ask_correction(record, self._reviewer, unclear, at=returned)
        self._file(record, answers, returned + timedelta(days=2))
        decisions.grade(
            record, self._reviewer, self._second, at=self._office_day(returned + timedelta(days=5))
        )

    def _rejected(self) -> None:
        """A declaration that was not approved, with two reasons that land on their indicators."""
        filed = self._ago(19)
        record = self._begin("training", Kind.ASSESS, filed - timedelta(days=4), by=self._clerk)
        answers = self._answers("training", self._lowest, filed)
        self._file(record, answers, filed)
        self._take(record, filed + timedelta(days=2))
        proved = self._criterion_with_evidence(answers)
        other = next(answer.indicator for answer in answers if answer.options and answer.indicator != proved)
        reasons = [
            Finding(indicator=proved, text="上传的材料已过有效期，请提供现行有效的材料。"),
            Finding(indicator=other, text="所选内容与实地核查情况不一致，请按实际情况重新选择。"),
        ]
        decisions.reject(record, self._reviewer, reasons, at=self._office_day(filed + timedelta(days=5)))

    def _half_filled(self) -> None:
        """A declaration somebody is working on."""
        begun = self._ago(3)
        record = self._begin("assessment", Kind.ASSESS, begun, by=self._clerk)
        answers = self._answers("assessment", self._second, begun)
        declaration = Declaration.objects.get(pk=record)
        half = self._draft(declaration, answers[: len(answers) // 2])
        drafts.save(record, half, self._clerk, version=declaration.version, at=self._ago(1))

    # -- steps ------------------------------------------------------------------------------------------------

    def _office_day(self, at: datetime) -> datetime:
        """The same hour on the next weekday: no bureau decides on a Sunday."""
        weekend = max(0, at.astimezone(BEIJING).weekday() - 4)
        return min(at + timedelta(days=3 - weekend if weekend else 0), self._now)

    def _begin(
        self, category: str, kind: Kind, at: datetime, *, by: Account | None = None, base: Award | None = None
    ) -> UUID:
        identity = uuid4()
        draft = Draft(
            number=Declaration.objects.filter(institution=self._institution).count() + 1,
            year=at.astimezone(BEIJING).year,
            category=category,
            kind=kind,
            base_award=base.pk if base else None,
            scheme_id=self._scheme.id,
            scheme_version=self._scheme.version,
        )
        drafts.begin(identity, draft, by or self._manager, at=at)
        return identity

    def _file(self, record: UUID, answers: list[Answer], at: datetime) -> None:
        declaration = Declaration.objects.get(pk=record)
        commitment = CommitmentGiven(
            version=catalogue.in_force().commitment.version,
            text_sha256=catalogue.commitment_sha256(),
            given_by=people.MANAGER_NAME,
            given_at=at,
        )
        package = Package(
            declaration_id=record,
            round=declaration.round,
            draft=self._draft(declaration, answers),
            institution_name=people.INSTITUTION_NAME,
            credit_code=_CREDIT_CODE,
            commitment=commitment,
            frozen_at=at,
        )
        raw = package.model_dump_json().encode()
        filing.submit(
            record, package, raw, key=f"sample-{secrets.token_hex(8)}", account=self._manager, at=at
        )

    def _draft(self, declaration: Declaration, answers: list[Answer]) -> Draft:
        return Draft(
            number=declaration.number,
            year=declaration.year,
            category=declaration.category,
            kind=Kind(declaration.kind),
            base_award=declaration.base_award.pk if declaration.base_award else None,
            scheme_id=self._scheme.id,
            scheme_version=self._scheme.version,
            answers=answers,
        )

    def _take(self, record: UUID, at: datetime) -> None:
        decisions.take(record, self._reviewer, at=self._office_day(at))

    def _granted(self, record: UUID, grade: str, at: datetime) -> None:
        self._take(record, at - timedelta(days=3))
        decisions.grade(record, self._reviewer, grade, at=self._office_day(at))

    def _answers(self, category: str, grade: str, at: datetime) -> list[Answer]:
        def keep(content: bytes) -> str:
            sha256 = filling.sha256(content)
            if files.known(self._institution, sha256) is None:
                files.keep_own(self._institution, content, Judged("application/pdf", pages=1), at=at)
            return sha256

        return filling.answers_for(self._scheme, category, grade, keep)

    def _criterion_with_evidence(self, answers: list[Answer]) -> str:
        return next(answer.indicator for answer in answers if answer.evidence)

    # -- notices ----------------------------------------------------------------------------------------------

    def _welcome(self) -> None:
        notices.tell(
            self._institution,
            title="欢迎使用练习环境",
            text="这里的机构、申报和评定结果都只用于练习，可以放心填写、上报、撤回；重新开始练习会恢复原样。",
            at=self._now,
        )

    def _read_old_notices(self) -> None:
        old = Notice.objects.filter(
            institution=self._institution, at__lt=self._now - timedelta(days=_UNREAD_DAYS)
        )
        readers = (self._manager, self._clerk)
        Reading.objects.bulk_create(
            Reading(notice=notice, account=reader, at=notice.at) for notice in old for reader in readers
        )

    def _ago(self, days: int) -> datetime:
        """A working hour that many days ago; never later than now."""
        day = (self._now - timedelta(days=days)).astimezone(BEIJING).date()
        minute = (days * 37) % 60
        return min(datetime.combine(day, time(9 + days % 8, minute, 20), BEIJING).astimezone(UTC), self._now)
