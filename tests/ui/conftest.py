"""Fixtures of the screen tests: the real theme on the real application, drawn offscreen."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def dress(qapp):
    """The theme, worn by the application for one test."""
    from ui.theme import Appearance, Theme

    worn = Theme(qapp, appearance=Appearance.LIGHT)
    yield worn
    worn.choose(Appearance.LIGHT)
    worn.deleteLater()
