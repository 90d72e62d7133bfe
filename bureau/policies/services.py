"""Publishing, changing and withdrawing policies, and telling clients what is new."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from bureau.cases.changes import Changes, since
from bureau.notices import services as notices
from bureau.policies.models import ChangeCount, Policy
from bureau.problems import Refusal
from desktop_client.contract import messages
from desktop_client.contract.codes import Code

_NEWS = {"policy": "新发布政策文件", "announcement": "新公告"}


def publish(policy: Policy, *, at: datetime) -> None:
    """A new one, told to every institution."""
    with transaction.atomic():
        _touch(policy, at=at)
        policy.save(force_insert=True)
        notices.tell_everybody(
            title=f"{_NEWS[policy.kind]}：{policy.title}", text=policy.summary, policy=str(policy.pk), at=at
        )


def change(policy: Policy, *, at: datetime) -> None:
    """Another wording or another file under the same identity."""
    with transaction.atomic():
        policy.version += 1
        _touch(policy, at=at)
        policy.save(force_update=True)


def withdraw(policy: Policy, *, at: datetime) -> None:
    """撤下: clients take it out of their lists."""
    policy.withdrawn = True
    change(policy, at=at)


def restore(policy: Policy, *, at: datetime) -> None:
    """Publish a withdrawn one again, without another notice."""
    policy.withdrawn = False
    change(policy, at=at)


def page(*, cursor: int) -> messages.PolicyPage:
    """What changed after ``cursor``; what was withdrawn since is named as removed."""
    count = ChangeCount.objects.filter(pk=1).first()
    changes: Changes[Policy] = since(
        cursor,
        newest=count.last if count else 0,
        records=Policy.objects.all(),
        removed=Policy.objects.filter(withdrawn=True),
        weight=lambda policy: 4 * len(policy.text),
    )
    return messages.PolicyPage(
        items=[message(policy) for policy in changes.records if not policy.withdrawn],
        removed=[str(identity) for identity in changes.removed],
        cursor=changes.cursor,
        more=changes.more,
    )


def published(policy_id: UUID) -> Policy:
    """The policy, unless it has been withdrawn or never was."""
    found: Policy | None = Policy.objects.filter(pk=policy_id, withdrawn=False).first()
    if found is None:
        raise Refusal(Code.POLICY_NOT_FOUND)
    return found


def message(policy: Policy) -> messages.Policy:
    return messages.Policy(
        id=str(policy.pk),
        version=policy.version,
        kind="announcement" if policy.kind == "announcement" else "policy",
        title=policy.title,
        title_en=policy.title_en,
        number=policy.number,
        issuer=policy.issuer,
        published_on=policy.published_on,
        in_force_on=policy.in_force_on,
        summary=policy.summary,
        text=policy.text,
        file=_file(policy),
        sample=policy.sample,
        updated_at=policy.updated_at,
    )


def _file(policy: Policy) -> messages.PolicyFile | None:
    if not policy.file_sha256:
        return None
    return messages.PolicyFile(
        sha256=policy.file_sha256,
        name=policy.file_name,
        bytes=policy.file_bytes,
        pages=policy.file_pages,
    )


def _touch(policy: Policy, *, at: datetime) -> None:
    ChangeCount.objects.get_or_create(pk=1)
    ChangeCount.objects.filter(pk=1).update(last=F("last") + 1)
    policy.change = ChangeCount.objects.values_list("last", flat=True).get(pk=1)
    policy.updated_at = at
