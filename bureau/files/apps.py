"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "bureau.files"
    verbose_name = "佐证材料"
