"""What is published, to read on the desk."""

from __future__ import annotations

from django.contrib import admin

from bureau.catalogue.models import Publication
from bureau.desk.records import ReadOnlyAdmin


@admin.register(Publication)
class PublicationAdmin(ReadOnlyAdmin):
    list_display = ("title", "kind", "name", "version", "published_at")
    list_filter = ("kind",)
    fields = ("title", "kind", "name", "version", "published_at", "sha256")
