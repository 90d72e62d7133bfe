"""Declarations, what was filed, why something came back, and the awards."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar

from django.db import models

from bureau.account.models import Account
from bureau.cases.records import Series
from bureau.institution.models import Institution
from desktop_client import words
from desktop_client.contract.states import (
    DECLARATION,
    GRADE,
    OPEN_DECLARATION,
    DeclarationState,
    GradeState,
    Kind,
    Step,
)

STATES = [(state.value, words.word(state, "zh")) for state in DeclarationState]
GRADE_STATES = [(state.value, words.word(state, "zh")) for state in GradeState]
KINDS = [(kind.value, words.word(kind, "zh")) for kind in Kind]
_OPEN = sorted(state.value for state in OPEN_DECLARATION)


class Declaration(models.Model):
    """One 分类分级申报, from the first answer to the award.

    ``answers`` and ``keep`` hold JSON of the contract's ``Draft``. ``change`` is the institution's change count when
    this record last changed: what cursors are made of.
    """

    trail_kind: ClassVar[str] = "declaration"
    table: ClassVar[Sequence[Step]] = DECLARATION

    id: uuid.UUID = models.UUIDField(primary_key=True, editable=False)
    institution: Institution = models.ForeignKey(
        Institution, verbose_name="机构", on_delete=models.PROTECT, related_name="declarations"
    )
    number: int = models.PositiveIntegerField("ID")
    year: int = models.PositiveSmallIntegerField("申报年度")
    category: str = models.CharField("申报类别", max_length=32)
    kind: str = models.CharField("分类", max_length=10, choices=KINDS)
    base_award: Award | None = models.ForeignKey(
        "Award", verbose_name="原等级", null=True, on_delete=models.PROTECT, related_name="followers"
    )
    scheme_id: str = models.CharField("标准", max_length=32)
    scheme_version: str = models.CharField("标准版本", max_length=32)
    answers: list[dict[str, Any]] = models.JSONField("填报内容", default=list)
    keep: dict[str, str] = models.JSONField("保级信息", default=dict)
    state: str = models.CharField(
        "申报状态", max_length=30, choices=STATES, default=DeclarationState.FILLING.value
    )
    round: int = models.PositiveIntegerField("轮次", default=1)
    version: int = models.PositiveIntegerField(default=1)
    change: int = models.PositiveBigIntegerField(default=0)
    declared_at: datetime | None = models.DateTimeField("申报时间", null=True)
    correction_due: datetime | None = models.DateTimeField("补正期限", null=True)
    reviewer: Account | None = models.ForeignKey(
        Account, verbose_name="审核员", null=True, on_delete=models.PROTECT, related_name="taken"
    )
    award: Award | None = models.ForeignKey(
        "Award", verbose_name="评定结果", null=True, on_delete=models.PROTECT, related_name="reasons"
    )
    created_by: Account = models.ForeignKey(
        Account, verbose_name="填报人", on_delete=models.PROTECT, related_name="created"
    )
    created_at: datetime = models.DateTimeField("创建时间")
    updated_at: datetime = models.DateTimeField("更新时间")

    class Meta:
        verbose_name = "申报"
        verbose_name_plural = "申报"
        ordering = ["-updated_at"]
        permissions = [("review_declaration", "审核申报")]
        indexes = [
            models.Index(fields=["institution", "change"], name="declaration_changes"),
            models.Index(fields=["state", "updated_at"], name="declaration_queue"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["institution", "number"], name="declaration_number"),
            models.UniqueConstraint(
                fields=["institution", "category", "year"],
                condition=models.Q(state__in=_OPEN),
                name="one_open_declaration",
            ),
            models.UniqueConstraint(
                fields=["institution", "category"],
                condition=models.Q(state__in=_OPEN, kind__in=[Kind.UPGRADE.value, Kind.KEEP.value]),
                name="upgrade_or_keep",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class RemovedDeclaration(models.Model):
    """A declaration that was deleted: other computers of the institution must learn it."""

    id: uuid.UUID = models.UUIDField(primary_key=True, editable=False)
    institution: Institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="removed"
    )
    change: int = models.PositiveBigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["institution", "change"], name="removed_changes")]


class Submission(models.Model):
    """One 上报: the very bytes that came, and the receipt that was given for them."""

    declaration: Declaration = models.ForeignKey(
        Declaration, on_delete=models.PROTECT, related_name="submissions"
    )
    institution: Institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="submissions"
    )
    key: str = models.CharField("凭据", max_length=100)
    round: int = models.PositiveIntegerField("轮次")
    number: str = models.CharField("回执号", max_length=20, unique=True)
    package: bytes = models.BinaryField("原件")
    package_sha256: str = models.CharField("摘要", max_length=64)
    commitment_version: str = models.CharField("承诺版本", max_length=32)
    state: str = models.CharField("之后状态", max_length=30)
    received_at: datetime = models.DateTimeField("收到时间")

    class Meta:
        verbose_name = "上报"
        verbose_name_plural = "上报"
        ordering = ["received_at", "id"]
        constraints = [models.UniqueConstraint(fields=["institution", "key"], name="submitted_once")]

    def __str__(self) -> str:
        return self.number


class ReceiptSeries(Series):
    """The receipts of declarations."""


class Finding(models.Model):
    """One reason a reviewer gave. ``decision`` counts the decisions of a declaration; the last one's are current."""

    declaration: Declaration = models.ForeignKey(
        Declaration, on_delete=models.CASCADE, related_name="findings"
    )
    decision: int = models.PositiveIntegerField()
    indicator: str = models.CharField("指标", max_length=32, blank=True)
    text: str = models.TextField("理由")

    class Meta:
        verbose_name = "退回理由"
        verbose_name_plural = "退回理由"
        ordering = ["decision", "id"]

    def __str__(self) -> str:
        return f"{self.indicator} {self.text}".strip()


class Award(models.Model):
    """A grade in force or past: a row of 评定结果."""

    trail_kind: ClassVar[str] = "grade"
    table: ClassVar[Sequence[Step]] = GRADE

    id: uuid.UUID = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    institution: Institution = models.ForeignKey(
        Institution, verbose_name="机构", on_delete=models.PROTECT, related_name="awards"
    )
    number: int = models.PositiveIntegerField("ID")
    declaration: Declaration = models.ForeignKey(
        Declaration, verbose_name="申报", on_delete=models.PROTECT, related_name="awards"
    )
    year: int = models.PositiveSmallIntegerField("申报年度")
    category: str = models.CharField("申报类别", max_length=32)
    grade: str = models.CharField("评定等级", max_length=16)
    declared_at: datetime = models.DateTimeField("申报时间")
    valid_from: datetime = models.DateTimeField("有效期起")
    valid_until: datetime = models.DateTimeField("有效期")
    state: str = models.CharField(
        "状态", max_length=20, choices=GRADE_STATES, default=GradeState.ACTIVE.value
    )
    scheme_id: str = models.CharField("标准", max_length=32)
    scheme_version: str = models.CharField("标准版本", max_length=32)

    class Meta:
        verbose_name = "评定结果"
        verbose_name_plural = "评定结果"
        ordering = ["-declared_at"]
        permissions = [("revoke_award", "撤销等级")]
        constraints = [models.UniqueConstraint(fields=["institution", "number"], name="award_number")]
        indexes = [models.Index(fields=["state", "valid_until"], name="award_calendar")]

    def __str__(self) -> str:
        return f"{self.number} {self.grade}"
