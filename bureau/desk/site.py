"""The desk as a whole: its names, its sign-in with the same lock-out as the API, and today's work."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse

from desktop_client import faults
from desktop_client.clock import SystemClock

#: Sent to fill the first page: receivers answer with a list of :class:`bureau.desk.records.Pile`.
piles = Signal()


_ORDER = ("grading", "subsidy", "policies", "institution", "account", "notices", "trail", "catalogue")


class DeskSignIn(AdminAuthenticationForm):
    """Counts wrong passwords like the API does."""

    def clean(self) -> dict[str, Any]:
        from bureau.account import lockout
        from bureau.problems import Refusal

        name = lockout.spelled(self.cleaned_data.get("username") or "")
        tried_from = lockout.source(f"desk {name}", self.request.META["REMOTE_ADDR"])
        try:
            lockout.admit(tried_from, at=SystemClock().now())
        except Refusal as refusal:
            told = faults.explain(refusal.code, "zh", refusal.facts)
            raise ValidationError(told.title + told.next_step, code=str(refusal.code)) from None
        cleaned: dict[str, Any] = super().clean()
        # Without a password Django's form has nothing against the name, and nobody is in either.
        if self.get_user() is not None:
            lockout.succeeded(tried_from)
        return cleaned


class Desk(AdminSite):
    site_title = "审核台"
    site_header = "审核台"
    index_title = "今日工作"
    site_url = None
    login_form = DeskSignIn
    index_template = "desk/index.html"

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Every page says whether this is practice."""
        office = settings.OFFICE
        return {**super().each_context(request), "practice": office.practice, "office_name": office.name}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """The rooms in the order of the day's work, not of the alphabet."""
        rooms = {room["app_label"]: room for room in super().get_app_list(request, app_label)}
        known = [rooms.pop(name) for name in _ORDER if name in rooms]
        return [*known, *rooms.values()]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """What waits, in piles."""
        told = [pile for _, answer in piles.send(sender=Desk, request=request) for pile in answer]
        return super().index(request, {**(extra_context or {}), "piles": told})
