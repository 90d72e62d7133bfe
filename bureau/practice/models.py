"""What a practice bureau remembers for itself."""

from __future__ import annotations

from datetime import datetime

from django.db import models


class Plan(models.Model):
    """What the practice reviewer does next; there is one row."""

    outcome: str = models.CharField(max_length=20)
    delay_seconds: float = models.FloatField()


class DeskKey(models.Model):
    """A one-time way into the review desk, kept as a hash."""

    sha256: str = models.CharField(max_length=64, unique=True)
    until: datetime = models.DateTimeField()
