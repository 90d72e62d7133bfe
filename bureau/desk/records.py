"""What the desk's pages of single records share: nothing is edited by hand, decisions are steps with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages as banners
from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from bureau.problems import Refusal
from bureau.trail.models import TrailEntry
from desktop_client import faults
from desktop_client.clock import SystemClock

#: What waits for the bureau, by the words that declarations and applications have in common.
_QUEUE = ["awaiting_review", "in_review"]
_FILE_POLICY = "; ".join(
    [
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src 'self' data:",
        "object-src 'self'",
        "frame-ancestors 'self'",
    ]
)


@dataclass(frozen=True, slots=True)
class Pile:
    """Something on the first page: how many cases wait, and where they are listed."""

    title: str
    count: int
    url: str
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """A step that may be taken from a record's page."""

    event: str
    label: str
    warning: str = ""
    reason_required: bool = True


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label="理由", widget=forms.Textarea(attrs={"rows": 4}), max_length=500)

    def __init__(self, *args: Any, required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = required


class QueueFilter(SimpleListFilter):
    """The queue first: what waits for the bureau, unless somebody asks for more."""

    title = "申报状态"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        field = model_admin.opts.get_field("state")
        return [("all", "全部"), *field.flatchoices]

    def choices(self, changelist: Any) -> Any:
        yield {
            "selected": self.value() is None,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": "待办（待审核、审核中）",
        }
        yield from list(super().choices(changelist))[1:]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        chosen = self.value()
        if chosen == "all":
            return queryset
        return queryset.filter(state__in=[chosen] if chosen else _QUEUE)


class ReadOnlyAdmin(ModelAdmin):
    """A list and pages to read; nothing is added, edited or deleted here."""

    actions = None
    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class DecidedAdmin(ModelAdmin):
    """Adds the trail and the possible decisions to a record's page; each decision asks for its reason."""

    actions = None
    list_per_page = 50
    change_form_template = "desk/record.html"

    def decisions(self, request: HttpRequest, record: Any) -> Sequence[Decision]:
        """What this person may decide about ``record`` now; ``Any`` because every room has its own model."""
        raise NotImplementedError

    def decide(self, request: HttpRequest, record: Any, event: str, given: dict[str, Any]) -> None:
        """Take the step with what the form was given; refuses with :class:`Refusal`."""
        raise NotImplementedError

    def decision_form(self, decision: Decision, record: Any, data: Any) -> forms.Form:
        """What the decision asks for: its reason, unless a room knows better."""
        return ReasonForm(data, required=decision.reason_required)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_decide"
        view = self.admin_site.admin_view(self.decision_view)
        return [path("<uuid:record_id>/decide/<str:event>/", view, name=name), *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The record, its trail, and what can be decided."""
        record = self.get_object(request, object_id)
        more = {}
        if record is not None:
            more = {
                "trail": TrailEntry.objects.filter(record=record.pk).order_by("sequence"),
                "decisions": self.decisions(request, record),
                "decide_url": f"admin:{self.opts.app_label}_{self.opts.model_name}_decide",
            }
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **more})

    def decision_view(self, request: HttpRequest, record_id: UUID, event: str) -> HttpResponse:
        """Ask for the reason, then decide."""
        record = self.get_object(request, str(record_id))
        if record is None:
            raise Http404
        decision = next((known for known in self.decisions(request, record) if known.event == event), None)
        if decision is None:
            raise PermissionDenied
        back = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[record.pk])
        form = self.decision_form(decision, record, request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                self.decide(request, record, event, form.cleaned_data)
            except Refusal as refusal:
                banners.error(request, told(refusal))
            else:
                banners.success(request, f"{record}：{decision.label}，已办理。")
            return HttpResponseRedirect(back)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": decision.label,
            "record": record,
            "decision": decision,
            "form": form,
            "back": back,
        }
        return TemplateResponse(request, "desk/decide.html", context)


def shown_in_browser(answer: FileResponse) -> FileResponse:
    """A file that somebody sent, safe to be shown inside a page of the desk."""
    answer["Content-Security-Policy"] = _FILE_POLICY
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def badge(state: str, words: str) -> str:
    """A state as a small coloured word."""
    return str(format_html('<span class="badge badge-{}">{}</span>', state, words))


def told(refusal: Refusal) -> str:
    """A refusal as a sentence."""
    explained = faults.explain(refusal.code, "zh", refusal.facts)
    return explained.title + explained.next_step


def now() -> datetime:
    """The moment of a decision on the desk."""
    return SystemClock().now()
