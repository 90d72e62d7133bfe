"""What only a practice bureau answers: its sample account, its reviewer, a way into its review desk."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router

from bureau.bodies import body, expects
from bureau.grading import presenting
from bureau.practice import plans, reviewer, sample, subsidy_reviewer
from bureau.practice.door import DOOR
from bureau.practice.models import DeskKey
from bureau.replies import reply, responses
from bureau.subsidy import presenting as subsidies
from desktop_client.clock import SystemClock
from desktop_client.contract import messages

router = Router(tags=["practice"], auth=DOOR)

_DESK_KEY_LIVES = timedelta(seconds=60)


@router.get("/sample", response=responses({200: messages.PracticeSample}, 401, 403))
def read_sample(request: HttpRequest) -> HttpResponse:
    """The sample institution's account."""
    return reply(sample.account_of(settings.OFFICE.data))


@router.get("/plan", response=responses({200: messages.PracticePlan}, 401, 403))
def read_plan(request: HttpRequest) -> HttpResponse:
    """What the practice reviewer does next."""
    return reply(plans.current())


@router.put(
    "/plan",
    response=responses({200: messages.PracticePlan}, 401, 403),
    openapi_extra=expects(messages.PracticePlan),
)
def write_plan(request: HttpRequest) -> HttpResponse:
    """Tell the practice reviewer what to do with whatever is filed."""
    plans.change(body(request, messages.PracticePlan))
    return reply(plans.current())


@router.post(
    "/review",
    response=responses({200: messages.Declaration}, 401, 403, 404, 409),
    openapi_extra=expects(messages.PracticeReview),
)
def review(request: HttpRequest) -> HttpResponse:
    """One step of the practice reviewer, now."""
    step = body(request, messages.PracticeReview)
    record = reviewer.review(
        step.declaration_id, step.outcome, findings=step.findings, grade=step.grade, at=SystemClock().now()
    )
    return reply(presenting.declaration(record))


@router.post(
    "/review-subsidy",
    response=responses({200: messages.Subsidy}, 401, 403, 404, 409),
    openapi_extra=expects(messages.PracticeSubsidyReview),
)
def review_subsidy(request: HttpRequest) -> HttpResponse:
    """One step of the practice reviewer on a subsidy application, now; ``pass`` in the last step approves."""
    step = body(request, messages.PracticeSubsidyReview)
    record = subsidy_reviewer.review(
        step.subsidy_id, step.outcome, findings=step.findings, at=SystemClock().now()
    )
    return reply(subsidies.subsidy(record))


@router.post("/desk-link", response=responses({200: messages.DeskLink}, 401, 403))
def desk_link(request: HttpRequest) -> HttpResponse:
    """A one-time address of the review desk, good for a minute."""
    at = SystemClock().now()
    key = secrets.token_urlsafe(32)
    DeskKey.objects.filter(until__lt=at).delete()
    DeskKey.objects.create(sha256=hashlib.sha256(key.encode()).hexdigest(), until=at + _DESK_KEY_LIVES)
    return reply(messages.DeskLink(url=request.build_absolute_uri(reverse("desk-enter", args=[key]))))
