"""Everything ever published. A version is never changed: what was declared against it must stay readable."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models

KINDS = [("scheme", "评定标准"), ("commitment", "填报承诺")]


class Publication(models.Model):
    """A scheme or a commitment text in one version; ``body`` is the very JSON that clients receive."""

    kind: str = models.CharField("种类", max_length=20, choices=KINDS)
    name: str = models.CharField("名称", max_length=40)
    version: str = models.CharField("版本", max_length=40)
    title: str = models.CharField("标题", max_length=200)
    sha256: str = models.CharField("摘要", max_length=64)
    body: str = models.TextField("内容")
    published_at: datetime = models.DateTimeField("公布时间")

    class Meta:
        verbose_name = "公布内容"
        verbose_name_plural = "公布内容"
        ordering = ["kind", "name", "-published_at"]
        constraints = [models.UniqueConstraint(fields=["kind", "name", "version"], name="published_once")]

    def __str__(self) -> str:
        return f"{self.title} {self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only."""
        super().save(*args, **{**kwargs, "force_insert": True})
