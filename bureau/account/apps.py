"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class AccountConfig(AppConfig):
    name = "bureau.account"
    verbose_name = "账号"
