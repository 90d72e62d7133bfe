"""Notices on the desk: to read, and to write to one institution."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from bureau.desk.records import now
from bureau.notices.models import Notice


@admin.register(Notice)
class NoticeAdmin(admin.ModelAdmin):
    actions = None
    list_display = ("at", "institution", "title")
    search_fields = ("institution__name", "title", "text")
    list_select_related = ("institution",)
    autocomplete_fields = ("institution",)
    fields = ("institution", "title", "text")

    def save_model(self, request: HttpRequest, obj: Notice, form: Any, change: bool) -> None:
        obj.at = now()
        super().save_model(request, obj, form, change)
