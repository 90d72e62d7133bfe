"""Guessing is slowed down per user name and address: strangers cannot lock anybody out from elsewhere."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from bureau.account.models import Account, FailedSignIn
from bureau.problems import Refusal
from desktop_client.contract import limits
from desktop_client.contract.codes import Code

_WINDOW = timedelta(seconds=limits.LOCK_SECONDS)


def spelled(username: str) -> str:
    """The name as the bureau keeps it: no other spelling that a database takes for the same begins a new count."""
    kept: str | None = (
        Account.objects.filter(username__iexact=username).values_list("username", flat=True).first()
    )
    return kept or username


def source(username: str, address: str) -> str:
    """Where tries come from, as they are counted."""
    return hashlib.sha256(f"{username.casefold()}\n{address}".encode()).hexdigest()


def admit(tried_from: str, *, at: datetime) -> None:
    """Count a try before its password is looked at, or refuse it; the same for names nobody has.

    Counted first, so that many at once are no more than the same number one after the other.
    """
    FailedSignIn.objects.filter(at__lt=at - _WINDOW).delete()
    this = FailedSignIn.objects.create(source=tried_from, at=at)
    others = FailedSignIn.objects.filter(source=tried_from, at__gt=at - _WINDOW).exclude(pk=this.pk)
    tries = list(others.order_by("-at").values_list("at", flat=True)[: limits.MAX_FAILED_SIGN_INS])
    if len(tries) < limits.MAX_FAILED_SIGN_INS:
        return
    this.delete()  # what is refused proves nothing and must not lengthen the wait
    wait = max(1, round((tries[-1] + _WINDOW - at).total_seconds()))
    raise Refusal(Code.ACCOUNT_LOCKED, facts={"minutes": str(-(-wait // 60))}, retry_after=wait)


def succeeded(tried_from: str) -> None:
    """The password was right: earlier tries were a person's slips."""
    FailedSignIn.objects.filter(source=tried_from).delete()
