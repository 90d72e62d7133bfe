"""评定结果, and what may be begun from a grade: 升级 and 保级."""

from __future__ import annotations

from datetime import date, datetime

from desktop_client import clock
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Answer, Award
from desktop_client.contract.scheme import Scheme
from desktop_client.contract.states import LIVE_GRADE, OPEN_DECLARATION, GradeState, Kind
from desktop_client.grading import deadlines
from desktop_client.grading.desk import Desk
from desktop_client.grading.drafts import Drafts
from desktop_client.grading.models import AwardRow, Row
from desktop_client.problems import Problem, Refused
from desktop_client.store import declarations


class Awards:
    """Readable offline; what is begun here is a declaration like any other."""

    def __init__(self, desk: Desk, drafts: Drafts) -> None:
        self._desk = desk
        self._drafts = drafts

    def awards(self) -> list[AwardRow]:
        """Newest first, with what may be begun and, if nothing, why not."""
        found = self._desk.db.execute("SELECT body FROM award ORDER BY number DESC").fetchall()
        return [self._row(Award.model_validate_json(item["body"])) for item in found]

    def upgrade(self, award_id: str) -> Row | Refused:
        """升级: all indicators again, prefilled with what was filed for this grade."""
        award = self._must(award_id)
        if award is None:
            return Refused((Problem(Code.AWARD_NOT_FOUND),))
        problem = self._upgrade_problem(award)
        if problem is not None:
            return Refused((problem,))
        return self._begin(award, Kind.UPGRADE, self._filed_for(award))

    def keep(self, award_id: str) -> Row | Refused:
        """保级: the short form."""
        award = self._must(award_id)
        if award is None:
            return Refused((Problem(Code.AWARD_NOT_FOUND),))
        problem = self._keep_problem(award)
        if problem is not None:
            return Refused((problem,))
        return self._begin(award, Kind.KEEP, [])

    # -- inside -----------------------------------------------------------------------------------------

    def _row(self, award: Award) -> AwardRow:
        desk = self._desk
        institution = desk.kit.account.institution
        categories = desk.categories()
        upgrade_problem, keep_problem = self._upgrade_problem(award), self._keep_problem(award)
        ends = _day(award.valid_until)
        return AwardRow(
            award=award,
            institution_name=institution.name,
            credit_code=institution.credit_code,
            category_title=categories[award.category].title
            if award.category in categories
            else award.category,
            days_left=(ends - clock.today(desk.kit.clock)).days,
            latest_safe_day=self._latest_safe_day(award),
            may_upgrade=upgrade_problem is None,
            may_keep=keep_problem is None,
            upgrade_problem=upgrade_problem,
            keep_problem=keep_problem,
        )

    def _must(self, award_id: str) -> Award | None:
        found = self._desk.db.execute("SELECT body FROM award WHERE id = ?", (award_id,)).fetchone()
        return Award.model_validate_json(found["body"]) if found else None

    def _upgrade_problem(self, award: Award) -> Problem | None:
        if award.state not in LIVE_GRADE:
            return Problem(Code.AWARD_NOT_LIVE)
        if award.grade == self._scheme(award).bands[-1].grade:
            return Problem(Code.AWARD_HIGHEST)
        return self._open_problem(award)

    def _keep_problem(self, award: Award) -> Problem | None:
        if award.state not in LIVE_GRADE:
            return Problem(Code.AWARD_NOT_LIVE)
        days = self._scheme(award).keep_window_days
        opens = deadlines.window_opens(_day(award.valid_until), window_days=days)
        # The state is the bureau's word as last heard; offline, the calendar may already be further.
        if award.state is GradeState.ACTIVE and clock.today(self._desk.kit.clock) < opens:
            return Problem(Code.KEEP_WINDOW_CLOSED, facts={"days": str(days), "opens": opens.isoformat()})
        return self._open_problem(award)

    def _open_problem(self, award: Award) -> Problem | None:
        """Category and year are occupied, or this grade already has its 升级 or 保级 under way."""
        db = self._desk.db
        marks = ",".join("?" * len(OPEN_DECLARATION))
        under_way = declarations.where(
            db,
            f"base_award = ? AND deleted = 0 AND state IN ({marks}) LIMIT 1",
            (str(award.id), *sorted(OPEN_DECLARATION)),
        )
        taken = (
            under_way[0]
            if under_way
            else declarations.open_case(db, category=award.category, year=self._year())
        )
        return Problem(Code.DECLARATION_ALREADY_OPEN, facts=self._desk.case(taken)) if taken else None

    def _begin(self, award: Award, kind: Kind, answers: list[Answer]) -> Row | Refused:
        return self._drafts.begin(
            kind=kind, year=self._year(), category=award.category, base_award=str(award.id), answers=answers
        )

    def _year(self) -> int:
        """This year if it is open, else the latest that is."""
        years, now = self._desk.catalogue().years, clock.today(self._desk.kit.clock).year
        return now if now in years else max(years)

    def _filed_for(self, award: Award) -> list[Answer]:
        kept = declarations.get(self._desk.db, str(award.declaration_id))
        return list(declarations.answers(self._desk.db, kept.row).values()) if kept else []

    def _scheme(self, award: Award) -> Scheme:
        """The grade's own, or the one in force when the old one never came to this computer."""
        named = self._desk.catalogue().scheme
        own = self._desk.kit.schemes.get(award.scheme_id, award.scheme_version)
        return own or self._desk.scheme(named.id, named.version)

    def _latest_safe_day(self, award: Award) -> date | None:
        if award.state not in LIVE_GRADE:
            return None
        reckoned = deadlines.latest_safe_day(
            _day(award.valid_until),
            review_working_days=self._desk.catalogue().review_working_days,
            correction_working_days=self._scheme(award).correction_working_days,
        )
        return reckoned.day


def _day(moment: datetime) -> date:
    """On the bureau's wall."""
    return moment.astimezone(clock.BEIJING).date()
