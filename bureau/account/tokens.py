"""Opaque tokens: shown once, kept as a hash, ended at will."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.http import HttpRequest
from ninja.security import HttpBearer

from bureau.account.models import Account, Session, SpentRefreshToken
from bureau.institution.models import Institution
from bureau.problems import Refusal
from desktop_client.clock import SystemClock
from desktop_client.contract import limits
from desktop_client.contract.codes import Code
from desktop_client.contract.states import AccountState, InstitutionState


@dataclass(frozen=True, slots=True)
class Tokens:
    """A pair as it goes to the client."""

    access: str
    refresh: str
    session: Session


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who makes a request, by which session."""

    account: Account
    session: Session


class Bearer(HttpBearer):
    """``Authorization: Bearer …`` with a living access token of an active person of an active institution."""

    def authenticate(self, request: HttpRequest, token: str) -> SignedIn:
        session = (
            Session.objects.select_related("account__institution")
            .filter(access_sha256=digest(token), access_until__gt=SystemClock().now())
            .first()
        )
        if session is None or session.account.state != AccountState.ACTIVE:
            raise Refusal(Code.SESSION_ENDED)
        institution = session.account.institution
        if institution is None or institution.state != InstitutionState.ACTIVE:
            raise Refusal(Code.INSTITUTION_NOT_ACTIVE)
        return SignedIn(account=session.account, session=session)


SIGNED_IN = Bearer()


def who(request: HttpRequest) -> SignedIn:
    """Who makes this request; for operations behind ``SIGNED_IN``."""
    found: SignedIn = request.auth
    return found


def whose(request: HttpRequest) -> Institution:
    """The institution of whoever makes this request; the door lets nobody in without one."""
    institution = who(request).account.institution
    if institution is None:
        raise Refusal(Code.NOT_ALLOWED)
    return institution


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def begin(account: Account, *, device: str, at: datetime) -> Tokens:
    """A new session."""
    access, refresh = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    session = Session(account=account, device=device, created_at=at)
    _fill(session, access, refresh, at)
    session.save(force_insert=True)
    return Tokens(access=access, refresh=refresh, session=session)


def refresh(token: str, *, at: datetime) -> Tokens:
    """New tokens for an old refresh token; one that was used before ends its session."""
    with transaction.atomic():
        spent = SpentRefreshToken.objects.filter(sha256=digest(token)).first()
        if spent is not None:
            spent.session.delete()
        else:
            return _renewed(token, at)
    # Raised outside: the end of the session must not be rolled back.
    raise Refusal(Code.SESSION_ENDED)


def end(session: Session) -> None:
    session.delete()


def end_all(account: Account) -> None:
    account.sessions.all().delete()


def sweep(*, at: datetime) -> None:
    """Forget sessions nobody can use any more."""
    Session.objects.filter(refresh_until__lt=at).delete()


def _renewed(token: str, at: datetime) -> Tokens:
    session = (
        Session.objects.select_for_update(of=("self",))
        .select_related("account__institution")
        .filter(refresh_sha256=digest(token), refresh_until__gt=at)
        .first()
    )
    if session is None or session.account.state != AccountState.ACTIVE:
        raise Refusal(Code.SESSION_ENDED)
    SpentRefreshToken.objects.create(session=session, sha256=session.refresh_sha256)
    access, fresh = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    _fill(session, access, fresh, at)
    session.save()
    return Tokens(access=access, refresh=fresh, session=session)


def _fill(session: Session, access: str, refresh_token: str, at: datetime) -> None:
    session.access_sha256, session.refresh_sha256 = digest(access), digest(refresh_token)
    session.access_until = at + timedelta(seconds=limits.ACCESS_TOKEN_SECONDS)
    session.refresh_until = at + timedelta(seconds=limits.REFRESH_TOKEN_SECONDS)
