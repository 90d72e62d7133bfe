"""Notices and who has read them."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models

from bureau.account.models import Account
from bureau.institution.models import Institution


class Notice(models.Model):
    """A message to an institution: about a declaration, a subsidy application or a policy, or in general."""

    # The number in the table keeps notices of the same moment in order; clients know only the identity.
    identity: uuid.UUID = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    institution: Institution = models.ForeignKey(
        Institution, verbose_name="机构", on_delete=models.PROTECT, related_name="notices"
    )
    at: datetime = models.DateTimeField("时间")
    title: str = models.CharField("标题", max_length=200)
    text: str = models.TextField("内容", blank=True)
    # No foreign keys: a notice outlives a declaration that was deleted and a policy that was withdrawn.
    declaration: uuid.UUID | None = models.UUIDField("申报", null=True, blank=True)
    subsidy: uuid.UUID | None = models.UUIDField("补贴申报", null=True, blank=True)
    policy: str = models.CharField("政策文件", max_length=40, blank=True)

    class Meta:
        verbose_name = "消息"
        verbose_name_plural = "消息"
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.title


class Reading(models.Model):
    """One person has read one notice."""

    notice: Notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="readings")
    account: Account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="readings")
    at: datetime = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "account"], name="read_once")]
