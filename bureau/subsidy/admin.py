"""The review desk's work on subsidies: the queue, and one application to read and decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin
from django.contrib import messages as banners
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.dispatch import receiver
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from bureau import workdays
from bureau.account.models import Account
from bureau.desk.records import Pile, QueueFilter, ReadOnlyAdmin, badge, now, shown_in_browser, told
from bureau.desk.site import piles
from bureau.files import services as files
from bureau.files.api import served
from bureau.problems import Refusal
from bureau.subsidy import decisions, projects_admin, steps
from bureau.subsidy.case import Application
from bureau.subsidy.forms import ApproveForm, FindingsForm, PassForm, PayForm, PubliciseForm
from bureau.subsidy.models import Project, Subsidy
from desktop_client.contract.states import SubsidyState

REVIEW = "subsidy.review_subsidy"

admin.site.register(Project, projects_admin.ProjectAdmin)


@dataclass(frozen=True, slots=True)
class Action:
    """A button of the page: the form it reads, what it does, what is said afterwards."""

    form: Callable[..., forms.Form] | None
    do: Callable[[UUID, Account, Any], Subsidy]  # Any: the cleaned form of this very action
    done: str


#: Every decision that a reviewer can take from an application's page.
ACTIONS: Mapping[str, Action] = {
    "take": Action(
        None, lambda pk, who, _: decisions.take(pk, who, at=now()), "已受理，请审核。机构现在不能再撤回。"
    ),
    "pass": Action(
        PassForm,
        lambda pk, who, form: decisions.pass_step(pk, who, note=form.cleaned_data["opinion"], at=now()),
        "已通过本环节并通知机构。",
    ),
    "approve": Action(
        ApproveForm,
        lambda pk, who, form: decisions.approve(
            pk, who, amount=form.cleaned_data["amount"], note=form.cleaned_data["opinion"], at=now()
        ),
        "已审核通过并通知机构。",
    ),
    "return": Action(
        FindingsForm,
        lambda pk, who, form: decisions.ask_correction(pk, who, form.findings(), at=now()),
        "已通知机构补正。",
    ),
    "reject": Action(
        FindingsForm,
        lambda pk, who, form: decisions.reject(pk, who, form.findings(), at=now()),
        "已作出“审核不通过”的决定并通知机构。",
    ),
    "publicise": Action(
        PubliciseForm,
        lambda pk, who, form: decisions.publicise(pk, who, until=form.cleaned_data["until"], at=now()),
        "已登记公示并通知机构。",
    ),
    "pay": Action(
        PayForm,
        lambda pk, who, form: decisions.pay(pk, who, on=form.cleaned_data["on"], at=now()),
        "已登记拨付并通知机构。",
    ),
}


@admin.register(Subsidy)
class SubsidyAdmin(ReadOnlyAdmin):
    """补贴申报: only what has been submitted; drafts are the institution's own business."""

    list_display = (
        "case_number",
        "institution",
        "year",
        "project",
        "step_title",
        "state_badge",
        "declared_on",
        "taken_by",
    )
    list_display_links = ("case_number", "institution")
    list_filter = (QueueFilter, "project", "year")
    search_fields = (
        "institution__name",
        "institution__credit_code",
        "project__title",
        "submissions__number",
    )
    search_help_text = "机构名称、统一社会信用代码、申报名称或回执号"
    list_select_related = ("institution", "reviewer", "project")
    ordering = ("declared_at",)

    @admin.display(description="回执号")
    def case_number(self, record: Subsidy) -> str:
        return str(list(record.submissions.all())[-1].number)

    @admin.display(description="当前环节")
    def step_title(self, record: Subsidy) -> str:
        standing = steps.of(record)
        return standing[steps.current(standing)].title if record.state == SubsidyState.IN_REVIEW else "-"

    @admin.display(description="申报日期", ordering="declared_at")
    def declared_on(self, record: Subsidy) -> str:
        return workdays.wall_date(record.declared_at).isoformat() if record.declared_at else "-"

    @admin.display(description="审核员", ordering="reviewer")
    def taken_by(self, record: Subsidy) -> str:
        return record.reviewer.name if record.reviewer else "-"

    @admin.display(description="申报状态", ordering="state")
    def state_badge(self, record: Subsidy) -> str:
        return badge(record.state, record.get_state_display())

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return (
            super()
            .get_queryset(request)
            .filter(submissions__isnull=False)
            .distinct()
            .prefetch_related("submissions", "project__steps")
        )

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(request, {**(extra_context or {}), "title": "补贴申报"})

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.material_view)
        name = "subsidy_subsidy_material"
        return [path("<uuid:record_id>/material/<str:sha256>/", view, name=name), *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The application: read on GET, decide on POST."""
        case = self._case(request, object_id)
        reviewer: Account = request.user
        is_own = reviewer.institution_id == case.record.institution.pk
        may_review = reviewer.has_perm(REVIEW) and not is_own and not case.institution_rests
        filled = _forms(request, case)
        if request.method == "POST":
            if not may_review:
                raise PermissionDenied
            if self._decided(request, case, reviewer, filled):
                return HttpResponseRedirect(request.path)
        context = {
            **self.admin_site.each_context(request),
            "is_nav_sidebar_enabled": False,  # reading needs the room
            "opts": self.opts,
            "title": f"{case.record.institution.name} · {case.record.project.title}",
            "case": case,
            "record": case.record,
            "sheets": filled["return"].sheets(),
            "findings": filled["return"],
            "forms": filled,
            "may_review": may_review,
            "may_work": may_review and not case.barred(reviewer),
            "own_institution": is_own,
            "barred": may_review and case.under_review and case.barred(reviewer),
        }
        return TemplateResponse(request, "desk/subsidy.html", context)

    def material_view(self, request: HttpRequest, record_id: UUID, sha256: str) -> FileResponse:
        """A file of this application, shown in the browser."""
        case = self._case(request, str(record_id))
        if not case.has(sha256):
            raise Http404
        try:
            return shown_in_browser(served(files.required(case.record.institution, sha256), inline=True))
        except Refusal as refusal:
            raise Http404 from refusal

    def _case(self, request: HttpRequest, object_id: str) -> Application:
        if not self.has_view_permission(request):
            raise PermissionDenied
        record = self.get_object(request, object_id)
        if record is None:
            raise Http404
        return Application(record)

    def _decided(
        self, request: HttpRequest, case: Application, reviewer: Account, filled: Mapping[str, forms.Form]
    ) -> bool:
        """Whether the step that was asked for has been taken, or refused with its reason."""
        name = request.POST.get("action", "")
        action = ACTIONS.get(name)
        if action is None or (name in filled and not filled[name].is_valid()):
            return False
        try:
            action.do(case.record.pk, reviewer, filled.get(name))
        except Refusal as refusal:
            banners.error(request, told(refusal))
        else:
            banners.success(request, action.done)
        return True


def _forms(request: HttpRequest, case: Application) -> dict[str, forms.Form]:
    """The forms of the page by their actions; only the one that was sent is bound."""
    asked = request.POST.get("action") if request.method == "POST" else None
    returned = FindingsForm(request.POST if asked in ("return", "reject") else None, case=case)
    filled: dict[str, forms.Form] = {"return": returned, "reject": returned}
    for name, action in ACTIONS.items():
        if action.form is not None and name not in filled:
            filled[name] = action.form(request.POST if asked == name else None, prefix=name)
    return filled


@receiver(piles, dispatch_uid="subsidy")
def _piles(request: HttpRequest, **_: object) -> list[Pile]:
    if not request.user.has_perm("subsidy.view_subsidy"):
        return []
    url = reverse("admin:subsidy_subsidy_changelist")

    def pile(title: str, state: SubsidyState, *, urgent: bool = False) -> Pile:
        count = Subsidy.objects.filter(state=state.value).count()
        return Pile(title=title, count=count, url=f"{url}?state={state.value}", urgent=urgent)

    return [
        pile("补贴待审核", SubsidyState.AWAITING_REVIEW, urgent=True),
        pile("补贴审核中", SubsidyState.IN_REVIEW),
        pile("补贴待拨付", SubsidyState.APPROVED),
    ]
