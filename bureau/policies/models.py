"""Policy documents and announcements, and the count of their changes."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from django.db import models

KINDS = [("policy", "政策文件"), ("announcement", "公告")]


class Policy(models.Model):
    """One document. ``change`` is the room's change count when it last changed: what cursors are made of.

    A withdrawn one stays here: clients must learn that it is gone, and it may be published again.
    """

    id: uuid.UUID = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind: str = models.CharField("类别", max_length=20, choices=KINDS, default="policy")
    title: str = models.CharField("标题", max_length=200)
    title_en: str = models.CharField("英文标题", max_length=200, blank=True)
    number: str = models.CharField("文号", max_length=100, blank=True)
    issuer: str = models.CharField("发布机构", max_length=100)
    published_on: date = models.DateField("发布日期")
    in_force_on: date | None = models.DateField("施行日期", null=True, blank=True)
    summary: str = models.TextField("摘要", max_length=500, blank=True)
    text: str = models.TextField("正文", blank=True)
    file_sha256: str = models.CharField(max_length=64, blank=True, editable=False)
    file_name: str = models.CharField("PDF 文件", max_length=120, blank=True, editable=False)
    file_bytes: int = models.PositiveIntegerField(default=0, editable=False)
    file_pages: int = models.PositiveIntegerField(default=0, editable=False)
    sample: bool = models.BooleanField("示例", default=False, editable=False)
    withdrawn: bool = models.BooleanField("已撤下", default=False, editable=False)
    version: int = models.PositiveIntegerField(default=1, editable=False)
    change: int = models.PositiveBigIntegerField(default=0, editable=False, db_index=True)
    updated_at: datetime = models.DateTimeField("更新时间", editable=False)

    class Meta:
        verbose_name = "政策文件"
        verbose_name_plural = "政策文件与公告"
        ordering = ["-published_on", "title"]

    def __str__(self) -> str:
        return self.title


class ChangeCount(models.Model):
    """How often anything in this room has changed; there is one row."""

    last: int = models.PositiveBigIntegerField(default=0)
