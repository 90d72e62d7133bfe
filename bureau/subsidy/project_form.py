"""What somebody of the bureau fills in to set up a project."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.core.validators import RegexValidator

from bureau.catalogue import services as catalogue
from bureau.policies.models import Policy
from bureau.subsidy import form_versions, notation
from bureau.subsidy.models import Condition, PlannedStep, Project
from desktop_client.contract.messages import FormBlock, FormTemplate

_YEAR = re.compile(r"20[0-9]{2}")
_BETWEEN_YEARS = re.compile(r"[,，、\s]+")
_NOTATION = (
    "“## 标题”开始一部分；“| 名称 = 机构名称”是自动填入的一行，“| 名称（4 行）”留空待填；“== 标题”是盖章签字处；"
    "其他文字照印。可自动填入：" + "、".join(notation.SOURCES) + "。"
)


class ProjectForm(forms.ModelForm):
    """A project with its years as people write them, and its form in the notation of :mod:`notation`."""

    policies = forms.ModelMultipleChoiceField(
        label="政策文件",
        required=False,
        queryset=Policy.objects.filter(withdrawn=False),
        widget=forms.CheckboxSelectMultiple,
    )
    years_text = forms.CharField(label="申报年度", help_text="例如 2026、2025")
    form_version = forms.CharField(
        label="版本",
        max_length=40,
        validators=[RegexValidator(r"^[A-Za-z0-9._-]+$", "版本只用字母、数字、点和短横线，例如 2026.1。")],
        help_text="印在申报表上；内容有变时必须换一个新的版本。",
    )
    form_title = forms.CharField(label="表名", max_length=100, widget=forms.TextInput(attrs={"size": 60}))
    form_text = forms.CharField(
        label="内容", help_text=_NOTATION, widget=forms.Textarea(attrs={"rows": 24, "cols": 100})
    )

    class Meta:
        model = Project
        fields = (
            "title",
            "title_en",
            "summary",
            "published",
            "opens_at",
            "closes_at",
            "separate_hands",
            "other_material",
            "other_material_hint",
            "policies",
        )
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "title": forms.TextInput(attrs={"size": 60}),
            "title_en": forms.TextInput(attrs={"size": 60}),
            "summary": forms.Textarea(attrs={"rows": 3, "cols": 80}),
            "other_material_hint": forms.Textarea(attrs={"rows": 2, "cols": 80}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._blocks: list[FormBlock] = []
        project: Project = self.instance
        self.initial.setdefault("years_text", "、".join(map(str, project.years)))
        form = project.forms.first() if not project._state.adding else None  # noqa: SLF001 - Django's way
        if form is not None:
            template = FormTemplate.model_validate(form.template)
            self.initial.setdefault("form_version", template.version)
            self.initial.setdefault("form_title", template.title)
            self.initial.setdefault("form_text", notation.write(template.blocks))

    def clean_years_text(self) -> str:
        written: str = self.cleaned_data["years_text"]
        years = _BETWEEN_YEARS.split(written)
        if not all(map(_YEAR.fullmatch, years)):
            raise forms.ValidationError("请填写四位年份，用顿号隔开，例如 2026、2025。")
        self.instance.years = sorted(set(map(int, years)), reverse=True)
        return written

    def clean_form_text(self) -> str:
        written: str = self.cleaned_data["form_text"]
        try:
            self._blocks = notation.read(written)
        except notation.NotAForm as wrong:
            raise forms.ValidationError(str(wrong)) from wrong
        return written

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        opens, closes = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", "截止时间应晚于开始时间。")
        if self._blocks and not self.errors:
            template = self._template()
            try:
                form_versions.expect_new(self.instance, template.model_dump(mode="json"))
            except form_versions.SameVersion:
                self.add_error(
                    "form_version", "申报表的内容有变，请填写新的版本；已印出的旧表以版本号与新表区分。"
                )
        return cleaned

    def put_form_in_force(self, project: Project, *, at: datetime) -> None:
        """The form as it was filled in, for the project that is saved now."""
        template = self._template()
        form_versions.put_in_force(
            project, version=template.version, title=template.title, blocks=template.blocks, at=at
        )

    def _template(self) -> FormTemplate:
        return FormTemplate(
            version=self.cleaned_data["form_version"].strip(),
            title=self.cleaned_data["form_title"].strip(),
            blocks=self._blocks,
        )


class ConditionForm(forms.ModelForm):
    """A condition whose value fits its rule."""

    class Meta:
        model = Condition
        fields = ("text", "text_en", "rule", "value")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        rule, value = cleaned.get("rule"), cleaned.get("value", "")
        qualifications = {choice.code: choice.title for choice in catalogue.in_force().qualifications}
        scheme = catalogue.scheme(*catalogue.in_force().scheme)
        grades = [band.grade for band in scheme.bands]
        if rule == "qualification" and value not in qualifications:
            known = "、".join(f"{code}（{title}）" for code, title in qualifications.items())
            self.add_error("value", f"请填写资质代码：{known}。")
        elif rule == "grade" and value not in grades:
            self.add_error("value", f"请填写等级：{'、'.join(grades)}。")
        elif rule == "registered_days" and not re.fullmatch(r"\d{1,5}", value):
            self.add_error("value", "请填写天数。")
        elif rule == "materials" and value:
            self.add_error("value", "由材料证明的条件不需要判断值。")
        return cleaned


class StepForm(forms.ModelForm):
    """A step that ends within a year: its last day has to be named when the review begins."""

    usual_working_days = forms.IntegerField(label="通常工作日", min_value=0, max_value=250, initial=5)

    class Meta:
        model = PlannedStep
        fields = ("order", "title", "office", "usual_working_days")


class StepsFormSet(forms.BaseInlineFormSet):
    """A review has at least one step."""

    def clean(self) -> None:
        super().clean()
        kept = [form for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        if not kept:
            raise forms.ValidationError("请至少填写一个审批环节。")
