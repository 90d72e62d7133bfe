"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "bureau.catalogue"
    verbose_name = "公布内容"
