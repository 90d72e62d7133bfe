"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class UploadsConfig(AppConfig):
    name = "bureau.uploads"
    verbose_name = "上传"
