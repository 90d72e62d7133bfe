"""The bureau's own people."""

from __future__ import annotations

from datetime import datetime

from bureau.account import passwords, services
from bureau.account.models import Account
from bureau.problems import Refusal, invalid
from desktop_client.contract.codes import Code
from desktop_client.contract.states import Role
from desktop_client.problems import Problem


def hire_administrator(*, username: str, name: str, password: str, at: datetime) -> Account:
    """A system administrator of the bureau."""
    if problems := passwords.check(password, place="password", username=username):
        raise invalid(problems)
    return hire(
        username=username, name=name, role=Role.SYSTEM_ADMIN, hashed=passwords.hashed(password), at=at
    )


def hire(*, username: str, name: str, role: Role, hashed: str, at: datetime) -> Account:
    """A reviewer or administrator; ``hashed`` may be unusable, then only a desk link lets them in."""
    if Account.objects.filter(username__iexact=username).exists():
        raise Refusal(Code.USERNAME_TAKEN, problems=[Problem(Code.USERNAME_TAKEN, "username")])
    account = Account(username=username, name=name, role=role.value, password=hashed, created_at=at)
    account.save(force_insert=True)
    services.join_groups(account)
    return account
