"""The sample institution's subsidy applications, made by really taking every step."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

from django.contrib.auth.hashers import make_password
from django.db import transaction

from bureau import workdays
from bureau.account import staff
from bureau.account.models import Account
from bureau.files import services as files
from bureau.files.gate import Judged
from bureau.institution.models import Institution
from bureau.notices.models import Notice, Reading
from bureau.practice import people, publications
from bureau.subsidy import decisions, drafts, filing, projects
from bureau.subsidy.models import Project, Subsidy
from desktop_client.clock import BEIJING
from desktop_client.contract.messages import MaterialFile, SubsidyDraft, SubsidyFinding, SubsidyPackage
from desktop_client.contract.states import InstitutionState, Material, Role
from desktop_client.paths import resource
from desktop_client.workdays import add_working_days, is_working_day

_UNREAD_DAYS = 30


def make_once(*, at: datetime) -> None:
    """Publish the samples and tell the history, unless that was done before; the projects stay open."""
    if Project.objects.exists():
        publications.keep_open(at=at)
        return
    with transaction.atomic():
        _hire_deputy(at)
        publications.publish(at=at)
        institution = Institution.objects.get(name=people.INSTITUTION_NAME)
        # A practice bureau of an earlier release may have been practised in: nothing is decided for who is suspended.
        if institution.state == InstitutionState.ACTIVE:
            _History(institution, now=at).tell()


def _hire_deputy(at: datetime) -> None:
    staff.hire(
        username=people.DEPUTY,
        name=people.DEPUTY_NAME,
        role=Role.REVIEWER,
        hashed=make_password(None),
        at=at - timedelta(days=1_000),
    )


class _History:
    """What the sample institution has applied for until ``now``."""

    def __init__(self, institution: Institution, *, now: datetime) -> None:
        self._now = now
        self._institution = institution
        self._manager = Account.objects.get(username=people.MANAGER)
        self._clerk = Account.objects.get(username=people.CLERK)
        self._reviewer = Account.objects.get(username=people.REVIEWER)
        self._deputy = Account.objects.get(username=people.DEPUTY)

    def tell(self) -> None:
        self._paid_last_year()
        self._needs_correction()
        self._read_old_notices()

    def _paid_last_year(self) -> None:
        """Approved after both steps, publicised and paid."""
        filed = self._day(-320, 10)
        record = self._submitted(
            "hr-conference", "conference", year=self._now.astimezone(BEIJING).year - 1, at=filed
        )
        decisions.take(record, self._reviewer, at=self._later(filed, 1))
        decisions.pass_step(record, self._reviewer, note="材料齐全", at=self._later(filed, 3))
        decisions.approve(
            record, self._deputy, amount=Decimal(20_000), note="同意备案并给予补贴", at=self._later(filed, 7)
        )
        public = self._later(filed, 8)
        until = add_working_days(workdays.wall_date(public), 5).day
        decisions.publicise(record, self._deputy, until=until, at=public)
        paid = self._later(filed, 18)
        decisions.pay(record, self._deputy, on=workdays.wall_date(paid), at=paid)

    def _needs_correction(self) -> None:
        """Passed the first step, came back from the second with reasons on pages."""
        filed = self._day(-13, 15)
        year = self._now.astimezone(BEIJING).year
        record = self._submitted("talent-service", "talent", year=year, at=filed)
        decisions.take(record, self._reviewer, at=self._later(filed, 1))
        decisions.pass_step(record, self._reviewer, note="申报表和材料齐全", at=self._later(filed, 2))
        reasons = [
            SubsidyFinding(
                material=Material.OTHER_MATERIAL,
                page=3,
                text="社会保险缴费记录只有两个月，应当连续缴纳三个月以上，请补充最近的缴费记录。",
            ),
            SubsidyFinding(
                material=Material.APPLICATION_FORM,
                page=2,
                text="引进人才名单没有填写，请补填后重新盖章上传。",
            ),
        ]
        decisions.ask_correction(record, self._deputy, reasons, at=self._later(filed, 5))

    def _submitted(self, project_id: str, papers: str, *, year: int, at: datetime) -> UUID:
        """Prepared by the clerk, submitted by the manager."""
        project, identity = projects.known(project_id), uuid4()
        draft = SubsidyDraft(
            number=Subsidy.objects.filter(institution=self._institution).count() + 1,
            project_id=project_id,
            year=year,
            form_version=projects.form_of(project).version,
            application_form=self._paper(f"{papers}-form", "申报表（盖章）.pdf", at),
            other_material=self._paper(f"{papers}-papers", "其他材料.pdf", at),
        )
        drafts.begin(identity, draft, self._clerk, at=at - timedelta(hours=2))
        package = SubsidyPackage(
            subsidy_id=identity,
            round=1,
            draft=draft,
            institution_name=self._institution.name,
            credit_code=self._institution.credit_code,
            frozen_at=at,
        )
        raw, key = package.model_dump_json().encode(), f"sample-{secrets.token_hex(8)}"
        filing.submit(identity, package, raw, key=key, account=self._manager, at=at)
        return identity

    def _paper(self, file: str, name: str, at: datetime) -> MaterialFile:
        content = resource("projects", f"{file}.pdf").read_bytes()
        pages = PAGES[file]
        files.keep_own(self._institution, content, Judged("application/pdf", pages), at=at)
        sha256 = hashlib.sha256(content).hexdigest()
        return MaterialFile(sha256=sha256, name=name, bytes=len(content), pages=pages)

    def _read_old_notices(self) -> None:
        """Somebody has seen what is older than a month."""
        news = Notice.objects.filter(
            institution=self._institution, at__lt=self._now - timedelta(_UNREAD_DAYS)
        )
        readers = (self._manager, self._clerk)
        Reading.objects.bulk_create(
            (
                Reading(notice=notice, account=reader, at=notice.at)
                for notice in news.filter(readings__isnull=True)
                for reader in readers
            ),
            ignore_conflicts=True,
        )

    def _day(self, days: int, hour: int) -> datetime:
        """That hour of a working day about so many days from now."""
        day = workdays.wall_date(self._now + timedelta(days=days))
        while not is_working_day(day):
            day -= timedelta(days=1)
        return datetime.combine(day, time(hour, 12, 30), BEIJING).astimezone(UTC)

    def _later(self, since: datetime, days: int) -> datetime:
        """An office hour so many working days later; never later than now."""
        day = add_working_days(workdays.wall_date(since), days).day
        at = datetime.combine(day, time(9 + days % 8, (days * 17) % 60, 5), BEIJING).astimezone(UTC)
        return min(at, self._now)


#: The pages of the papers that ``packaging/sample_papers.py`` lays out.
PAGES = {"conference-form": 3, "conference-papers": 2, "talent-form": 3, "talent-papers": 3}
