"""Subsidy projects as the bureau sets them up, and the applications of institutions for them."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from django.db import models

from bureau.account.models import Account
from bureau.cases.records import Series
from bureau.institution.models import Institution
from bureau.policies.models import Policy
from desktop_client import words
from desktop_client.contract.states import SUBSIDY, Material, Step, SubsidyState

STATES = [(state.value, words.word(state, "zh")) for state in SubsidyState]
MATERIALS = [(material.value, words.word(material, "zh")) for material in Material]
OTHER_MATERIAL = [("required", "必须上传"), ("optional", "可以不传")]
RULES = [
    ("materials", "由材料证明"),
    ("qualification", "具有资质"),
    ("grade", "评定等级不低于"),
    ("registered_days", "注册满多少天"),
]


def new_code() -> str:
    """A short identity for a project that somebody of the bureau sets up."""
    return secrets.token_hex(6)


class Project(models.Model):
    """A subsidy project. The newest of its ``forms`` is the one in force.

    ``hands`` counts how often people of the bureau have saved it: a sample that nobody touched stays fresh by itself.
    """

    id: str = models.CharField(primary_key=True, max_length=32, default=new_code, editable=False)
    title: str = models.CharField("申报名称", max_length=100)
    title_en: str = models.CharField("英文名称", max_length=200, blank=True)
    summary: str = models.TextField("简介", max_length=1000, blank=True)
    years: list[int] = models.JSONField("申报年度", default=list)
    opens_at: datetime = models.DateTimeField("开始受理")
    closes_at: datetime = models.DateTimeField("截止受理")
    other_material: str = models.CharField(
        "其他材料", max_length=10, choices=OTHER_MATERIAL, default="optional"
    )
    other_material_hint: str = models.CharField("其他材料说明", max_length=500, blank=True)
    policies: Any = models.ManyToManyField(
        Policy, verbose_name="政策文件", blank=True
    )  # Django's own manager
    separate_hands: bool = models.BooleanField(
        "相邻两个环节不得由同一人办理", default=False, help_text="例如初审和复审必须是两位审核员。"
    )
    published: bool = models.BooleanField("公布", default=True, help_text="不公布的项目机构看不到。")
    sample: bool = models.BooleanField("示例", default=False, editable=False)
    hands: int = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "补贴项目"
        verbose_name_plural = "补贴项目"
        ordering = ["closes_at", "title"]

    def __str__(self) -> str:
        return self.title


class Condition(models.Model):
    """A condition for applying. ``value`` is what its rule compares with: a code, a grade or a number of days."""

    project: Project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="conditions")
    text: str = models.CharField("条件", max_length=200)
    text_en: str = models.CharField("英文", max_length=300, blank=True)
    rule: str = models.CharField("判断方式", max_length=20, choices=RULES, default="materials")
    value: str = models.CharField("判断值", max_length=40, blank=True)

    class Meta:
        verbose_name = "申报条件"
        verbose_name_plural = "申报条件"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text


class PlannedStep(models.Model):
    """One step of the review as the project plans it (审批流程)."""

    project: Project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="steps")
    order: int = models.PositiveSmallIntegerField("顺序", default=1)
    title: str = models.CharField("环节", max_length=40)
    office: str = models.CharField("办理部门", max_length=100, blank=True)
    usual_working_days: int = models.PositiveSmallIntegerField("通常工作日", default=5)

    class Meta:
        verbose_name = "审批环节"
        verbose_name_plural = "审批流程"
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.title


class FormVersion(models.Model):
    """The 申报表 in one version, as JSON of ``messages.FormTemplate``; a version is never changed."""

    project: Project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="forms")
    version: str = models.CharField("版本", max_length=40)
    template: dict[str, Any] = models.JSONField()
    published_at: datetime = models.DateTimeField("公布时间")

    class Meta:
        verbose_name = "申报表"
        verbose_name_plural = "申报表"
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["project", "version"], name="form_version_once")]

    def __str__(self) -> str:
        return self.version

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only: applications were printed by it."""
        super().save(*args, **{**kwargs, "force_insert": True})


class Subsidy(models.Model):
    """One application of an institution for one project and year.

    The materials hold JSON of the contract's ``MaterialFile``, ``review`` that of the steps of this round
    (:class:`bureau.subsidy.steps.Standing`). ``change`` is the institution's change count when it last changed.
    """

    trail_kind: ClassVar[str] = "subsidy"
    table: ClassVar[Sequence[Step]] = SUBSIDY

    id: uuid.UUID = models.UUIDField(primary_key=True, editable=False)
    institution: Institution = models.ForeignKey(
        Institution, verbose_name="机构", on_delete=models.PROTECT, related_name="subsidies"
    )
    number: int = models.PositiveIntegerField("ID")
    project: Project = models.ForeignKey(
        Project, verbose_name="申报名称", on_delete=models.PROTECT, related_name="applications"
    )
    year: int = models.PositiveSmallIntegerField("年度")
    form_version: str = models.CharField("申报表版本", max_length=40, blank=True)
    application_form: dict[str, Any] | None = models.JSONField("申报表", null=True)
    other_material: dict[str, Any] | None = models.JSONField("其他材料", null=True)
    note: str = models.TextField("说明", blank=True)
    state: str = models.CharField(
        "申报状态", max_length=30, choices=STATES, default=SubsidyState.PREPARING.value
    )
    round: int = models.PositiveIntegerField("轮次", default=1)
    version: int = models.PositiveIntegerField(default=1)
    change: int = models.PositiveBigIntegerField(default=0)
    declared_at: datetime | None = models.DateTimeField("申报日期", null=True)
    review: list[dict[str, Any]] = models.JSONField("审批流程", default=list)
    reviewer: Account | None = models.ForeignKey(
        Account, verbose_name="审核员", null=True, on_delete=models.PROTECT, related_name="taken_subsidies"
    )
    decided_at: datetime | None = models.DateTimeField("办结时间", null=True)
    result: str = models.TextField("审批结果", blank=True)
    amount: Decimal | None = models.DecimalField("补贴金额（元）", max_digits=14, decimal_places=2, null=True)
    publicised_until: date | None = models.DateField("公示截止", null=True)
    paid_on: date | None = models.DateField("拨付日期", null=True)
    created_by: Account = models.ForeignKey(
        Account, verbose_name="填报人", on_delete=models.PROTECT, related_name="created_subsidies"
    )
    created_at: datetime = models.DateTimeField("创建时间")
    updated_at: datetime = models.DateTimeField("更新时间")

    class Meta:
        verbose_name = "补贴申报"
        verbose_name_plural = "补贴申报"
        ordering = ["-updated_at"]
        permissions = [("review_subsidy", "审核补贴申报")]
        indexes = [
            models.Index(fields=["institution", "change"], name="subsidy_changes"),
            models.Index(fields=["state", "updated_at"], name="subsidy_queue"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["institution", "number"], name="subsidy_number"),
            models.UniqueConstraint(fields=["institution", "project", "year"], name="one_subsidy_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class RemovedSubsidy(models.Model):
    """An application that was deleted: other computers of the institution must learn it."""

    id: uuid.UUID = models.UUIDField(primary_key=True, editable=False)
    institution: Institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="removed_subsidies"
    )
    change: int = models.PositiveBigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["institution", "change"], name="removed_subsidy_changes")]


class SubsidySubmission(models.Model):
    """One 提交: the very bytes that came, and the receipt that was given for them."""

    subsidy: Subsidy = models.ForeignKey(Subsidy, on_delete=models.PROTECT, related_name="submissions")
    institution: Institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="subsidy_submissions"
    )
    key: str = models.CharField("凭据", max_length=100)
    round: int = models.PositiveIntegerField("轮次")
    number: str = models.CharField("回执号", max_length=20, unique=True)
    package: bytes = models.BinaryField("原件")
    package_sha256: str = models.CharField("摘要", max_length=64)
    state: str = models.CharField("之后状态", max_length=30)
    received_at: datetime = models.DateTimeField("收到时间")

    class Meta:
        verbose_name = "提交"
        verbose_name_plural = "提交"
        ordering = ["received_at", "id"]
        constraints = [models.UniqueConstraint(fields=["institution", "key"], name="subsidy_submitted_once")]

    def __str__(self) -> str:
        return self.number


class SubsidyReceiptSeries(Series):
    """The receipts of subsidy applications."""


class SubsidyFinding(models.Model):
    """One reason of a reviewer. ``decision`` counts the decisions of an application; the last one's are current."""

    subsidy: Subsidy = models.ForeignKey(Subsidy, on_delete=models.CASCADE, related_name="findings")
    decision: int = models.PositiveIntegerField()
    material: str = models.CharField("材料", max_length=20, choices=MATERIALS, blank=True)
    page: int | None = models.PositiveIntegerField("页", null=True)
    text: str = models.TextField("理由")

    class Meta:
        verbose_name = "退回理由"
        verbose_name_plural = "退回理由"
        ordering = ["decision", "id"]

    def __str__(self) -> str:
        return self.text
