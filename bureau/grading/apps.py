"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class GradingConfig(AppConfig):
    name = "bureau.grading"
    verbose_name = "分类分级"

    def ready(self) -> None:
        from bureau.grading import upheaval

        upheaval.listen()
