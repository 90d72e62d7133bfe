"""Registration, sessions and the person's own password over HTTP."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router

from bureau.account import registration, services, tokens
from bureau.account.tokens import SIGNED_IN, who
from bureau.idempotency.api import IdempotencyKey, required_key
from bureau.idempotency.services import Once, once
from bureau.replies import nothing, reply, reply_text, responses
from desktop_client.clock import SystemClock
from desktop_client.contract import messages

router = Router(tags=["account"])


@router.get("/bureau", response=responses({200: messages.BureauInfo}))
def bureau(request: HttpRequest) -> HttpResponse:
    """Who answers at this address, and by which rules people register and choose passwords."""
    office = settings.OFFICE
    return reply(
        messages.BureauInfo(
            name=office.name,
            practice=office.practice,
            api="1",
            time=SystemClock().now(),
            registration=office.registration,
            password_rule=office.password_rule,
            help_line=office.help_line,
            announcement=office.announcement,
        )
    )


@router.post(
    "/institutions",
    response=responses({200: messages.Registered, 201: messages.Registered}, 409, 428),
)
def register(
    request: HttpRequest, asked: messages.Registration, idempotency_key: IdempotencyKey = None
) -> HttpResponse:
    """机构注册: found an institution and its first account."""
    at = SystemClock().now()
    request_once = Once(scope="register", key=required_key(idempotency_key), body=request.body)
    answer = once(request_once, lambda: registration.register(asked, at=at), at=at)
    return reply_text(answer.text, status=200 if answer.repeated else 201)


@router.post("/sessions", response=responses({201: messages.Session}, 401, 403, 429))
def sign_in(request: HttpRequest, asked: messages.SignIn) -> HttpResponse:
    """登录. An unknown user name and a wrong password get the same answer after the same time."""
    given = services.sign_in(asked, address=request.META["REMOTE_ADDR"], at=SystemClock().now())
    return reply(services.session_message(given), status=201)


@router.post("/sessions/refresh", response=responses({200: messages.Session}, 401, 403))
def refresh(request: HttpRequest, asked: messages.Refresh) -> HttpResponse:
    """New tokens for an old refresh token, which is then spent."""
    given = tokens.refresh(asked.refresh_token, at=SystemClock().now())
    return reply(services.session_message(given))


@router.delete("/sessions/current", auth=SIGNED_IN, response=responses({204: None}, 401, 403))
def sign_out(request: HttpRequest) -> HttpResponse:
    """退出: this session's tokens are worth nothing any more."""
    tokens.end(who(request).session)
    return nothing()


@router.get("/account", auth=SIGNED_IN, response=responses({200: messages.Account}, 401, 403))
def account(request: HttpRequest) -> HttpResponse:
    """The signed-in person."""
    return reply(services.message(who(request).account))


@router.post("/account/password", auth=SIGNED_IN, response=responses({200: messages.Session}, 401, 403, 429))
def change_password(request: HttpRequest, asked: messages.PasswordChange) -> HttpResponse:
    """修改密码: all other sessions end; the answer holds this one's new tokens."""
    given = services.change_password(
        who(request), asked, address=request.META["REMOTE_ADDR"], at=SystemClock().now()
    )
    return reply(services.session_message(given))
