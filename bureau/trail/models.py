"""One row per step of any case: who, when, what, why. Rows are only ever added, and each seals the one before."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from uuid import UUID

from django.db import models

from desktop_client import words
from desktop_client.contract.states import Role

ROLES = [(role.value, words.word(role, "zh")) for role in Role]


class TrailEntry(models.Model):
    """A step. ``seal`` is a hash over this row and the seal before it, so a changed or missing row is found."""

    kind: str = models.CharField("事项", max_length=20)
    record: UUID = models.UUIDField("记录")
    sequence: int = models.PositiveIntegerField("序号")
    at: datetime = models.DateTimeField("时间")
    actor_id_text: str = models.CharField("账号标识", max_length=36, blank=True)
    actor: str = models.CharField("办理人", max_length=120)
    role: str = models.CharField("身份", max_length=20, choices=ROLES)
    event: str = models.CharField("办理", max_length=40)
    state: str = models.CharField("之后状态", max_length=40)
    round: int = models.PositiveIntegerField("轮次", default=1)
    note: str = models.TextField("说明", blank=True)
    part: str = models.CharField("环节", max_length=60, blank=True)
    seal: str = models.CharField("封印", max_length=64)

    class Meta:
        verbose_name = "办理记录"
        verbose_name_plural = "办理记录"
        ordering = ["record", "sequence"]
        constraints = [models.UniqueConstraint(fields=["record", "sequence"], name="trail_order")]

    def __str__(self) -> str:
        return f"{self.event_word} → {self.state_word}"

    @property
    def event_word(self) -> str:
        return words.word(f"{self.kind}_event.{self.event}", "zh")

    @property
    def state_word(self) -> str:
        return words.word(f"{self.kind}_state.{self.state}", "zh")

    def sealed_after(self, previous: str) -> str:
        """What ``seal`` must be when the entry before carries ``previous``."""
        content = [
            previous,
            self.kind,
            str(self.record),
            self.sequence,
            self.at.astimezone(UTC).isoformat(),
            self.actor_id_text,
            self.actor,
            self.role,
            self.event,
            self.state,
            self.round,
            self.note,
            # Entries from before reviews had several steps keep the seal they were given.
            *([self.part] if self.part else []),
        ]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
