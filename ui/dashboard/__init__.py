"""工作台: the page a person sees first after signing in."""

from __future__ import annotations

from ui.dashboard.page import DashboardPage

__all__ = ["DashboardPage"]
