"""Notices and who has read them."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models

from bureau.account.models import Account
from bureau.institution.models import Institution


class Notice(models.Model):
    """A message to an institution, about one of its declarations or in general."""

    # The number in the table keeps notices of the same moment in order; clients know only the identity.
    identity: uuid.UUID = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    institution: Institution = models.ForeignKey(
        Institution, verbose_name="机构", on_delete=models.PROTECT, related_name="notices"
    )
    at: datetime = models.DateTimeField("时间")
    title: str = models.CharField("标题", max_length=200)
    text: str = models.TextField("内容", blank=True)
    # Not a foreign key: a notice outlives a declaration that was deleted.
    declaration: uuid.UUID | None = models.UUIDField("申报", null=True, blank=True)

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
