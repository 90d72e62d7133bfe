"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "bureau.practice"
    verbose_name = "练习"
