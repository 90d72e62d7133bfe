"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class SubsidyConfig(AppConfig):
    name = "bureau.subsidy"
    verbose_name = "政策补贴"

    def ready(self) -> None:
        from bureau.subsidy import upheaval

        upheaval.listen()
