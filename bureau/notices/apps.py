"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "bureau.notices"
    verbose_name = "消息"

    def ready(self) -> None:
        from bureau.institution.services import decided
        from bureau.notices.services import tell_decision

        decided.connect(tell_decision, dispatch_uid="notices")
