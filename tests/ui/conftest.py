"""Fixtures of the screen tests: the real theme on the real application, drawn offscreen."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def dress(qapp):
    """The theme, worn by the application for one test."""
    from PySide6.QtCore import QCoreApplication, QEvent

    from ui.theme import Appearance, Theme

    # What earlier tests have closed is only deleted by a running event loop; until then it would be dressed too.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    worn = Theme(qapp, appearance=Appearance.LIGHT)
    yield worn
    worn.choose(Appearance.LIGHT)
    worn.deleteLater()
