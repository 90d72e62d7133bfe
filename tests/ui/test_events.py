"""The news: every event of the client has its signal, with the same facts."""

from __future__ import annotations

import dataclasses
from typing import get_args

import pytest

from desktop_client import events
from ui.events import News, signal_name

EXAMPLES = {"str": "an-id", "int": 3, "bool": True}


@pytest.mark.parametrize("kind", get_args(events.Event), ids=lambda kind: kind.__name__)
def test_every_event_is_told_by_its_signal(qtbot, kind):
    bus = events.Bus()
    news = News(bus)
    facts = [EXAMPLES[str(fact.type)] for fact in dataclasses.fields(kind)]

    with qtbot.waitSignal(getattr(news, signal_name(kind))) as heard:
        bus.publish(kind(*facts))

    assert heard.args == facts
    news.stop()
