"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "bureau.notices"
    verbose_name = "消息"
