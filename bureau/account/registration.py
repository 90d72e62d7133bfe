"""机构注册: one request founds the institution and its first account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from bureau.account import passwords
from bureau.account.models import Account
from bureau.catalogue import services as catalogue
from bureau.institution import services as institutions
from bureau.institution.models import Institution
from bureau.problems import Refusal, invalid
from bureau.trail import engine
from bureau.trail.engine import Actor
from desktop_client.contract.codes import Code
from desktop_client.contract.messages import Registered, Registration
from desktop_client.contract.states import AccountState, InstitutionEvent, InstitutionState, Role
from desktop_client.identifiers import licence, mobile, uscc
from desktop_client.identifiers.typed import unseen
from desktop_client.problems import Problem, blocking


@dataclass(frozen=True, slots=True)
class Application:
    """What was entered, found in order, and its password hashed: the slow work, done before anything is locked."""

    entered: Registration
    hashed: str


def applied(entered: Registration) -> Application:
    """The application, or a refusal that names everything that is wrong."""
    if problems := check(entered):
        raise invalid(problems)
    return Application(entered=entered, hashed=passwords.hashed(entered.password))


def register(application: Application, *, at: datetime) -> Registered:
    """Found the institution and its manager; usable at once, or after the bureau's review where it reviews."""
    asked = application.entered
    with transaction.atomic():
        _refuse_taken(asked)
        institution = institutions.found(
            name=asked.institution_name,
            credit_code=uscc.normalise(asked.credit_code),
            licence_number=licence.normalise(asked.licence_number),
            qualifications=asked.qualifications,
            reviewed=settings.OFFICE.registration == "reviewed",
            at=at,
        )
        visitor = Actor(name=asked.clerk_name, role=Role.VISITOR)
        event = InstitutionEvent.ACTIVATE
        if institution.state == InstitutionState.REFUSED:
            engine.advance(institution, InstitutionEvent.RESUBMIT, visitor, at=at)
            institution.accounts.filter(state=AccountState.AWAITING_ACTIVATION.value).delete()
        else:
            engine.write(institution, event, visitor, at=at, note="注册")
        account = _first_account(application, institution, at)
    return Registered(
        institution_id=institution.id,
        username=account.username,
        institution_state=InstitutionState(institution.state),
    )


def check(asked: Registration) -> list[Problem]:
    """Everything that is wrong with what was entered, each with its field."""
    known = {choice.code for choice in catalogue.in_force().qualifications}
    unknown = [code for code in asked.qualifications if code not in known]
    return blocking(
        [
            *uscc.check(asked.credit_code, "credit_code"),
            *licence.check(asked.licence_number, "licence_number"),
            *mobile.check(asked.clerk_mobile, "clerk_mobile"),
            *(Problem(Code.CHOICE_UNKNOWN, "qualifications") for _ in unknown[:1]),
            *(Problem(Code.FIELD_INVALID, place) for place in _names_with_hidden_signs(asked)),
            *passwords.check(asked.password, place="password", username=asked.username),
        ]
    )


def _names_with_hidden_signs(asked: Registration) -> list[str]:
    """Direction marks and zero-width signs make one name look like another on the reviewer's screen."""
    names = {"institution_name": asked.institution_name, "clerk_name": asked.clerk_name}
    return [place for place, name in names.items() if any(map(unseen, name))]


def _refuse_taken(asked: Registration) -> None:
    institution = Institution.objects.filter(credit_code=uscc.normalise(asked.credit_code)).first()
    if institution is not None and institution.state != InstitutionState.REFUSED:
        raise Refusal(Code.CREDIT_CODE_TAKEN, problems=[Problem(Code.CREDIT_CODE_TAKEN, "credit_code")])
    others = Account.objects.filter(username__iexact=asked.username)
    if institution is not None:
        others = others.exclude(institution=institution, state=AccountState.AWAITING_ACTIVATION.value)
    if others.exists():
        raise Refusal(Code.USERNAME_TAKEN, problems=[Problem(Code.USERNAME_TAKEN, "username")])


def _first_account(application: Application, institution: Institution, at: datetime) -> Account:
    asked = application.entered
    active = institution.state == InstitutionState.ACTIVE
    # Where the bureau reviews the institution, its first person starts with the first sign-in after the approval.
    state = AccountState.ACTIVE if active else AccountState.AWAITING_ACTIVATION
    account = Account(
        username=asked.username,
        name=asked.clerk_name,
        mobile=mobile.normalise(asked.clerk_mobile),
        role=Role.MANAGER.value,
        institution=institution,
        state=state.value,
        created_at=at,
        password=application.hashed,
    )
    account.save(force_insert=True)
    return account
