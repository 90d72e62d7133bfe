"""The review desk's work: the queue, one case to read and decide, and the awards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.contrib import messages as banners
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.dispatch import receiver
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from bureau.account.models import Account
from bureau.catalogue import services as catalogue
from bureau.desk.records import (
    DecidedAdmin,
    Decision,
    Pile,
    QueueFilter,
    ReadOnlyAdmin,
    badge,
    now,
    shown_in_browser,
    told,
)
from bureau.desk.site import piles
from bureau.files import services as files
from bureau.files.api import served
from bureau.grading import awards, calendar, decisions
from bureau.grading.case import Case
from bureau.grading.forms import FindingsForm, GradeForm
from bureau.grading.models import Award, Declaration
from bureau.problems import Refusal
from desktop_client.contract.states import LIVE_GRADE, DeclarationState, GradeEvent

REVIEW = "grading.review_declaration"


class CategoryFilter(admin.SimpleListFilter):
    title = "申报类别"
    parameter_name = "category"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [(category.code, category.title) for category in catalogue.in_force().categories]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(category=self.value()) if self.value() else queryset


@admin.register(Declaration)
class DeclarationAdmin(ReadOnlyAdmin):
    """申报: only what has been filed; drafts are the institution's own business."""

    list_display = (
        "case_number",
        "institution",
        "year",
        "category_title",
        "kind",
        "state_badge",
        "declared_at",
        "taken_by",
    )
    list_display_links = ("case_number", "institution")
    list_filter = (QueueFilter, "kind", CategoryFilter, "year")
    search_fields = ("institution__name", "institution__credit_code", "submissions__number")
    search_help_text = "机构名称、统一社会信用代码或回执号"
    list_select_related = ("institution", "reviewer")
    ordering = ("declared_at",)

    @admin.display(description="回执号")
    def case_number(self, record: Declaration) -> str:
        return str(record.submissions.last().number)

    @admin.display(description="申报类别", ordering="category")
    def category_title(self, record: Declaration) -> str:
        return awards.category_title(record.category)

    @admin.display(description="审核员", ordering="reviewer")
    def taken_by(self, record: Declaration) -> str:
        return record.reviewer.name if record.reviewer else "-"

    @admin.display(description="申报状态", ordering="state")
    def state_badge(self, record: Declaration) -> str:
        return badge(record.state, record.get_state_display())

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return (
            super()
            .get_queryset(request)
            .filter(submissions__isnull=False)
            .distinct()
            .prefetch_related("submissions")
        )

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(request, {**(extra_context or {}), "title": "申报"})

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.evidence_view)
        name = "grading_declaration_evidence"
        return [path("<uuid:record_id>/evidence/<str:sha256>/", view, name=name), *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The case: read on GET, decide on POST."""
        case = self._case(request, object_id)
        reviewer: Account = request.user
        mine = reviewer.institution_id != case.record.institution.pk
        may_review = reviewer.has_perm(REVIEW) and mine
        findings = FindingsForm(request.POST if _asked(request, "return", "reject") else None, case=case)
        grading = GradeForm(request.POST if _asked(request, "grade") else None, case=case)
        if request.method == "POST":
            if not may_review:
                raise PermissionDenied
            if self._decided(request, case, reviewer, findings, grading):
                return HttpResponseRedirect(request.path)
        context = {
            **self.admin_site.each_context(request),
            "is_nav_sidebar_enabled": False,  # reading needs the room
            "opts": self.opts,
            "title": f"{case.record.institution.name} · {case.category_title} · {case.record.get_kind_display()}",
            "case": case,
            "record": case.record,
            "rows": findings.rows(),
            "findings": findings,
            "grading": grading,
            "may_review": may_review,
            "own_institution": not mine,
        }
        return TemplateResponse(request, "desk/review.html", context)

    def evidence_view(self, request: HttpRequest, record_id: UUID, sha256: str) -> HttpResponse:
        """A file of this case, shown in the browser; its name and type come from the bureau's own look at it."""
        case = self._case(request, str(record_id))
        if case.evidence(sha256) is None:
            raise Http404
        try:
            return shown_in_browser(served(files.required(case.record.institution, sha256), inline=True))
        except Refusal as refusal:
            raise Http404 from refusal

    def _case(self, request: HttpRequest, object_id: str) -> Case:
        if not self.has_view_permission(request):
            raise PermissionDenied
        record = self.get_object(request, object_id)
        if record is None:
            raise Http404
        calendar.roll_institution(record.institution, at=now())
        record.refresh_from_db()
        return Case(record)

    def _decided(
        self, request: HttpRequest, case: Case, reviewer: Account, findings: FindingsForm, grading: GradeForm
    ) -> bool:
        """Whether the step that was asked for has been taken."""
        action, identity = request.POST.get("action"), case.record.pk
        if (action in ("return", "reject") and not findings.is_valid()) or (
            action == "grade" and not grading.is_valid()
        ):
            return False
        try:
            if action == "take":
                decisions.take(identity, reviewer, at=now())
            elif action == "return":
                decisions.ask_correction(identity, reviewer, findings.findings(), at=now())
            elif action == "reject":
                decisions.reject(identity, reviewer, findings.findings(), at=now())
            elif action == "grade":
                given = grading.cleaned_data
                decisions.grade(identity, reviewer, given["grade"], note=given["note"], at=now())
            else:
                return False
        except Refusal as refusal:
            banners.error(request, told(refusal))
        else:
            banners.success(request, _DONE[action])
        return True


_DONE = {
    "take": "已领取，请审核。机构现在不能再撤回。",
    "return": "已通知机构补正。",
    "reject": "已作出“审核不通过”的决定并通知机构。",
    "grade": "已评定并通知机构。",
}


@admin.register(Award)
class AwardAdmin(DecidedAdmin):
    """评定结果: to read, and to revoke with a reason."""

    list_display = (
        "number",
        "institution",
        "category_title",
        "grade",
        "declared_at",
        "valid_until",
        "state_badge",
    )
    list_display_links = ("number", "institution")
    list_filter = ("state", "grade", CategoryFilter)
    search_fields = ("institution__name", "institution__credit_code")
    list_select_related = ("institution",)
    fields = (
        "institution",
        "number",
        "category_title",
        "grade",
        "year",
        "declared_at",
        "valid_from",
        "valid_until",
        "state",
        "scheme_id",
        "scheme_version",
    )
    readonly_fields = fields

    @admin.display(description="申报类别", ordering="category")
    def category_title(self, award: Award) -> str:
        return awards.category_title(award.category)

    @admin.display(description="状态", ordering="state")
    def state_badge(self, award: Award) -> str:
        return badge(award.state, award.get_state_display())

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Award | None = None) -> bool:
        return False

    def decisions(self, request: HttpRequest, record: Award) -> Sequence[Decision]:
        if record.state in LIVE_GRADE and request.user.has_perm("grading.revoke_award"):
            return [Decision(GradeEvent.REVOKE.value, "撤销等级", "撤销后该等级立即失效，并通知机构。")]
        return []

    def decide(self, request: HttpRequest, record: Award, event: str, given: dict[str, Any]) -> None:
        awards.revoke(record, request.user.actor, reason=given["reason"], at=now())


@receiver(piles, dispatch_uid="grading")
def _piles(request: HttpRequest, **_: object) -> list[Pile]:
    if not request.user.has_perm("grading.view_declaration"):
        return []
    url = reverse("admin:grading_declaration_changelist")
    filed = Declaration.objects.filter(submissions__isnull=False).distinct()

    def pile(title: str, state: DeclarationState, *, urgent: bool = False, **more: object) -> Pile:
        query = f"?state={state.value}" + "".join(f"&{name}={value}" for name, value in more.items())
        count = filed.filter(state=state.value, **more).count()
        return Pile(title=title, count=count, url=url + query, urgent=urgent)

    return [
        pile("待审核", DeclarationState.AWAITING_REVIEW, urgent=True),
        pile("我领取的", DeclarationState.IN_REVIEW, reviewer__id__exact=request.user.pk),
        pile("全部审核中", DeclarationState.IN_REVIEW),
        pile("待补正（等机构）", DeclarationState.NEEDS_CORRECTION),
    ]


def _asked(request: HttpRequest, *actions: str) -> bool:
    return request.method == "POST" and request.POST.get("action") in actions
