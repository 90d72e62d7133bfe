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


class DeskSignIn(AdminAuthenticationForm):
    """Counts wrong passwords like the API does."""

    def clean(self) -> dict[str, Any]:
        from bureau.account import lockout
        from bureau.problems import Refusal

        at = SystemClock().now()
        name = self.cleaned_data.get("username") or ""
        tried_from = lockout.source(f"desk {name}", self.request.META["REMOTE_ADDR"])
        try:
            lockout.admit(tried_from, at=at)
            cleaned: dict[str, Any] = super().clean()
        except Refusal as refusal:
            told = faults.explain(refusal.code, "zh", refusal.facts)
            raise ValidationError(told.title + told.next_step, code=str(refusal.code)) from None
        except ValidationError:
            lockout.failed(tried_from, at=at)
            raise
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

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """What waits, in piles."""
        told = [pile for _, answer in piles.send(sender=Desk, request=request) for pile in answer]
        return super().index(request, {**(extra_context or {}), "piles": told})
