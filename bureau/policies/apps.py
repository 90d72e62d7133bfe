"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    name = "bureau.policies"
    verbose_name = "政策文件"
