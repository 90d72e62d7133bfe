"""Signing in and out, and the person's own password."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import Group
from django.db import transaction

from bureau.account import lockout, passwords, tokens
from bureau.account.models import BUREAU_ROLES, Account
from bureau.account.tokens import SignedIn, Tokens
from bureau.institution import services as institutions
from bureau.institution.models import Institution
from bureau.problems import Refusal, invalid
from bureau.trail import engine
from bureau.trail.engine import Actor
from desktop_client.contract import messages
from desktop_client.contract.codes import Code
from desktop_client.contract.states import (
    AccountEvent,
    AccountState,
    InstitutionEvent,
    InstitutionState,
    Role,
)
from desktop_client.problems import Problem

REVIEWERS, ADMINISTRATORS = "审核员", "系统管理员"


def sign_in(asked: messages.SignIn, *, address: str, at: datetime) -> Tokens:
    """A new session. The answer does not tell whether the name or the password was wrong."""
    tried_from = lockout.source(lockout.spelled(asked.username), address)
    lockout.admit(tried_from, at=at)
    account = Account.objects.select_related("institution").filter(username__iexact=asked.username).first()
    if not passwords.matches(asked.password, account) or account is None or account.role in BUREAU_ROLES:
        raise Refusal(Code.SIGN_IN_REFUSED)
    lockout.succeeded(tried_from)
    with transaction.atomic():
        _activate(account, at=at)
        if account.institution is None or account.institution.state != InstitutionState.ACTIVE:
            raise Refusal(Code.INSTITUTION_NOT_ACTIVE)
        if account.state != AccountState.ACTIVE:
            raise Refusal(Code.SIGN_IN_REFUSED)
        tokens.sweep(at=at)
        return tokens.begin(account, device=asked.device, at=at)


def change_password(
    signed_in: SignedIn, asked: messages.PasswordChange, *, address: str, at: datetime
) -> Tokens:
    """A new password; every other session ends and this one gets new tokens."""
    account = signed_in.account
    tried_from = lockout.source(f"password of {account.id}", address)
    lockout.admit(tried_from, at=at)
    if not passwords.matches(asked.old_password, account):
        raise invalid([Problem(Code.PASSWORD_WRONG, "old_password")])
    lockout.succeeded(tried_from)
    problems = passwords.check(
        asked.new_password, place="new_password", username=account.username, account=account
    )
    if problems:
        raise invalid(problems)
    hashed = passwords.hashed(asked.new_password)
    with transaction.atomic():
        engine.advance(account, AccountEvent.CHANGE_PASSWORD, account.actor, at=at)
        passwords.remember(account, at=at)
        account.password = hashed
        account.save(update_fields=["password"])
        tokens.end_all(account)
        return tokens.begin(account, device=signed_in.session.device, at=at)


def set_password(account: Account, password: str, *, actor: Actor, at: datetime) -> None:
    """A new password given by an administrator of the bureau; all sessions end."""
    with transaction.atomic():
        if account.password:
            passwords.remember(account, at=at)
        account.password = passwords.hashed(password)
        account.save(update_fields=["password"])
        tokens.end_all(account)
        engine.write(account, AccountEvent.CHANGE_PASSWORD, actor, at=at, note="由系统管理员重置")


def disable(account: Account, *, actor: Actor, reason: str, at: datetime) -> None:
    """停用: the person can no longer sign in, and is signed out everywhere."""
    with transaction.atomic():
        engine.advance(account, AccountEvent.DISABLE, actor, at=at, note=reason)
        tokens.end_all(account)


def join_groups(account: Account) -> None:
    """The rights of a bureau's person follow from the role."""
    wanted = {Role.REVIEWER.value: REVIEWERS, Role.SYSTEM_ADMIN.value: ADMINISTRATORS}.get(account.role)
    account.groups.set(Group.objects.filter(name=wanted) if wanted else [])


def message(account: Account) -> messages.Account:
    """This person as the client sees it."""
    if account.institution is None:
        raise Refusal(Code.NOT_ALLOWED)
    return messages.Account(
        id=account.id,
        username=account.username,
        name=account.name,
        role=Role(account.role),
        mobile=f"{account.mobile[:3]}****{account.mobile[-4:]}" if account.mobile else "",
        institution=_institution_message(account.institution),
    )


def _institution_message(institution: Institution) -> messages.Institution:
    """With the 经办人 of the registration, who is its first manager, as long as that person is here."""
    managers = Account.objects.filter(institution=institution, role=Role.MANAGER.value)
    contact = managers.exclude(state=AccountState.DISABLED.value).order_by("created_at").first()
    if contact is None:
        return institutions.message(institution)
    return institutions.message(institution, clerk_name=contact.name, clerk_mobile=contact.mobile)


def session_message(given: Tokens) -> messages.Session:
    return messages.Session(
        access_token=given.access,
        refresh_token=given.refresh,
        expires_at=given.session.access_until,
        account=message(given.session.account),
    )


def _activate(account: Account, *, at: datetime) -> None:
    """After the bureau's approval the first sign-in with the right password is the activation."""
    institution = account.institution
    visitor = Actor(name=account.name, role=Role.VISITOR, account=account.id)
    if institution is not None and institution.state == InstitutionState.AWAITING_ACTIVATION:
        engine.advance(institution, InstitutionEvent.ACTIVATE, visitor, at=at)
    if (
        account.state == AccountState.AWAITING_ACTIVATION
        and institution is not None
        and institution.state == InstitutionState.ACTIVE
    ):
        engine.advance(account, AccountEvent.ACTIVATE, visitor, at=at)
