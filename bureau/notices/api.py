"""Notices over HTTP."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from bureau.account.tokens import SIGNED_IN, who
from bureau.notices import services
from bureau.replies import nothing, reply, responses
from desktop_client.clock import SystemClock
from desktop_client.contract import messages

router = Router(tags=["notices"], auth=SIGNED_IN)


@router.get("/notices", response=responses({200: messages.NoticeList}, 401, 403))
def notices(request: HttpRequest) -> HttpResponse:
    """Everything the bureau has told this institution, newest first."""
    return reply(services.list_for(who(request).account))


@router.post("/notices/{notice_id}/read", response=responses({204: None}, 401, 403, 404))
def read(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """The signed-in person has read it."""
    services.mark_read(notice_id, who(request).account, at=SystemClock().now())
    return nothing()
