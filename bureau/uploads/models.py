"""What is on its way in."""

from __future__ import annotations

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import models

from bureau.institution.models import Institution


class UploadState(StrEnum):
    ARRIVING = "arriving"
    KEPT = "kept"
    REFUSED = "refused"


STATES = [(state.value, state.value) for state in UploadState]


class Upload(models.Model):
    """One file on its way. How much of it is here is the size of its part file and nothing else.

    ``refusal`` keeps the verdict on the whole file, so that it can be told again when the first reply was lost.
    """

    id: uuid.UUID = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    institution: Institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="uploads"
    )
    sha256: str = models.CharField("摘要", max_length=64)
    length: int = models.PositiveIntegerField("大小")
    name: str = models.CharField("文件名", max_length=120, blank=True)
    media_type: str = models.CharField("声明的类型", max_length=100, blank=True)
    state: str = models.CharField("状态", max_length=10, choices=STATES, default=UploadState.ARRIVING.value)
    refusal: dict[str, Any] = models.JSONField(default=dict)
    begun_at: datetime = models.DateTimeField("开始时间")
    expires_at: datetime = models.DateTimeField("清除时间", db_index=True)

    class Meta:
        verbose_name = "上传"
        verbose_name_plural = "上传"
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "sha256"],
                condition=models.Q(state=UploadState.ARRIVING.value),
                name="arriving_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
