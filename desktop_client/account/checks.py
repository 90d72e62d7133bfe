"""What can be said about a registration or a new password before the bureau is asked. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from desktop_client import forms
from desktop_client.contract.codes import Code
from desktop_client.paths import resource
from desktop_client.problems import Problem

if TYPE_CHECKING:  # the sign-in window must not wait for pydantic
    from desktop_client.contract.messages import PasswordRule, Registration

#: The same as the contract's; here for the sake of a sentence while it is typed.
USERNAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{2,31}")


@cache
def registration_form() -> forms.Form:
    """The fields of the registration dialog."""
    return forms.load_form(resource("forms", "registration.toml"))


def registration(values: Mapping[str, str], *, rule: PasswordRule | None) -> list[Problem]:
    """Everything wrong with a registration, by field; the password only once the rule is known."""
    found = forms.check(registration_form(), values)
    complained = {problem.place for problem in found}
    if "username" not in complained and not USERNAME.fullmatch(values.get("username", "").strip()):
        found.append(Problem(Code.USERNAME_INVALID, place="username"))
    if "password" not in complained and rule is not None:
        found += password(values["password"], rule, place="password")
    if "repeat_password" not in complained and values.get("password") != values.get("repeat_password"):
        found.append(Problem(Code.PASSWORD_NOT_REPEATED, place="repeat_password"))
    return found


def to_registration(values: Mapping[str, str]) -> Registration:
    """The message for values in which nothing is wrong."""
    from desktop_client.contract.messages import Registration
    from desktop_client.forms.kinds import split

    normal: dict[str, object] = dict(forms.normalised(registration_form(), values))
    del normal["repeat_password"]
    return Registration.model_validate({**normal, "qualifications": split(str(normal["qualifications"]))})


def password(text: str, rule: PasswordRule, *, place: str) -> list[Problem]:
    """Whether ``text`` keeps the rule in force."""
    if len(text) >= rule.min_length and classes(text) >= rule.min_classes:
        return []
    facts = {"min_length": str(rule.min_length), "min_classes": str(rule.min_classes)}
    return [Problem(Code.PASSWORD_TOO_WEAK, place=place, facts=facts)]


def classes(text: str) -> int:
    """How many of upper case, lower case, digits and symbols occur; letters without case count as symbols."""
    tests = (
        str.isupper,
        str.islower,
        str.isdecimal,
        lambda sign: not sign.isdecimal() and sign.upper() == sign.lower(),
    )
    return sum(any(test(sign) for sign in text) for test in tests)


def password_change(old: str, new: str, repeat: str, *, rule: PasswordRule) -> list[Problem]:
    """Empty fields first; about the new one, what is wrong with it before what is wrong with its repetition."""
    empty = [
        Problem(Code.FIELD_REQUIRED, place=place)
        for place, text in (("old_password", old), ("new_password", new), ("repeat_password", repeat))
        if not text
    ]
    if empty:
        return empty
    found = password(new, rule, place="new_password")
    if new == old:
        found.append(Problem(Code.PASSWORD_SAME, place="new_password"))
    if new != repeat:
        found.append(Problem(Code.PASSWORD_NOT_REPEATED, place="repeat_password"))
    return found
