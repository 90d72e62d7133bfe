"""Addresses: the API, the review desk, and nothing else."""

from __future__ import annotations

from django.conf import settings
from django.contrib import admin
from django.urls import path
from django.views.generic import RedirectView

from bureau.api import office_api
from desktop_client.contract import limits

urlpatterns = [
    path(limits.API_PREFIX.lstrip("/") + "/", office_api().urls),
    path("desk/", admin.site.urls),
    path("", RedirectView.as_view(url="/desk/")),
]

if settings.OFFICE.practice:
    from bureau.practice.desk import enter

    urlpatterns.insert(1, path("desk/enter/<str:key>", enter, name="desk-enter"))
