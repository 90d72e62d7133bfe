"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class InstitutionConfig(AppConfig):
    name = "bureau.institution"
    verbose_name = "机构"
