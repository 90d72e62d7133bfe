"""Guessing is slowed down per user name and address: strangers cannot lock anybody out from elsewhere."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from bureau.account.models import FailedSignIn
from bureau.problems import Refusal
from desktop_client.contract import limits
from desktop_client.contract.codes import Code

_WINDOW = timedelta(seconds=limits.LOCK_SECONDS)


def source(username: str, address: str) -> str:
    return hashlib.sha256(f"{username.casefold()}\n{address}".encode()).hexdigest()


def admit(tried_from: str, *, at: datetime) -> None:
    """Refuse while too many wrong passwords came from there; the same for names nobody has."""
    recent = FailedSignIn.objects.filter(source=tried_from, at__gt=at - _WINDOW).order_by("-at")
    failures = list(recent.values_list("at", flat=True)[: limits.MAX_FAILED_SIGN_INS])
    if len(failures) < limits.MAX_FAILED_SIGN_INS:
        return
    wait = max(1, round((failures[-1] + _WINDOW - at).total_seconds()))
    raise Refusal(Code.ACCOUNT_LOCKED, facts={"minutes": str(-(-wait // 60))}, retry_after=wait)


def failed(tried_from: str, *, at: datetime) -> None:
    FailedSignIn.objects.filter(at__lt=at - _WINDOW).delete()
    FailedSignIn.objects.create(source=tried_from, at=at)


def succeeded(tried_from: str) -> None:
    FailedSignIn.objects.filter(source=tried_from).delete()
