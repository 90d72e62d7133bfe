"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "bureau.trail"
    verbose_name = "办理记录"
