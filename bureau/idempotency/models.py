"""What was answered to which key."""

from __future__ import annotations

from datetime import datetime

from django.db import models


class Answered(models.Model):
    """An effect that has happened and the words in which it was reported; written with the effect or not at all."""

    scope: str = models.CharField(max_length=60)
    key: str = models.CharField(max_length=100)
    body_sha256: str = models.CharField(max_length=64)
    reply: str = models.TextField()
    at: datetime = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "key"], name="answered_once")]
