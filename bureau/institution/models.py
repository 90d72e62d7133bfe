"""Institutions."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from django.db import models

from desktop_client import words
from desktop_client.contract.states import INSTITUTION, InstitutionState, Step

STATES = [(state.value, words.word(state, "zh")) for state in InstitutionState]


class Institution(models.Model):
    """One institution under its 统一社会信用代码. ``changes`` counts changes of its declarations, for cursors."""

    trail_kind: ClassVar[str] = "institution"
    table: ClassVar[Sequence[Step]] = INSTITUTION

    id: uuid.UUID = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name: str = models.CharField("机构名称", max_length=100)
    credit_code: str = models.CharField("统一社会信用代码", max_length=18, unique=True)
    licence_number: str = models.CharField("人力资源许可证编号", max_length=100)
    qualifications: list[str] = models.JSONField("资质情况", default=list)
    state: str = models.CharField(
        "状态", max_length=30, choices=STATES, default=InstitutionState.ACTIVE.value
    )
    registered_at: datetime = models.DateTimeField("注册时间")
    changes: int = models.PositiveBigIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "机构"
        verbose_name_plural = "机构"
        ordering = ["name"]
        permissions = [("decide_institution", "受理机构注册与停用")]

    def __str__(self) -> str:
        return self.name
