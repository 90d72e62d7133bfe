"""Passwords: the rule in force, how they are hashed, and which have been used before."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher, check_password, make_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property

from desktop_client import faults
from desktop_client.contract.codes import Code
from desktop_client.problems import Problem

if TYPE_CHECKING:
    from datetime import datetime

    from bureau.account.models import Account


class Hasher(Argon2PasswordHasher):
    """Argon2id at the library's own strength (64 MiB, 3 passes)."""

    time_cost = 3
    memory_cost = 65_536
    parallelism = 4


class PracticeHasher(Argon2PasswordHasher):
    """Argon2id, light enough for a child process on a clerk's computer that guards nothing but practice data."""

    time_cost = 1
    memory_cost = 8_192
    parallelism = 1


def typed(password: str) -> str:
    """One form for what is typed the same on different keyboards (NIST SP 800-63B-4 3.1.1.2)."""
    return unicodedata.normalize("NFKC", password)


def hashed(password: str) -> str:
    return str(make_password(typed(password)))


def matches(password: str, account: Account | None) -> bool:
    """Whether it is this person's password; takes as long when there is no such person."""
    if account is None:
        make_password(typed(password))
        return False
    return account.check_password(password)


def check(password: str, *, place: str, username: str = "", account: Account | None = None) -> list[Problem]:
    """What the rule in force has against a new password."""
    rule = settings.OFFICE.password_rule
    plain = typed(password)
    facts = {"min_length": str(rule.min_length), "min_classes": str(rule.min_classes)}
    name = username.casefold()
    if (
        len(plain) < rule.min_length
        or _classes(plain) < rule.min_classes
        or (name and name in plain.casefold())
        or _is_common(plain)
    ):
        return [Problem(Code.PASSWORD_TOO_WEAK, place=place, facts=facts)]
    if account is not None and _used_before(plain, account):
        return [Problem(Code.PASSWORD_SAME, place=place)]
    return []


def remember(account: Account, *, at: datetime) -> None:
    """Keep the present hash for the history and forget those that no longer count."""
    account.used_passwords.create(hashed=account.password, at=at)
    kept = account.used_passwords.order_by("-at", "-id").values_list("pk", flat=True)
    account.used_passwords.exclude(pk__in=list(kept[: settings.OFFICE.password_rule.history])).delete()


class RuleValidator:
    """The same rule for Django's own forms on the review desk."""

    def validate(self, password: str, account: Account | None = None) -> None:
        found = check(password, place="password", username=account.username if account else "")
        if found:
            raise ValidationError(faults.sentence(found[0], "zh"), code=str(found[0].code))

    def get_help_text(self) -> str:
        rule = settings.OFFICE.password_rule
        return f"至少 {rule.min_length} 位，大写字母、小写字母、数字、符号中至少 {rule.min_classes} 种。"


def _classes(password: str) -> int:
    """As the client counts them: letters without case stand with the symbols."""
    kinds = (str.isupper, str.islower, str.isdecimal)
    found = sum(any(kind(sign) for sign in password) for kind in kinds)
    return found + any(not sign.isdecimal() and sign.upper() == sign.lower() for sign in password)


def _used_before(password: str, account: Account) -> bool:
    used = account.used_passwords.order_by("-at", "-id").values_list("hashed", flat=True)
    recent = [account.password, *used[: settings.OFFICE.password_rule.history]]
    return any(check_password(password, known) for known in dict.fromkeys(recent))


class _Common:
    @cached_property
    def validator(self) -> CommonPasswordValidator:
        return CommonPasswordValidator()


_common = _Common()


def _is_common(password: str) -> bool:
    try:
        _common.validator.validate(password)
    except ValidationError:
        return True
    return False
