"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class IdempotencyConfig(AppConfig):
    name = "bureau.idempotency"
    verbose_name = "请求凭据"
