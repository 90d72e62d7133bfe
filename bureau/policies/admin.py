"""Policies on the desk: published, changed and withdrawn by the bureau's people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.http import FileResponse, Http404, HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from bureau.desk.records import DecidedAdmin, Decision, now, shown_in_browser
from bureau.policies import pdfs, services
from bureau.policies.forms import PolicyForm
from bureau.policies.models import Policy
from bureau.problems import Refusal

_WITHDRAW = Decision("withdraw", "撤下", "撤下后机构不再看到这份文件；需要时可以重新公布。")
_RESTORE = Decision("restore", "重新公布", reason_required=False)


@admin.register(Policy)
class PolicyAdmin(DecidedAdmin):
    """What is saved here is published at once, and told to every institution when it is new."""

    form = PolicyForm
    list_display = ("title", "kind", "number", "issuer", "published_on", "pages", "standing")
    list_filter = ("kind", "withdrawn", "published_on")
    search_fields = ("title", "number", "issuer", "text")
    search_help_text = "标题、文号、发布机构或正文"
    fields = (
        "kind",
        "title",
        "title_en",
        "number",
        "issuer",
        ("published_on", "in_force_on"),
        "summary",
        "pdf",
        "present_file",
        "take_text",
        "text",
        "standing",
    )
    readonly_fields = ("present_file", "standing")

    @admin.display(description="页数")
    def pages(self, policy: Policy) -> str:
        return str(policy.file_pages) if policy.file_sha256 else "-"

    @admin.display(description="状态")
    def standing(self, policy: Policy) -> str:
        if policy.pk is None or policy._state.adding:  # noqa: SLF001 - Django's own way to tell
            return "保存后立即公布，并通知所有机构"
        return "已撤下" if policy.withdrawn else "公布中"

    @admin.display(description="现有 PDF")
    def present_file(self, policy: Policy) -> str:
        if not policy.file_sha256:
            return "-"
        url = reverse("admin:policies_policy_file", args=[policy.pk])
        return str(
            format_html(
                '<a href="{}" target="_blank" rel="noopener">{}</a>（{} 页）',
                url,
                policy.file_name,
                policy.file_pages,
            )
        )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.file_view)
        return [path("<uuid:record_id>/file/", view, name="policies_policy_file"), *super().get_urls()]

    def file_view(self, request: HttpRequest, record_id: UUID) -> FileResponse:
        """The PDF, shown in the browser, withdrawn or not."""
        policy = self.get_object(request, str(record_id))
        if policy is None or not self.has_view_permission(request):
            raise Http404
        try:
            place = pdfs.path(policy)
        except Refusal as refusal:
            raise Http404 from refusal
        return shown_in_browser(FileResponse(place.open("rb"), content_type="application/pdf"))

    def save_model(self, request: HttpRequest, obj: Policy, form: PolicyForm, change: bool) -> None:
        form.take_over_file(obj)
        if change:
            services.change(obj, at=now())
        else:
            services.publish(obj, at=now())

    def decisions(self, request: HttpRequest, record: Policy) -> Sequence[Decision]:
        if not request.user.has_perm("policies.change_policy"):
            return []
        return [_RESTORE if record.withdrawn else _WITHDRAW]

    def decide(self, request: HttpRequest, record: Policy, event: str, given: dict[str, Any]) -> None:
        if event == _WITHDRAW.event:
            services.withdraw(record, at=now())
        else:
            services.restore(record, at=now())
        label = _WITHDRAW.label if record.withdrawn else _RESTORE.label
        self.log_change(request, record, f"{label}：{given['reason']}" if given["reason"] else label)
