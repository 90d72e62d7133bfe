"""The one-time way into the review desk of a practice bureau."""

from __future__ import annotations

import hashlib

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from bureau.account.models import Account
from bureau.practice.models import DeskKey
from bureau.practice.people import REVIEWER
from desktop_client.clock import SystemClock


@require_GET  # not HEAD: a preview of the link would use it up
def enter(request: HttpRequest, key: str) -> HttpResponse:
    """Sign the practice reviewer in, once, within a minute of asking."""
    sha256 = hashlib.sha256(key.encode()).hexdigest()
    used, _ = DeskKey.objects.filter(sha256=sha256, until__gt=SystemClock().now()).delete()
    if not used:
        return render(request, "desk/link_used.html", status=410)
    login(request, Account.objects.get(username=REVIEWER))
    return HttpResponseRedirect(reverse("admin:index"))
