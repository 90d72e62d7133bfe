"""Registration, sessions and the person's own password over HTTP."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router

from bureau.account import registration, services, tokens
from bureau.account.tokens import SIGNED_IN, who
from bureau.bodies import body, expects
from bureau.idempotency.api import IdempotencyKey
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
    openapi_extra=expects(messages.Registration),
)
def register(request: HttpRequest, idempotency_key: IdempotencyKey) -> HttpResponse:
    """机构注册: found an institution and its first account."""
    at, application = SystemClock().now(), registration.applied(body(request, messages.Registration))
    request_once = Once(scope="register", key=idempotency_key, body=request.body, secret=True)
    answer = once(request_once, lambda: registration.register(application, at=at), at=at)
    return reply_text(answer.text, status=200 if answer.repeated else 201)


@router.post(
    "/sessions",
    response=responses({201: messages.Session}, 401, 403, 429),
    openapi_extra=expects(messages.SignIn),
)
def sign_in(request: HttpRequest) -> HttpResponse:
    """登录. An unknown user name and a wrong password get the same answer after the same time."""
    asked = body(request, messages.SignIn)
    given = services.sign_in(asked, address=request.META["REMOTE_ADDR"], at=SystemClock().now())
    return reply(services.session_message(given), status=201)


@router.post(
    "/sessions/refresh",
    response=responses({200: messages.Session}, 401, 403),
    openapi_extra=expects(messages.Refresh),
)
def refresh(request: HttpRequest) -> HttpResponse:
    """New tokens for an old refresh token, which is then spent."""
    given = tokens.refresh(body(request, messages.Refresh).refresh_token, at=SystemClock().now())
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


@router.post(
    "/account/password",
    auth=SIGNED_IN,
    response=responses({200: messages.Session}, 401, 403, 429),
    openapi_extra=expects(messages.PasswordChange),
)
def change_password(request: HttpRequest) -> HttpResponse:
    """修改密码: all other sessions end; the answer holds this one's new tokens."""
    asked = body(request, messages.PasswordChange)
    given = services.change_password(
        who(request), asked, address=request.META["REMOTE_ADDR"], at=SystemClock().now()
    )
    return reply(services.session_message(given))
