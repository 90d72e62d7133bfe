"""The two tables of field kinds, the core's and the screen's, have the same keys."""

from __future__ import annotations

from desktop_client.forms import KINDS
from ui.fields.table import FIELDS


def test_the_screen_has_a_widget_for_each_kind_and_no_other() -> None:
    assert set(FIELDS) == set(KINDS)
