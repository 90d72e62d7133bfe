"""Telling institutions, and who has read what."""

from __future__ import annotations

import uuid
from datetime import datetime

from bureau.account.models import Account
from bureau.institution.models import Institution
from bureau.notices.models import Notice, Reading
from bureau.problems import Refusal
from desktop_client import words
from desktop_client.contract import messages
from desktop_client.contract.codes import Code
from desktop_client.contract.states import InstitutionEvent, InstitutionState


def tell(
    institution: Institution,
    *,
    title: str,
    text: str = "",
    declaration: uuid.UUID | None = None,
    subsidy: uuid.UUID | None = None,
    at: datetime,
) -> Notice:
    """A new notice to everybody of the institution."""
    notice = Notice(
        institution=institution, title=title, text=text, declaration=declaration, subsidy=subsidy, at=at
    )
    notice.save(force_insert=True)
    return notice


def tell_everybody(*, title: str, text: str, policy: str, at: datetime) -> None:
    """A new notice about a policy to every institution that may sign in."""
    active = Institution.objects.filter(state=InstitutionState.ACTIVE.value)
    Notice.objects.bulk_create(
        Notice(institution=institution, title=title, text=text, policy=policy, at=at)
        for institution in active
    )


def tell_decision(
    institution: Institution, event: InstitutionEvent, reason: str, at: datetime, **_: object
) -> None:
    """A decision about the institution itself."""
    done = f"机构状态变更：{words.word(event, 'zh')}"
    tell(institution, title=done, text=reason, at=at)


def list_for(account: Account) -> messages.NoticeList:
    """All notices of this person's institution, newest first."""
    read = set(Reading.objects.filter(account=account).values_list("notice_id", flat=True))
    return messages.NoticeList(
        items=[
            messages.Notice(
                id=notice.identity,
                at=notice.at,
                title=notice.title,
                text=notice.text,
                declaration_id=notice.declaration,
                subsidy_id=notice.subsidy,
                policy_id=notice.policy,
                read=notice.pk in read,
            )
            for notice in Notice.objects.filter(institution=account.institution)
        ]
    )


def mark_read(notice_id: uuid.UUID, account: Account, *, at: datetime) -> None:
    """This person has read it; a second time changes nothing."""
    notice = Notice.objects.filter(identity=notice_id, institution=account.institution).first()
    if notice is None:
        raise Refusal(Code.NOT_FOUND)
    Reading.objects.get_or_create(notice=notice, account=account, defaults={"at": at})
