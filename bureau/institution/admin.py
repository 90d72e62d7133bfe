"""Institutions on the desk: read, approve or refuse a registration, suspend, resume, close."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.dispatch import receiver
from django.http import HttpRequest
from django.urls import reverse

from bureau.catalogue import services as catalogue
from bureau.desk.records import DecidedAdmin, Decision, Pile, now
from bureau.desk.site import piles
from bureau.institution import services
from bureau.institution.models import Institution
from desktop_client.contract import states
from desktop_client.contract.states import InstitutionEvent, InstitutionState, Role

_EVENTS = {
    InstitutionEvent.APPROVE: Decision("approve", "通过注册", reason_required=False),
    InstitutionEvent.REFUSE: Decision("refuse", "拒绝注册", "机构修改后可以重新提交。"),
    InstitutionEvent.SUSPEND: Decision("suspend", "停用机构", "停用后机构不能登录，未办结的申报全部中止。"),
    InstitutionEvent.RESUME: Decision("resume", "恢复机构"),
    InstitutionEvent.CLOSE: Decision(
        "close", "注销机构", "只有没有未办结申报的机构才能注销，注销后不能恢复。"
    ),
}


@admin.register(Institution)
class InstitutionAdmin(DecidedAdmin):
    list_display = ("name", "credit_code", "licence_number", "state", "registered_at")
    list_filter = ("state",)
    search_fields = ("name", "credit_code")
    fields = ("name", "credit_code", "licence_number", "entitled_by", "state", "registered_at")
    readonly_fields = fields

    @admin.display(description="资质情况")
    def entitled_by(self, institution: Institution) -> str:
        titles = {choice.code: choice.title for choice in catalogue.in_force().qualifications}
        return "、".join(titles.get(code, code) for code in institution.qualifications)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Institution | None = None) -> bool:
        return False

    def decisions(self, request: HttpRequest, record: Institution) -> Sequence[Decision]:
        if not request.user.has_perm("institution.decide_institution"):
            return []
        possible = states.events(record.table, InstitutionState(record.state), Role(request.user.role))
        return [decision for event, decision in _EVENTS.items() if event in possible]

    def decide(self, request: HttpRequest, record: Institution, event: str, given: dict[str, Any]) -> None:
        services.decide(record, InstitutionEvent(event), request.user.actor, reason=given["reason"], at=now())


@receiver(piles, dispatch_uid="institution")
def _piles(request: HttpRequest, **_: object) -> list[Pile]:
    waiting = Institution.objects.filter(state=InstitutionState.AWAITING_REVIEW.value).count()
    if not (waiting and request.user.has_perm("institution.decide_institution")):
        return []
    url = reverse("admin:institution_institution_changelist")
    return [
        Pile(
            "机构注册待审核",
            waiting,
            f"{url}?state__exact={InstitutionState.AWAITING_REVIEW.value}",
            urgent=True,
        )
    ]
