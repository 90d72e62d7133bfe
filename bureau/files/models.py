"""What has been received."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from bureau.institution.models import Institution


class StoredFile(models.Model):
    """Bytes of one institution under their hash; where they lie follows from institution and hash alone.

    ``used_at``: when something that was filed named it for the first time; what nothing names takes up room.
    """

    institution: Institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="files")
    sha256: str = models.CharField("摘要", max_length=64)
    bytes: int = models.PositiveIntegerField("大小")
    media_type: str = models.CharField("类型", max_length=40)
    pages: int | None = models.PositiveIntegerField("页数", null=True)
    stored_at: datetime = models.DateTimeField("接收时间")
    used_at: datetime | None = models.DateTimeField("首次使用", null=True)

    class Meta:
        verbose_name = "佐证材料"
        verbose_name_plural = "佐证材料"
        constraints = [models.UniqueConstraint(fields=["institution", "sha256"], name="stored_once")]

    def __str__(self) -> str:
        return self.sha256
