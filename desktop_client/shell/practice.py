"""Verbs of the practice bureau; they work while the window is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_client.contract.codes import Code
from desktop_client.errors import AppError
from desktop_client.shell import lookup
from desktop_client.shell.told import Told

if TYPE_CHECKING:
    from desktop_client.shell.session import Session


def start(session: Session) -> Told:
    """Leaves it running for the calls that follow."""
    bureau = session.practice.start(detached=True)
    return Told({"url": bureau.url, "pid": bureau.pid}, (f"练习办事机构：{bureau.url}",))


def stop(session: Session) -> Told:
    session.practice.stop()
    return Told({"running": False}, ("练习办事机构已停止。",))


def reset(session: Session) -> Told:
    """Takes the profile: what this computer remembers of practice accounts goes too."""
    bureau = session.client.practice.reset()
    return Told({"running": bureau is not None}, ("练习数据已清空。",))


def sample(session: Session) -> Told:
    account = session.practice.sample()
    return Told(account, (f"{account.institution_name}  {account.username}  {account.password}",))


def plan(session: Session) -> Told:
    """Shows the plan; with an outcome, sets it first."""
    from desktop_client.contract.messages import PracticePlan

    asked, now = session.asked, session.practice.plan()
    if asked.outcome is not None or asked.delay_seconds is not None:
        delay = now.delay_seconds if asked.delay_seconds is None else asked.delay_seconds
        now = PracticePlan(outcome=asked.outcome or now.outcome, delay_seconds=delay)
        session.practice.set_plan(now)
    return Told(now, (f"{now.outcome}，{now.delay_seconds:g} 秒后",))


def review(session: Session) -> Told:
    """By id it works beside an open window; by number the profile is asked."""
    from desktop_client.contract.messages import Finding

    asked = session.asked
    findings = [
        Finding(indicator=indicator if text else "", text=text or indicator)
        for indicator, _, text in (entry.partition("=") for entry in asked.finding)
    ]
    named = asked.declaration
    is_id = len(named) == 36
    declaration_id = named if is_id else lookup.declaration(session.office(), named)
    reviewed = session.practice.review(declaration_id, asked.outcome, findings, asked.grade)
    if not is_id:
        session.sync()
    return Told(reviewed, (str(reviewed.state),))


def review_subsidy(session: Session) -> Told:
    """As :func:`review`, on a subsidy application."""
    from desktop_client.contract.messages import SubsidyFinding

    asked, findings = session.asked, []
    for entry in asked.finding:
        place, _, text = entry.partition("=")
        material, _, page = place.partition(":") if text else ("", "", "")
        given = {"material": material, "page": page or None, "text": text or place}
        try:
            findings.append(SubsidyFinding.model_validate(given))
        except ValueError:
            raise AppError(Code.USAGE_WRONG) from None
    is_id = len(asked.subsidy) == 36
    subsidy_id = asked.subsidy if is_id else lookup.subsidy(session.office(), asked.subsidy)
    reviewed = session.practice.review_subsidy(subsidy_id, asked.outcome, findings)
    if not is_id:
        session.sync()
    return Told(reviewed, (str(reviewed.state),))


def desk(session: Session) -> Told:
    url = session.practice.desk_link()
    return Told({"url": url}, (url,))
