"""Puts our desk where Django looks for its admin site."""

from __future__ import annotations

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "bureau.desk.site.Desk"
