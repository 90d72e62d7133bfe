"""审核台: Django admin as the bureau's desk, in Chinese, with the desk's own words and style."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Puts :class:`Desk` where Django looks for its admin site."""

    default_site = "bureau.desk.Desk"


class Desk(AdminSite):
    site_title = "审核台"
    site_header = "审核台"
    index_title = "今日工作"
    site_url = None
    enable_nav_sidebar = True
