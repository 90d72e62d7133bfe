"""Projects on the desk: set up and changed by the bureau's people."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from bureau.desk.records import now
from bureau.subsidy.models import Condition, PlannedStep, Project
from bureau.subsidy.project_form import ConditionForm, ProjectForm, StepForm, StepsFormSet


class PartOfProject(admin.TabularInline):
    """Rows of a project's page: whoever may change the project may change them."""

    extra = 1

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return bool(request.user.has_perm("subsidy.view_project"))

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return bool(request.user.has_perm("subsidy.change_project"))

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.has_add_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.has_add_permission(request, obj)


class ConditionInline(PartOfProject):
    model = Condition
    form = ConditionForm


class StepInline(PartOfProject):
    model = PlannedStep
    form = StepForm
    formset = StepsFormSet


class ProjectAdmin(admin.ModelAdmin):
    """What is saved here holds at once; a changed form gets a new version and makes the old one outdated."""

    actions = None
    form = ProjectForm
    list_display = ("title", "opens_at", "closes_at", "form_version", "applications_count", "published")
    list_filter = ("published",)
    search_fields = ("title",)
    inlines = (ConditionInline, StepInline)
    fieldsets = (
        (None, {"fields": ("title", "title_en", "summary", "published")}),
        ("受理", {"fields": ("years_text", ("opens_at", "closes_at"), "separate_hands")}),
        ("材料", {"fields": ("other_material", "other_material_hint", "policies")}),
        ("申报表", {"fields": ("form_version", "form_title", "form_text")}),
    )

    @admin.display(description="申报表版本")
    def form_version(self, project: Project) -> str:
        current = project.forms.first()
        return current.version if current else "-"

    @admin.display(description="已收申报")
    def applications_count(self, project: Project) -> int:
        count: int = project.applications.filter(submissions__isnull=False).distinct().count()
        return count

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Project, form: ProjectForm, change: bool) -> None:
        obj.hands += 1
        super().save_model(request, obj, form, change)
        form.put_form_in_force(obj, at=now())
