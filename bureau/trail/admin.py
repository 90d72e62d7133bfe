"""办理记录 on the desk, to read."""

from __future__ import annotations

from django.contrib import admin

from bureau.desk.records import ReadOnlyAdmin
from bureau.trail.models import TrailEntry

_KINDS = {
    "declaration": "申报",
    "grade": "评定结果",
    "institution": "机构",
    "account": "账号",
    "subsidy": "补贴申报",
}


@admin.register(TrailEntry)
class TrailAdmin(ReadOnlyAdmin):
    list_display = ("at", "kind_title", "event_title", "part", "state_title", "actor", "role", "note")
    list_filter = ("kind", "role", "at")
    search_fields = ("actor", "note", "record")
    ordering = ("-at", "-id")
    fields = (*list_display, "record", "sequence", "round", "seal")

    @admin.display(description="事项", ordering="kind")
    def kind_title(self, entry: TrailEntry) -> str:
        return _KINDS.get(entry.kind, entry.kind)

    @admin.display(description="办理")
    def event_title(self, entry: TrailEntry) -> str:
        return entry.event_word

    @admin.display(description="之后状态")
    def state_title(self, entry: TrailEntry) -> str:
        return entry.state_word
